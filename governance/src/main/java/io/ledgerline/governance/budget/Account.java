package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The money of one counter on this node. All fields that change are guarded by {@link #lock}; where
 * several accounts are held together they are locked by rising {@link #order}, which is given once
 * and never changes, so no two calls can wait for each other. Nothing is called and nothing waits
 * while a lock is held, except for the next account's lock.
 *
 * <p>{@link #exchange} is held around a talk with the lease source about this account, also by
 * rising order, and always before {@link #lock}.
 */
final class Account {
  private static final long MINUTE_MILLIS = 60_000;

  final Counter counter;
  final BudgetLine line;
  final EntryObject entry;
  final long order;
  final ReentrantLock lock = new ReentrantLock();
  final ReentrantLock exchange = new ReentrantLock();

  /** Settled on this node; below zero where later corrections took back more than was spent. */
  long spent;

  /** Held by calls under way on this node. */
  long reserved;

  /** How many calls hold something, also those that hold nothing but their place. */
  int holds;

  /** What this node may spend in all: spent and reserved never pass it by a reservation. */
  long granted;

  /** Charged to other nodes, as far as known: their spend, and all that dead nodes were granted. */
  long spentElsewhere;

  /** Granted to other nodes that are alive, and not spent, as far as known. */
  long idleElsewhere;

  /** The highest threshold that was handed on for reporting. */
  int reportedPercent;

  /** When the next throttled call has its turn, in milliseconds since the epoch. */
  long nextTurn;

  /** The moment of the last reservation, in seconds since the epoch. */
  long lastUsed;

  /** Spent when the lease source was last told. */
  long toldSpent;

  /** Whether it was taken out of the map: look it up again. */
  boolean removed;

  Account(Counter counter, BudgetLine line, long order) {
    this.counter = counter;
    this.line = line;
    this.entry = counter.toEntry();
    this.order = order;
  }

  /** Settled on this node, not below zero. */
  long spentHere() {
    return Math.max(0, spent);
  }

  /** Spent and reserved on this node. */
  long used() {
    return NanoSum.plus(spentHere(), reserved);
  }

  /** Spent on all nodes, as far as known. */
  long spentEverywhere() {
    return NanoSum.plus(spentHere(), spentElsewhere);
  }

  long leftOfLimit(BudgetSpec spec) {
    return NanoSum.left(spec.limitNanoUsd(), NanoSum.plus(spentElsewhere, used()));
  }

  long leftOfLease() {
    return NanoSum.left(granted, used());
  }

  BudgetState state(BudgetSpec spec) {
    long everywhere = spentEverywhere();
    List<Threshold> reached = Reached.of(spec, everywhere);
    return new BudgetState(
        counter.budget(),
        spec.level(),
        spec.tenant() == null,
        counter.window(),
        counter.start(),
        counter.resetsAt(),
        spec.limitNanoUsd(),
        everywhere,
        reserved,
        reached);
  }

  /**
   * Milliseconds until this call's turn, 0 where no threshold throttles. A clock that jumped back
   * leaves a turn in a future that no call could have reserved; it is dropped.
   */
  long delayMillis(int requestsPerMinute, Instant now) {
    if (requestsPerMinute == 0) {
      return 0;
    }
    long wait = nextTurn - now.toEpochMilli();
    long furthest = Outcome.MAX_DELAY.toMillis() + MINUTE_MILLIS / requestsPerMinute + 1;
    return wait > furthest ? 0 : Math.max(0, wait);
  }

  /** Takes the turn that {@link #delayMillis} found. */
  void takeTurn(int requestsPerMinute, long delayMillis, Instant now) {
    if (requestsPerMinute > 0) {
      nextTurn = now.toEpochMilli() + delayMillis + Math.ceilDiv(MINUTE_MILLIS, requestsPerMinute);
    }
  }
}
