package io.ledgerline.ledger;

import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.TileWriter;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tile.TileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What others read of one stream: its durable entries, and the tree under its published checkpoint.
 * Takes the lock of the stream's files only where one of them may be replaced meanwhile.
 * Thread-safe.
 */
final class StreamReader {
  private static final long MAX_READ_BYTES = 8L << 20;

  private final String name;
  private final StreamFolder folder;
  private final TileWriter tiles;
  private final StreamTail tail;
  private final PublishedNote published;
  private final Pruning pruning;
  private final HotTiles hotTiles;
  private final ReentrantLock filesLock;

  /**
   * Reads the stream of that name.
   *
   * @param filesLock held by whoever writes the stream's files
   */
  StreamReader(
      String name,
      StreamFolder folder,
      TileWriter tiles,
      StreamTail tail,
      PublishedNote published,
      Pruning pruning,
      HotTiles hotTiles,
      ReentrantLock filesLock) {
    this.name = name;
    this.folder = folder;
    this.tiles = tiles;
    this.tail = tail;
    this.published = published;
    this.pruning = pruning;
    this.hotTiles = hotTiles;
    this.filesLock = filesLock;
  }

  /**
   * Durable entries from there on, at most so many and 8 MiB, but at least one if there is one.
   *
   * @throws PrunedEntriesException if the first of them is gone on schedule
   */
  List<StoredEntry> read(long from, int maxEntries) throws LedgerException {
    if (from >= tail.end()) {
      return List.of();
    }
    requireKept(from);
    try {
      return stored(from, maxEntries);
    } catch (IOException e) {
      requireKept(from); // pruned while it was read
      throw new LedgerException("stream " + name + " can't be read from " + from + ": " + e, e);
    }
  }

  private void requireKept(long index) throws PrunedEntriesException {
    long firstKept = pruning.firstKept();
    if (index < firstKept) {
      throw new PrunedEntriesException(name, index, firstKept);
    }
  }

  private List<StoredEntry> stored(long from, int maxEntries) throws IOException {
    List<StoredEntry> found = new ArrayList<>();
    long bytes = 0;
    long at = from;
    while (found.size() < maxEntries && bytes < MAX_READ_BYTES) {
      List<StoredEntry> more = some(at, maxEntries - found.size());
      if (more.isEmpty()) {
        break;
      }
      for (StoredEntry entry : more) {
        if (!found.isEmpty() && bytes + entry.bytes().length > MAX_READ_BYTES) {
          return found;
        }
        found.add(entry);
        bytes += entry.bytes().length;
      }
      at += more.size();
    }
    return found;
  }

  /** Entries from the tail, or of one bundle. */
  private List<StoredEntry> some(long from, int most) throws IOException {
    List<StoredEntry> entries = tail.read(from, most);
    return entries == null ? fromBundle(from, most) : entries;
  }

  private List<StoredEntry> fromBundle(long from, int most) throws IOException {
    long number = from / TilePath.WIDTH;
    EntryBundle bundle = new EntryBundle(bundleBytes(number));
    List<StoredEntry> entries = new ArrayList<>();
    for (long index = number * TilePath.WIDTH; bundle.next() && entries.size() < most; index++) {
      if (index >= from) {
        entries.add(new StoredEntry(index, bundle.entry()));
      }
    }
    if (entries.isEmpty()) {
      throw new IOException("bundle " + number + " of stream " + name + " ends before " + from);
    }
    return entries;
  }

  private byte[] bundleBytes(long number) throws IOException {
    if ((number + 1) * TilePath.WIDTH <= tail.from()) { // full: whoever writes now, it stays
      byte[] full = folder.read(TilePath.bundle(number, TilePath.WIDTH));
      if (full != null) {
        return full;
      }
    }
    filesLock.lock(); // partial files come and go
    try {
      long inBundle = Math.min(TilePath.WIDTH, tiles.size() - number * TilePath.WIDTH);
      String file = TilePath.bundle(number, (int) inBundle);
      byte[] bytes = folder.read(file);
      if (bytes == null) {
        throw new IOException(folder.path().resolve(file) + " is missing");
      }
      return bytes;
    } finally {
      filesLock.unlock();
    }
  }

  /** Reads from the published checkpoint and files that belong together. */
  @FunctionalInterface
  interface Published<T> {
    T read(byte[] note, TileReader.Files files) throws IOException;
  }

  /**
   * Works on what is published; empty while nothing is. First without the lock, since full tiles
   * never change and partial ones stay until a newer checkpoint is out: a long read must not keep
   * the stream from its next one. Where a partial file went meanwhile, once more under the lock.
   *
   * @param work may be called twice
   */
  <T> Optional<T> whilePublished(Published<T> work) throws IOException {
    PublishedNote.Snapshot now = published.newest();
    if (now == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.read(now.note(), this::readPublished));
    } catch (IOException e) {
      filesLock.lock();
      try {
        PublishedNote.Snapshot newest = published.newest();
        return newest == null
            ? Optional.empty()
            : Optional.of(work.read(newest.note(), this::readPublished));
      } finally {
        filesLock.unlock();
      }
    }
  }

  private byte @Nullable [] readPublished(String file) throws IOException {
    byte[] hot = hotTiles.get(name, file);
    if (hot != null) {
      return hot;
    }
    byte[] bytes = folder.read(file);
    if (bytes != null) {
      hotTiles.put(name, file, bytes);
    }
    return bytes;
  }
}
