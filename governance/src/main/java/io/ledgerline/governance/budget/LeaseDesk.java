package io.ledgerline.governance.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Talks to the lease source about accounts; no account is talked about twice at once. */
final class LeaseDesk {
  private static final Comparator<Account> BY_ORDER = Comparator.comparingLong(a -> a.order);

  /** An idle rest below a tenth of a cent is given back whole. */
  private static final long CRUMB = 1_000_000L;

  /** How many upkeeps' worth of spending a node keeps in hand. */
  private static final long AHEAD = 4;

  private static final int BATCH = 500;

  private final LeaseSource source;
  private final Duration deadline;

  LeaseDesk(LeaseSource source, Duration deadline) {
    this.source = source;
    this.deadline = deadline;
  }

  /** Asks for what these accounts lack for this amount, unless it came meanwhile. */
  void fetch(List<Account> lacking, long amount) throws LeaseUnavailableException {
    List<Account> ordered = new ArrayList<>(lacking);
    ordered.sort(BY_ORDER);
    List<Account> locked = new ArrayList<>(ordered.size());
    try {
      for (Account account : ordered) {
        lockExchange(account);
        locked.add(account);
      }
      exchange(ordered, amount);
    } finally {
      locked.forEach(account -> account.exchange.unlock());
    }
  }

  private void lockExchange(Account account) throws LeaseUnavailableException {
    try {
      if (!account.exchange.tryLock(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LeaseUnavailableException("no answer about budgets within " + deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeaseUnavailableException(e);
    }
  }

  private void exchange(List<Account> accounts, long amount) throws LeaseUnavailableException {
    List<Account> asked = new ArrayList<>(accounts.size());
    List<LeaseAsk> asks = new ArrayList<>(accounts.size());
    for (Account account : accounts) {
      account.lock.lock();
      try {
        long missing = amount - account.leftOfLease();
        if (missing > 0 && !account.removed) {
          asked.add(account);
          asks.add(ask(account, missing, Long.MAX_VALUE));
        }
      } finally {
        account.lock.unlock();
      }
    }
    apply(asked, asks);
  }

  /** Tells what was spent, gives back what others want, and keeps some in hand. */
  void upkeep(Iterable<Account> accounts) throws LeaseUnavailableException {
    if (!source.shared()) {
      return;
    }
    Set<Counter> wanted = source.wanted();
    List<Account> batch = new ArrayList<>();
    for (Account account : accounts) {
      if (batch.size() == BATCH) {
        upkeep(batch, wanted);
        batch.clear();
      }
      batch.add(account);
    }
    upkeep(batch, wanted);
  }

  private void upkeep(List<Account> batch, Set<Counter> wanted) throws LeaseUnavailableException {
    List<Account> asked = new ArrayList<>();
    List<LeaseAsk> asks = new ArrayList<>();
    try {
      for (Account account : batch) {
        if (account.exchange.tryLock() && !tell(account, wanted, asked, asks)) {
          account.exchange.unlock();
        }
      }
      apply(asked, asks);
    } finally {
      asked.forEach(account -> account.exchange.unlock());
    }
  }

  private boolean tell(
      Account account, Set<Counter> wanted, List<Account> asked, List<LeaseAsk> asks) {
    account.lock.lock();
    try {
      long idle = account.leftOfLease();
      boolean giveBack = idle > 0 && wanted.contains(account.counter);
      long lately = account.spentHere() - account.toldSpent;
      if (account.removed || (!giveBack && lately == 0)) {
        return false;
      }
      if (giveBack) {
        account.granted -= idle <= CRUMB ? idle : idle / 2;
      }
      long ahead = giveBack || lately <= 0 ? 0 : NanoSum.left(lately * AHEAD, idle);
      asked.add(account);
      asks.add(ask(account, 0, ahead));
      return true;
    } finally {
      account.lock.unlock();
    }
  }

  private static LeaseAsk ask(Account account, long needed, long wished) {
    long held = Math.max(account.granted, account.used());
    long limit = account.line.spec().limitNanoUsd();
    return new LeaseAsk(account.counter, limit, account.spentHere(), held, needed, wished);
  }

  private void apply(List<Account> asked, List<LeaseAsk> asks) throws LeaseUnavailableException {
    if (asks.isEmpty()) {
      return;
    }
    List<LeaseGrant> grants = source.exchange(asks);
    for (int i = 0; i < asked.size(); i++) {
      Account account = asked.get(i);
      LeaseGrant grant = grants.get(i);
      account.lock.lock();
      try {
        account.granted = grant.grantedNanoUsd();
        account.spentElsewhere = grant.spentElsewhereNanoUsd();
        account.idleElsewhere = grant.idleElsewhereNanoUsd();
        account.toldSpent = asks.get(i).spentNanoUsd();
      } finally {
        account.lock.unlock();
      }
    }
  }
}
