package io.ledgerline.anchors;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.StreamName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the newest checkpoint of every stream that grew to one {@link Anchor}, again and again.
 *
 * <p>The backlog is what the archive lacks, and since when it waits is kept beside it, so a restart
 * forgets nothing. An outsider that is away is tried with a few streams only, with growing pauses;
 * one stream's trouble delays no other. When a due checkpoint waits longer than its limit, an entry
 * says so, and another when none does.
 */
public final class AnchorRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AnchorRunner.class);
  private static final int AT_ONCE = 8;
  private static final int AWAY_AFTER = 3;
  private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final Anchor anchor;
  private final Rhythm rhythm;
  private final ArchiveWriter archive;
  private final InstantSource clock;
  private final AnchorEntries entries;
  private final Backlog backlog;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicLong anchored = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicInteger awayInARow = new AtomicInteger();
  private final Thread thread;
  private volatile String lastFailure = "";
  private volatile boolean late;
  private Instant notBefore = Instant.MIN;
  private String keptWaiting = "";

  /**
   * A runner that does nothing before {@link #start}.
   *
   * @param archive where the anchor writes; keeps whether it is late over restarts
   * @param ids for the entries about lateness
   */
  public AnchorRunner(
      Ledger ledger,
      Anchor anchor,
      Rhythm rhythm,
      ArchiveWriter archive,
      InstantSource clock,
      UuidV7 ids) {
    this.ledger = ledger;
    this.anchor = anchor;
    this.rhythm = rhythm;
    this.archive = archive;
    this.clock = clock;
    this.entries = new AnchorEntries(ids, clock, ledger.node());
    this.backlog = new Backlog(rhythm.every());
    this.thread = Thread.ofVirtual().name("anchor-" + anchor.name()).unstarted(this::keepUp);
  }

  /**
   * Begins.
   *
   * @throws IOException if the archive can't be read
   */
  public AnchorRunner start() throws IOException {
    recall();
    thread.start();
    return this;
  }

  /** Learns whether it was late when the process ended, and what waited since when. */
  void recall() throws IOException {
    late = archive.state(lateMark()).isPresent();
    keptWaiting = archive.state(waitingMark()).orElse("");
    backlog.recall(WaitingFile.parse(keptWaiting));
  }

  /** How it is now. */
  public AnchorStatus status() {
    return new AnchorStatus(
        anchor.name(),
        backlog.waiting(),
        backlog.lag(clock.instant()),
        anchored.get(),
        failures.get(),
        late,
        lastFailure);
  }

  private void keepUp() {
    try {
      while (!stop.await(rhythm.tick().toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Anchors what is due now, and says what is late. Whatever fails is tried again. */
  void round() throws InterruptedException {
    try {
      if (!clock.instant().isBefore(notBefore)) {
        anchor(due());
        keepWaiting();
      }
      tellWhetherLate();
    } catch (IOException | LedgerException e) {
      failed(e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (RuntimeException e) {
      failures.incrementAndGet();
      log.error("a round of {} failed; the next one tries again", anchor.name(), e);
    }
  }

  private List<String> due() throws IOException {
    List<String> due = new ArrayList<>();
    Instant now = clock.instant();
    for (String stream : ledger.streams()) {
      if (!backlog.knows(stream)) {
        archive.beginOrigin(stream, anchor.kind(), ledger.origin(stream));
        backlog.learn(stream, anchor.anchored(stream));
      }
      if (backlog.isDue(stream, ledger.publishedSize(stream), now)) {
        due.add(stream);
      }
    }
    return backlog.inOrder(due);
  }

  private void anchor(List<String> due) throws InterruptedException {
    awayInARow.set(0);
    Queue<String> queue = new ConcurrentLinkedQueue<>(due);
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(AT_ONCE, due.size()); i++) {
      workers.add(Thread.ofVirtual().start(() -> work(queue)));
    }
    try {
      for (Thread each : workers) {
        each.join();
      }
    } catch (InterruptedException e) {
      workers.forEach(Thread::interrupt);
      throw e;
    }
    int away = awayInARow.get();
    if (away >= Math.min(AWAY_AFTER, Math.max(1, due.size()))) {
      Duration lag = backlog.lag(clock.instant()).dividedBy(4);
      Duration pause = lag.compareTo(LONGEST_AWAY) < 0 ? lag : LONGEST_AWAY;
      notBefore = clock.instant().plus(pause);
    }
  }

  private void work(Queue<String> queue) {
    for (String next = queue.poll(); next != null; next = queue.poll()) {
      if (stop.getCount() == 0 || awayInARow.get() >= AWAY_AFTER) {
        return;
      }
      anchor(next);
    }
  }

  private void anchor(String stream) {
    Optional<PublishedTree> tree = ledger.published(stream);
    if (tree.isEmpty()) {
      return; // refused: what it holds can't be vouched for, and the node says so already
    }
    try {
      Anchor.Anchored reached = anchor.anchor(stream, tree.get());
      anchored.incrementAndGet();
      backlog.done(stream, reached.size(), reached.whole(), clock.instant());
      awayInARow.set(0);
    } catch (AnchorException e) {
      if (e.isAway()) {
        awayInARow.incrementAndGet();
      } else {
        awayInARow.set(0);
      }
      failed(stream, e.getMessage());
    } catch (IOException | LedgerException e) {
      failed(stream, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("{} of {} failed; it is tried again", anchor.name(), stream, e);
      failed(stream, anchor.name() + " failed for " + stream + "; see the log");
    }
  }

  private void failed(String stream, @Nullable String why) {
    backlog.failed(stream, clock.instant());
    failed(why == null ? anchor.name() + " failed" : why);
  }

  private void failed(String why) {
    failures.incrementAndGet();
    if (!why.equals(lastFailure)) {
      log.warn("anchor {}: {}", anchor.name(), why);
      lastFailure = why;
    }
  }

  private void tellWhetherLate() throws IOException, LedgerException, InterruptedException {
    AnchorStatus now = status();
    boolean over = now.lag().compareTo(rhythm.lateAfter()) > 0;
    if (over && !late) {
      ledger.append(StreamName.SYSTEM, entries.late(now, rhythm.lateAfter().toSeconds()));
      archive.state(lateMark(), Long.toString(clock.instant().getEpochSecond()) + '\n');
      late = true;
    } else if (late && now.waiting() == 0) {
      ledger.append(StreamName.SYSTEM, entries.recovered(now, secondsLate()));
      archive.forget(lateMark());
      late = false;
    }
  }

  private long secondsLate() throws IOException {
    String since = archive.state(lateMark()).orElse("").strip();
    boolean number = since.matches("[0-9]{1,15}");
    return number ? Math.max(0, clock.instant().getEpochSecond() - Long.parseLong(since)) : 0;
  }

  /** Written only when it changed: while an outsider is away, not while all is well. */
  private void keepWaiting() throws IOException {
    String now = WaitingFile.format(backlog.waitingSince());
    if (now.equals(keptWaiting)) {
      return;
    }
    if (now.isEmpty()) {
      archive.forget(waitingMark());
    } else {
      archive.state(waitingMark(), now);
    }
    keptWaiting = now;
  }

  private String waitingMark() {
    return anchor.name() + ".waiting";
  }

  private String lateMark() {
    return anchor.name() + ".late";
  }

  /** Stops; what is being asked gets ten seconds. */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
