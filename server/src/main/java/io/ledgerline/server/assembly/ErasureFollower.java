package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.Safeguards;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.governance.erasure.ErasedSubject;
import io.ledgerline.governance.erasure.ErasureSearch;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.ledger.StreamName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases again what a restored copy of the database brought back: reads the streams from where that
 * copy was searched before. One question to the database and at most one answer a round, however
 * many streams there are; several streams at a time; places are kept on the way, so that a long
 * first search goes on where a killed one ended.
 */
final class ErasureFollower {
  private static final Logger log = LoggerFactory.getLogger(ErasureFollower.class);
  private static final int BATCH = 512;
  private static final int STREAMS_AT_ONCE = 4;
  private static final long REPORT_MILLIS = 5_000;

  private final Ledger ledger;
  private final ErasureSearch search;
  private final Safeguards safeguards;

  ErasureFollower(Ledger ledger, ErasureSearch search, Safeguards safeguards) {
    this.ledger = ledger;
    this.search = search;
    this.safeguards = safeguards;
  }

  /** From where to where a stream is to be read. */
  private record Part(String stream, long from, long to) {}

  /** Reads everything that was not searched yet; when it returns, nothing erased is left. */
  void catchUp() throws LedgerException, InterruptedException {
    List<Part> parts = parts();
    if (parts.isEmpty()) {
      return;
    }
    var done = new ConcurrentHashMap<String, Long>();
    var read = new AtomicLong();
    long all = parts.stream().mapToLong(each -> each.to() - each.from()).sum();
    try (var pool =
        Executors.newFixedThreadPool(STREAMS_AT_ONCE, Thread.ofPlatform().daemon().factory())) {
      var running = new ArrayList<Future<?>>();
      try {
        for (Part each : parts) {
          running.add(
              pool.submit(
                  () -> {
                    follow(each, done, read);
                    return null;
                  }));
        }
        for (Future<?> each : running) {
          await(each, done, read, all);
        }
      } finally {
        running.forEach(each -> each.cancel(true));
        save(done);
      }
    }
  }

  private List<Part> parts() throws LedgerException {
    Map<String, Long> places = search.places(ledger.installation());
    var refused = ledger.health().refusedStreams().keySet();
    var parts = new ArrayList<Part>();
    for (String stream : ledger.streams()) {
      if (!stream.equals(StreamName.SYSTEM) && !refused.contains(stream)) {
        // Erasures of entries that were let go meanwhile are carried by entries behind them.
        long from = Math.max(places.getOrDefault(stream, 0L), ledger.firstKept(stream));
        long to = ledger.size(stream);
        if (from < to) {
          parts.add(new Part(stream, from, to));
        }
      }
    }
    return parts;
  }

  private void await(Future<?> part, Map<String, Long> done, AtomicLong read, long all)
      throws LedgerException, InterruptedException {
    while (!part.isDone()) {
      try {
        part.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        save(done);
        log.info("searching for erasures: {} of {} entries read", read.get(), all);
      } catch (ExecutionException e) {
        break; // thrown below
      }
    }
    try {
      part.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case LedgerException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void save(Map<String, Long> done) {
    search.searched(ledger.installation(), new HashMap<>(done));
  }

  private void follow(Part part, Map<String, Long> done, AtomicLong read) throws LedgerException {
    long at = part.from();
    while (at < part.to() && !Thread.currentThread().isInterrupted()) {
      List<StoredEntry> batch = ledger.read(part.stream(), at, BATCH);
      if (batch.isEmpty()) {
        return;
      }
      batch.forEach(this::eraseAgain);
      at += batch.size();
      read.addAndGet(batch.size());
      done.put(part.stream(), at);
    }
  }

  private void eraseAgain(StoredEntry stored) {
    if (!ErasedSubject.mayBeIn(stored.bytes())) {
      return;
    }
    try {
      EntryView entry = EntryView.parse(stored.bytes());
      if (safeguards.erasures().reapply(entry)) {
        log.warn("erasures of entry {} were done again: an older copy had come back", entry.id());
      }
    } catch (MalformedEntryException | IllegalArgumentException e) {
      log.error("entry {} can't be read: {}", stored.index(), e.getMessage());
    }
  }
}
