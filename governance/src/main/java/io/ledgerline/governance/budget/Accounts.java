package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The accounts in memory, bounded. Room is made only when more than half is used, and only from
 * counts that can't matter again: windows long past (which then stay closed, should the clock go
 * back), counts of nothing, and sessions not used for 30 days.
 */
final class Accounts {
  static final Duration KEEP_INSTANCE = Duration.ofDays(2);
  static final Duration KEEP_SINGLE = Duration.ofDays(40);
  static final Duration KEEP_SESSION = Duration.ofDays(30);
  static final Duration KEEP_EMPTY = Duration.ofMinutes(10);

  private final ConcurrentHashMap<Counter, Account> accounts = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Counter, Tally> recovered;
  private final ConcurrentHashMap<String, Instant> closed;
  private final AtomicLong order = new AtomicLong();
  private final int max;

  Accounts(int max, Map<Counter, Tally> recovered, Map<String, Instant> closed) {
    this.max = max;
    this.recovered = new ConcurrentHashMap<>(recovered);
    this.closed = new ConcurrentHashMap<>(closed);
  }

  /** The account of a call, null where its window is closed or there is no room. */
  @Nullable Account find(BudgetLine line, BudgetSpec spec, BudgetScope scope, Instant now) {
    Account current = line.current(spec, now);
    if (current != null) {
      return current;
    }
    String instance = BudgetLine.instance(spec, scope);
    Account account = find(line, Counter.at(spec.id(), instance, spec.window(), now));
    if (account != null && instance.isEmpty()) {
      line.remember(account);
    }
    return account;
  }

  private @Nullable Account find(BudgetLine line, Counter counter) {
    Account account = accounts.get(counter);
    if (account != null) {
      return account;
    }
    if (isClosed(counter) || accounts.size() >= max) {
      return null;
    }
    return accounts.computeIfAbsent(counter, _ -> open(line, counter));
  }

  private Account open(BudgetLine line, Counter counter) {
    Account account = new Account(counter, line, order.getAndIncrement());
    Tally tally = recovered.remove(counter);
    if (tally != null) {
      account.spent = tally.spent();
      account.granted = account.spentHere();
      account.toldSpent = account.spentHere();
      account.lastUsed = tally.lastUsed();
      account.reportedPercent = tally.reportedPercent();
    }
    return account;
  }

  /** The account of a counter without making one. */
  @Nullable Account peek(Counter counter) {
    return accounts.get(counter);
  }

  /** The counters that were recovered and not used since. */
  Collection<Counter> recovered() {
    return List.copyOf(recovered.keySet());
  }

  /** What a counter that has no account yet was recovered with. */
  @Nullable Tally recovered(Counter counter) {
    return recovered.get(counter);
  }

  boolean isClosed(Counter counter) {
    Instant before = closed.get(counter.budget());
    return before != null
        && counter.window() != Window.LIFETIME
        && counter.start().isBefore(before);
  }

  /** Corrects what was spent, whether or not the counter has an account. */
  void correct(Counter counter, long difference) {
    accounts.compute(
        counter,
        (_, account) -> {
          if (account == null) {
            correctRecovered(counter, difference);
            return null;
          }
          account.lock.lock();
          try {
            account.spent = NanoSum.corrected(account.spent, difference);
          } finally {
            account.lock.unlock();
          }
          return account;
        });
  }

  private void correctRecovered(Counter counter, long difference) {
    if (!isClosed(counter)) {
      recovered.compute(
          counter, (_, tally) -> (tally == null ? Tally.NONE : tally).corrected(difference));
    }
  }

  Collection<Account> all() {
    return accounts.values();
  }

  int size() {
    return accounts.size();
  }

  /** Makes room where more than half is used; returns the counters that are gone. */
  List<Counter> makeRoom(Instant now) {
    List<Counter> gone = new ArrayList<>();
    if (accounts.size() + recovered.size() <= max / 2) {
      return gone;
    }
    for (Account account : accounts.values()) {
      if (remove(account, now)) {
        gone.add(account.counter);
      }
    }
    recovered
        .entrySet()
        .removeIf(
            e -> {
              boolean past = isPast(e.getKey(), e.getValue().lastUsed(), now);
              if (past) {
                close(e.getKey());
              }
              return past;
            });
    return gone;
  }

  private boolean remove(Account account, Instant now) {
    account.lock.lock();
    try {
      boolean past = isPast(account.counter, account.lastUsed, now);
      boolean empty =
          account.spent == 0 && account.lastUsed + KEEP_EMPTY.toSeconds() < now.getEpochSecond();
      if (account.holds > 0 || !(past || empty)) {
        return false;
      }
      if (past) {
        close(account.counter);
      }
      account.removed = true;
    } finally {
      account.lock.unlock();
    }
    account.line.remember(null);
    return accounts.remove(account.counter, account);
  }

  private void close(Counter counter) {
    Instant end = counter.resetsAt();
    if (end != null) {
      closed.merge(counter.budget(), end, (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  static boolean isPast(Counter counter, long lastUsed, Instant now) {
    Instant end = counter.resetsAt();
    if (end == null) {
      return counter.instance().indexOf('|') >= 0
          && lastUsed + KEEP_SESSION.toSeconds() < now.getEpochSecond();
    }
    return end.plus(counter.instance().isEmpty() ? KEEP_SINGLE : KEEP_INSTANCE).isBefore(now);
  }
}
