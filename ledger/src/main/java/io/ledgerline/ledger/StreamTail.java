package io.ledgerline.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a stream that only the journal holds so far, and its feeds. Thread-safe; its lock
 * is held for moments and never while a file is written, so that the committing thread, which needs
 * it, waits for no disk but the journal's.
 */
final class StreamTail {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> feeds;
  private List<byte[]> entries = new ArrayList<>();
  private List<byte[]> hashes = new ArrayList<>();
  private long from;
  private long oldestUnsigned;
  private volatile long end;

  /** Goes on behind the entries that are in bundles. */
  StreamTail(long from, Map<String, Long> feeds) {
    this.from = from;
    this.end = from;
    this.feeds = new HashMap<>(feeds);
  }

  /** Entries with their leaf hashes. */
  record Part(List<byte[]> entries, List<byte[]> hashes) {}

  /** How many entries the stream has. */
  long end() {
    return end;
  }

  /** How many entries are in bundles. */
  long from() {
    lock.lock();
    try {
      return from;
    } finally {
      lock.unlock();
    }
  }

  void add(byte[] entry, byte[] leafHash, @Nullable String feed, long sequence, long millis) {
    lock.lock();
    try {
      oldestUnsigned = oldestUnsigned == 0 ? millis : oldestUnsigned;
      entries.add(entry);
      hashes.add(leafHash);
      if (feed != null) {
        feeds.merge(feed, sequence, Math::max);
      }
      end = from + entries.size();
    } finally {
      lock.unlock();
    }
  }

  long fedUpTo(String feed) {
    lock.lock();
    try {
      return feeds.getOrDefault(feed, 0L);
    } finally {
      lock.unlock();
    }
  }

  Map<String, Long> feeds() {
    lock.lock();
    try {
      return Map.copyOf(feeds);
    } finally {
      lock.unlock();
    }
  }

  /** When the oldest entry without a covering checkpoint was committed, 0 if all are covered. */
  long oldestUnsignedMillis() {
    lock.lock();
    try {
      return oldestUnsigned;
    } finally {
      lock.unlock();
    }
  }

  /** Says that a checkpoint of that size, begun at that time, is out. */
  void covered(long size, long startedMillis) {
    lock.lock();
    try {
      oldestUnsigned = end == size ? 0 : startedMillis;
    } finally {
      lock.unlock();
    }
  }

  /** How many entries only the journal holds. */
  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  Part all() {
    lock.lock();
    try {
      return new Part(List.copyOf(entries), List.copyOf(hashes));
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the first ones: they are in bundles now. */
  void drop(int count) {
    lock.lock();
    try {
      entries = new ArrayList<>(entries.subList(count, entries.size()));
      hashes = new ArrayList<>(hashes.subList(count, hashes.size()));
      from += count;
    } finally {
      lock.unlock();
    }
  }

  /** Entries from that index on, none at the end; null if it is in a bundle. */
  @Nullable List<StoredEntry> read(long index, int most) {
    lock.lock();
    try {
      if (index < from) {
        return null;
      }
      List<StoredEntry> found = new ArrayList<>();
      for (int i = (int) (index - from); i < entries.size() && found.size() < most; i++) {
        found.add(new StoredEntry(from + i, entries.get(i)));
      }
      return found;
    } finally {
      lock.unlock();
    }
  }
}
