package io.ledgerline.governance.budget;

import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One attempt to hold an amount in several accounts at once: all are locked by rising order, looked
 * at, and changed together or not at all.
 */
final class Hold {
  private static final Comparator<Account> BY_ORDER = Comparator.comparingLong(a -> a.order);

  private final Account[] accounts;
  private final BudgetSpec[] specs;
  private final long amount;
  private final Instant now;

  Hold(Account[] accounts, BudgetSpec[] specs, long amount, Instant now) {
    this.accounts = accounts;
    this.specs = specs;
    this.amount = amount;
    this.now = now;
  }

  /** What one attempt found. */
  sealed interface Found {
    /** It is held. */
    record Done(List<BudgetState> states, Duration delay) implements Found {}

    /** An account was removed meanwhile: look it up again. */
    record Gone() implements Found {}

    /** The limits allow it, but this node was not granted enough. */
    record Lacking(List<Account> accounts) implements Found {}

    /** It can't be held. */
    record No(Outcome outcome) implements Found {}
  }

  Found attempt() {
    Account[] locked = accounts.clone();
    Arrays.sort(locked, BY_ORDER);
    for (Account account : locked) {
      account.lock.lock();
    }
    try {
      return look();
    } finally {
      for (int i = locked.length - 1; i >= 0; i--) {
        locked[i].lock.unlock();
      }
    }
  }

  private Found look() {
    int shortest = -1;
    long least = Long.MAX_VALUE;
    List<Account> lacking = List.of();
    for (int i = 0; i < accounts.length; i++) {
      Account account = accounts[i];
      if (account.removed) {
        return new Found.Gone();
      }
      long left = account.leftOfLimit(specs[i]);
      if (left < amount && (shortest < 0 || left < least)) {
        shortest = i;
        least = left;
      }
      if (account.leftOfLease() < amount) {
        lacking = with(lacking, account);
      }
    }
    if (shortest >= 0) {
      return new Found.No(shortOf(shortest, least));
    }
    return lacking.isEmpty() ? throttleOrTake() : new Found.Lacking(lacking);
  }

  private Outcome shortOf(int tightest, long left) {
    List<BudgetState> states = states();
    OnReserveShort rule = OnReserveShort.CLAMP;
    for (int i = 0; i < accounts.length; i++) {
      boolean isShort = accounts[i].leftOfLimit(specs[i]) < amount;
      if (isShort && specs[i].onReserveShort() != OnReserveShort.CLAMP) {
        rule = OnReserveShort.REFUSE;
      }
    }
    return new Outcome.Short(states.get(tightest), amount, left, rule, states);
  }

  private Found throttleOrTake() {
    long longest = 0;
    for (int i = 0; i < accounts.length; i++) {
      int rate = rate(i);
      long delay = accounts[i].delayMillis(rate, now);
      if (delay > Outcome.MAX_DELAY.toMillis()) {
        Duration retryAfter = Duration.ofSeconds(Math.max(1, Math.ceilDiv(delay, 1000)));
        BudgetState state = accounts[i].state(specs[i]);
        return new Found.No(new Outcome.Throttled(state, rate, retryAfter));
      }
      longest = Math.max(longest, delay);
    }
    for (int i = 0; i < accounts.length; i++) {
      int rate = rate(i);
      accounts[i].takeTurn(rate, accounts[i].delayMillis(rate, now), now);
      accounts[i].reserved = NanoSum.plus(accounts[i].reserved, amount);
      accounts[i].holds++;
      accounts[i].lastUsed = Math.max(accounts[i].lastUsed, now.getEpochSecond());
    }
    return new Found.Done(states(), longest == 0 ? Duration.ZERO : Duration.ofMillis(longest));
  }

  private int rate(int i) {
    return Reached.requestsPerMinute(Reached.of(specs[i], accounts[i].spentEverywhere()));
  }

  private List<BudgetState> states() {
    BudgetState[] states = new BudgetState[accounts.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = accounts[i].state(specs[i]);
    }
    return List.of(states);
  }

  private static List<Account> with(List<Account> list, Account account) {
    List<Account> longer = list.isEmpty() ? new ArrayList<>(4) : list;
    longer.add(account);
    return longer;
  }
}
