package io.ledgerline.records.index;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the ledger's entries into PostgreSQL, each exactly once, on a thread of its own. The
 * ledger never waits for it: a commit only wakes it. While the database is away it keeps trying,
 * and goes on where its cursor is. Thread-safe.
 */
public final class RecordsIndexer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordsIndexer.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);

  private final EntrySource source;
  private final IndexerConfig config;
  private final Yielding yielding;
  private final BatchTransaction transaction;

  private final ReentrantLock round = new ReentrantLock();
  private final Waking waking = new Waking();
  private final Copied copied = new Copied();
  private final LagMeter lag;

  private @Nullable Map<String, Long> cursors; // guarded by round; null: to be read
  private int limit; // guarded by round
  private volatile boolean closed;
  private @Nullable Thread thread;
  private @Nullable AutoCloseable subscription;

  /**
   * An indexer that is not running yet.
   *
   * @param source the ledger
   * @param system connections of the role {@code ledgerline_system}
   * @param clock says which month's partition to make ahead, and how long the copy is behind
   */
  public RecordsIndexer(EntrySource source, DataSource system, IndexerConfig config, Clock clock) {
    this.source = source;
    this.config = config;
    this.yielding = new Yielding(config);
    this.lag = new LagMeter(source, clock);
    this.transaction = new BatchTransaction(system, clock);
    this.limit = config.batchEntries();
  }

  /** Starts following. Call once. */
  public void start() {
    if (thread != null) {
      throw new IllegalStateException("the indexer runs already");
    }
    subscription = source.onCommit(stream -> waking.wake());
    thread = Thread.ofPlatform().daemon().name("records-indexer").start(this::follow);
  }

  /**
   * Copies until nothing durable is left to copy.
   *
   * @return the number of entries copied by this call
   * @throws SQLException when the database is away or refuses
   */
  public long catchUp() throws SQLException {
    long before = lag.indexed();
    while (step()) {
      // each step is one transaction
    }
    return lag.indexed() - before;
  }

  /**
   * Waits until everything that is durable now can be queried.
   *
   * @return false when that takes longer
   */
  public boolean awaitCurrent(Duration atMost) throws InterruptedException {
    var goals = new HashMap<String, Long>();
    for (var stream : source.streams()) {
      try {
        goals.put(stream, source.size(stream));
      } catch (UnreadableStreamException broken) { // nobody can wait for that one
        lag.failure(broken.getMessage());
      }
    }
    waking.hurry();
    return copied.await(goals, atMost);
  }

  /**
   * Empties the copy; it fills again from the ledger. Queries see a growing history meanwhile.
   *
   * @throws SQLException when the database is away
   */
  public void rebuild() throws SQLException {
    round.lock();
    try {
      transaction.reset();
      copied.clear();
      cursors = null;
    } finally {
      round.unlock();
    }
    waking.wake();
  }

  /** How far the copy is behind the ledger. */
  public IndexerLag lag() {
    return lag.lag();
  }

  /** Stops following; what was committed stays. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    copied.close();
    if (subscription != null) {
      try {
        subscription.close();
      } catch (Exception failed) {
        LOG.warn("the indexer could not leave the ledger's listeners: {}", failed.getMessage());
      }
    }
    waking.end();
    if (thread != null) {
      thread.join();
    }
  }

  private void follow() {
    try {
      followUntilClosed();
    } catch (InterruptedException stop) {
      closed = true;
    }
  }

  private void followUntilClosed() throws InterruptedException {
    var pause = FIRST_BACKOFF;
    while (!closed) {
      try {
        long from = System.nanoTime();
        if (!step()) {
          waking.await(config.poll());
        } else {
          waking.gather(rest(Duration.ofNanos(System.nanoTime() - from)));
        }
        pause = FIRST_BACKOFF;
      } catch (SQLException | RuntimeException failed) {
        LOG.warn("records are behind the ledger: {}", failed.getMessage());
        waking.await(pause);
        pause = min(pause.multipliedBy(2), config.backoffMax());
      }
    }
  }

  /** How long nothing is copied after a transaction, unless somebody waits for the copy. */
  private Duration rest(Duration took) {
    var rest = yielding.rest(took, source.delay(), lag.behind());
    boolean keepsUp = lag.behind() < config.batchEntries() / 4;
    return keepsUp && rest.compareTo(config.gather()) < 0 ? config.gather() : rest;
  }

  /** One transaction; false when there was nothing to copy. */
  private boolean step() throws SQLException {
    round.lock();
    try {
      if (closed) {
        return false;
      }
      lag.failure(null);
      var batch = nextBatch();
      if (batch.isEmpty()) {
        return false;
      }
      write(batch);
      return true;
    } catch (SQLException | RuntimeException failed) {
      cursors = null;
      lag.failure(failed.getMessage());
      lag.measure(cursors);
      throw failed;
    } finally {
      round.unlock();
    }
  }

  private Batch nextBatch() throws SQLException {
    if (cursors == null) {
      cursors = new HashMap<>(transaction.cursors());
      copied.upTo(cursors);
    }
    lag.measure(cursors);
    var batch = new Batch();
    int most = yielding.entries(limit, source.delay());
    for (var stream : source.streams()) {
      try {
        take(batch, stream, cursors.getOrDefault(stream, 0L), most);
      } catch (UnreadableStreamException broken) { // must not stop the others
        lag.failure(broken.getMessage());
      }
    }
    batch.order();
    return batch;
  }

  private void take(Batch batch, String stream, long from, int most) {
    long size = source.size(stream);
    long next = Math.max(from, source.firstKept(stream));
    if (next > from && next < size) {
      batch.pass(stream, from, next);
    }
    while (next < size && batch.size() < most && batch.bytes() < config.batchBytes()) {
      var read = source.read(stream, next, most - batch.size());
      if (read.isEmpty()) {
        return;
      }
      for (var entry : read) {
        batch.add(stream, entry);
      }
      next += read.size();
    }
  }

  private void write(Batch batch) throws SQLException {
    try {
      commit(batch);
    } catch (SQLException refused) {
      if (!isAboutValues(refused)) {
        throw refused;
      }
      if (batch.size() > 1) {
        LOG.warn("the database refused a value in {} entries; finding it", batch.size());
        limit = Math.max(1, batch.size() / 2);
        return;
      }
      batch.refuseAll("refused by the database: " + refused.getMessage());
      commit(batch);
    }
    limit = Math.min(config.batchEntries(), limit * 2);
  }

  private void commit(Batch batch) throws SQLException {
    if (!transaction.write(batch)) {
      cursors = null; // another indexer, or a rebuild, moved them
      return;
    }
    lag.copied(batch.size(), batch.unreadable.size());
    lag.failure(null);
    if (cursors != null) {
      for (var range : batch.ranges.entrySet()) {
        cursors.put(range.getKey(), range.getValue().to());
      }
      copied.upTo(cursors);
    }
    lag.measure(cursors);
  }

  /** SQLSTATE class 22 (data) or 54 (too large): this batch will never be accepted as it is. */
  private static boolean isAboutValues(SQLException failed) {
    var state = failed.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("54"));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
