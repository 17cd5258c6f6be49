package io.ledgerline.gateway;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.gateway.call.EntryLog;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A log in memory that can refuse, and can make an append wait. */
final class MemoryLog implements EntryLog {
  private final List<EntryView> entries = new ArrayList<>();
  private final AtomicInteger openRooms = new AtomicInteger();
  private volatile Predicate<EventType> fails = type -> false;
  private volatile Predicate<EventType> waits = type -> false;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final AtomicInteger atGate = new AtomicInteger();

  @Override
  public Slot reserve(int bytes) {
    openRooms.incrementAndGet();
    return new Slot() {
      private boolean open = true;

      @Override
      public Receipt append(String stream, byte[] entry)
          throws LedgerUnavailableException, InterruptedException {
        assertThatItFits(entry.length, bytes);
        return MemoryLog.this.append(stream, entry);
      }

      @Override
      public void close() {
        if (open) {
          open = false;
          openRooms.decrementAndGet();
        }
      }
    };
  }

  private static void assertThatItFits(int length, int room) {
    if (length > room) {
      throw new AssertionError("end entry: " + length + " bytes (expected: <= " + room + ")");
    }
  }

  @Override
  public Receipt append(String stream, byte[] entry)
      throws LedgerUnavailableException, InterruptedException {
    EntryView view;
    try {
      view = EntryView.parse(entry);
    } catch (MalformedEntryException e) {
      throw new AssertionError(e);
    }
    if (waits.test(view.type())) {
      atGate.incrementAndGet();
      gate.await();
    }
    if (fails.test(view.type())) {
      throw new LedgerUnavailableException("disk full", false);
    }
    synchronized (entries) {
      entries.add(view);
      entries.notifyAll();
      return new Receipt(stream, entries.size() - 1L, Hash.of(RigSettings.sha256(entry)));
    }
  }

  void failOn(Predicate<EventType> types) {
    fails = types;
  }

  /** Makes appends of those types wait until {@link #open}. */
  void holdBack(Predicate<EventType> types) {
    gate = new CountDownLatch(1);
    waits = types;
  }

  void open() {
    waits = type -> false;
    gate.countDown();
  }

  boolean somebodyWaits() {
    return atGate.get() > 0;
  }

  int openRooms() {
    return openRooms.get();
  }

  List<EntryView> all() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  List<EntryView> of(EventType type) {
    return all().stream().filter(entry -> entry.type() == type).toList();
  }

  /** Waits until there is an entry of that type, and gives the newest. */
  EntryView await(EventType type) throws InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    synchronized (entries) {
      while (of(type).isEmpty()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("no " + type + " among " + types());
        }
        entries.wait(Math.max(1, left / 1_000_000));
      }
      return of(type).getLast();
    }
  }

  List<String> types() {
    return all().stream().map(entry -> entry.typeName() + text(entry)).toList();
  }

  private static String text(EntryView entry) {
    String rule = entry.text(Field.RULE);
    return rule == null ? "" : "(" + rule + ")";
  }
}
