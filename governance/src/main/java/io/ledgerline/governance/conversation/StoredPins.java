package io.ledgerline.governance.conversation;

import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pins in memory, written to the database behind the call: at most {@value #WRITE_AFTER_MILLIS} ms
 * later, in batches. The newest conversations stay in memory; the others are read once when they go
 * on. Pins end 30 days after their last use, to the half hour.
 */
public final class StoredPins implements ConversationPins {
  private static final Logger log = LoggerFactory.getLogger(StoredPins.class);

  /** How long a pin outlives its last use. */
  public static final Duration KEPT = Duration.ofDays(30);

  static final int WRITE_AFTER_MILLIS = 200;

  /**
   * A first turn of a conversation that was used more recently than this belongs to it: a retry, or
   * a client's background call. After that it is a new one that happens to have the same id.
   */
  static final Duration IDLE = Duration.ofHours(1);

  private static final Duration USE_NOTED_AFTER = Duration.ofMinutes(30);
  private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final int MOST_UNWRITTEN = 50_000;

  private final PinRows rows;
  private final Clock clock;
  private final int most;
  private final Map<Conversation, Pin> cache;
  private final Map<Conversation, Pin> unwritten = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Thread writer;
  private volatile Instant readableFrom = Instant.EPOCH;
  private Instant sweptAt;
  private boolean closed;

  private StoredPins(Database database, Clock clock, int most) {
    this.rows = new PinRows(database);
    this.clock = clock;
    this.most = most;
    this.sweptAt = clock.instant();
    this.cache = new LinkedHashMap<>(16, 0.75f, true);
    this.writer = Thread.ofVirtual().name("conversation-pins").unstarted(this::write);
  }

  /**
   * Begins.
   *
   * @param most how many conversations stay in memory
   */
  public static StoredPins start(Database database, Clock clock, int most) {
    var pins = new StoredPins(database, clock, most);
    pins.writer.start();
    return pins;
  }

  @Override
  public Pinned pinned(
      String tenant, String conversation, boolean firstTurn, PromptVersion current) {
    var id = new Conversation(tenant, conversation);
    Instant now = clock.instant();
    Pin known = recall(id, now.minus(firstTurn ? IDLE : KEPT));
    if (known != null) {
      return kept(id, known, now);
    }
    if (firstTurn) {
      remember(id, new Pin(current, now, now), true);
      return new Pinned.Begun(current);
    }
    return read(id, now, current);
  }

  @Override
  public Pinned begin(String tenant, String conversation, PromptVersion current) {
    var id = new Conversation(tenant, conversation);
    Instant now = clock.instant();
    Pin known = recall(id, now.minus(KEPT));
    if (known != null && known.version().id().equals(current.id())) {
      return kept(id, known, now);
    }
    remember(id, new Pin(current, now, now, true), true);
    return new Pinned.Begun(current);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Pinned read(Conversation id, Instant now, PromptVersion current) {
    if (now.isBefore(readableFrom)) {
      return new Pinned.Unknown(current);
    }
    try {
      Pinned pinned =
          switch (rows.find(id, now.minus(KEPT)).orElse(null)) {
            case null -> new Pinned.Unknown(current);
            // The same bytes need to be in memory once only.
            case PinRows.Found.Whole(var version) ->
                new Pinned.Kept(version.id().equals(current.id()) ? current : version);
            case PinRows.Found.Gone(var lost) -> new Pinned.Lost(current, lost);
          };
      remember(id, new Pin(pinned.version(), now, now), true);
      return pinned;
    } catch (DatabaseException e) {
      log.warn("pins can't be read for now: {}", e.getMessage());
      readableFrom = now.plus(READ_AGAIN_AFTER);
      return new Pinned.Unknown(current);
    }
  }

  private Pinned kept(Conversation id, Pin pin, Instant now) {
    boolean note = Duration.between(pin.notedAt(), now).compareTo(USE_NOTED_AFTER) >= 0;
    boolean anew = pin.anew() && isUnwritten(id);
    remember(id, new Pin(pin.version(), now, note ? now : pin.notedAt(), anew), note || anew);
    return new Pinned.Kept(pin.version());
  }

  private boolean isUnwritten(Conversation id) {
    lock.lock();
    try {
      return unwritten.containsKey(id);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Pin recall(Conversation id, Instant usedSince) {
    lock.lock();
    try {
      Pin pin = cache.get(id);
      if (pin == null) {
        pin = unwritten.get(id);
      }
      return pin == null || pin.usedAt().isBefore(usedSince) ? null : pin;
    } finally {
      lock.unlock();
    }
  }

  private void remember(Conversation id, Pin pin, boolean write) {
    lock.lock();
    try {
      cache.put(id, pin);
      while (cache.size() > most) {
        cache.remove(cache.keySet().iterator().next());
      }
      if (write && (unwritten.size() < MOST_UNWRITTEN || unwritten.containsKey(id))) {
        unwritten.put(id, pin);
        work.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    while (true) {
      boolean last;
      List<PinRows.Row> batch;
      lock.lock();
      try {
        while (unwritten.isEmpty() && !closed) {
          work.await();
        }
        last = closed;
        batch = next();
      } catch (InterruptedException e) {
        return;
      } finally {
        lock.unlock();
      }
      boolean written = store(batch);
      if (last && (!written || isEmpty())) {
        return;
      }
      gather(last);
    }
  }

  private List<PinRows.Row> next() {
    var batch = new ArrayList<PinRows.Row>();
    for (Map.Entry<Conversation, Pin> each : unwritten.entrySet()) {
      batch.add(new PinRows.Row(each.getKey(), each.getValue()));
      if (batch.size() == PinRows.MOST_AT_ONCE) {
        break;
      }
    }
    return batch;
  }

  private boolean store(List<PinRows.Row> batch) {
    try {
      rows.write(batch);
      forget(batch);
      sweep();
      return true;
    } catch (DatabaseException e) {
      log.warn("{} pins wait for the database: {}", batch.size(), e.getMessage());
      return false;
    }
  }

  private void forget(List<PinRows.Row> written) {
    lock.lock();
    try {
      written.forEach(row -> unwritten.remove(row.conversation(), row.pin()));
    } finally {
      lock.unlock();
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    if (Duration.between(sweptAt, now).compareTo(SWEEP_EVERY) >= 0) {
      sweptAt = now;
      rows.deleteUnusedSince(now.minus(KEPT));
    }
  }

  private boolean isEmpty() {
    lock.lock();
    try {
      return unwritten.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Lets a batch gather, unless it is the end. */
  private void gather(boolean last) {
    if (last) {
      return;
    }
    lock.lock();
    try {
      long nanos = Duration.ofMillis(WRITE_AFTER_MILLIS / 2).toNanos();
      while (nanos > 0 && !closed) {
        nanos = work.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
