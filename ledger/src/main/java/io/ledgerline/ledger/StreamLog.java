package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.stream.Pruned;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.stream.TileWriter;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tile.TileReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream in memory: the entries that only the journal holds so far, the tree, the feeds.
 *
 * <p>Longer than usual, so that every use of {@code filesLock}, which is held while files are
 * written, is in one file; the committing thread never takes it.
 */
final class StreamLog {
  private static final int BUNDLES_AT_ONCE = 64;

  private final String name;
  private final StreamOrigins origins;
  private final String origin;
  private final Signing signing;
  private final StreamSigner signer;
  private final StreamFolder folder;
  private final TileWriter tiles;
  private final HotTiles hotTiles;

  private final StreamTail tail;

  private final ReentrantLock filesLock = new ReentrantLock();

  private final PublishedNote published = new PublishedNote();
  private volatile @Nullable String refusal;
  private volatile boolean unreadable;
  private volatile Pruned pruned;

  /** The index of the next entry; belongs to the committing thread. */
  long next;

  StreamLog(
      String name,
      StreamOrigins origins,
      Signing signing,
      StreamFolder folder,
      StreamState state,
      Pruned pruned,
      HotTiles hotTiles) {
    this.hotTiles = hotTiles;
    this.name = name;
    this.origins = origins;
    this.origin = origins.current();
    this.signing = signing;
    this.signer = new StreamSigner(signing, origins);
    this.folder = folder;
    this.pruned = pruned;
    this.tiles = new TileWriter(folder, state);
    this.tail = new StreamTail(state.size(), state.feeds());
    this.next = state.size();
  }

  String name() {
    return name;
  }

  String origin() {
    return origin;
  }

  StreamOrigins origins() {
    return origins;
  }

  StreamFolder folder() {
    return folder;
  }

  String vkey() {
    return signing.vkey(origin);
  }

  List<String> vkeys() {
    return signing.vkeys(signing.generation(), origins);
  }

  long durable() {
    return tail.end();
  }

  /** Why nothing may be appended, null if it may. */
  @Nullable String refusal() {
    return refusal;
  }

  void refuse(String why) {
    if (refusal == null) {
      refusal = why;
      published.end();
    }
  }

  /** Refuses a stream of which nobody can say what it holds: it can't be gone on with either. */
  void refuseUnreadable(String why) {
    refuse(why);
    unreadable = true;
  }

  /** Whether its files do not say what the stream holds. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** Refuses the stream now and at every later start. */
  void refuseForGood(String why) throws IOException {
    refuse(why);
    folder.writeRefusal(why);
  }

  /** The first index whose entry is kept. */
  long firstKept() {
    return pruned.minimum();
  }

  /** How far the stream may be pruned now: what is sealed and published, in whole bundles. */
  long prunable() {
    filesLock.lock();
    try {
      long settled = Math.min(tiles.sealedSize(), publishedSize());
      return settled - settled % TilePath.WIDTH;
    } finally {
      filesLock.unlock();
    }
  }

  /** Says durably that the entries below go; {@link #finishPruning} removes their bundles. */
  void letGo(long minimum, long namedAt) throws IOException {
    filesLock.lock();
    try {
      if (minimum > pruned.minimum()) {
        Pruned wanted = new Pruned(origin, minimum, pruned.removed(), namedAt);
        folder.writePruned(wanted);
        pruned = wanted; // readers are told so before the first bundle goes
      }
    } finally {
      filesLock.unlock();
    }
  }

  /** Removes the bundles that a pruning before a crash or a failure left. */
  void finishPruning() throws IOException {
    Pruned wanted = pruned;
    if (!wanted.isUnfinished()) {
      return;
    }
    long to = wanted.minimum() / TilePath.WIDTH;
    for (long at = wanted.removed() / TilePath.WIDTH; at < to; at += BUNDLES_AT_ONCE) {
      filesLock.lock(); // for some at a time: the stream's files are written in between
      try {
        folder.deleteBundles(at, Math.min(to, at + BUNDLES_AT_ONCE));
      } finally {
        filesLock.unlock();
      }
    }
    filesLock.lock();
    try {
      if (pruned.equals(wanted)) {
        folder.writePruned(wanted.finished());
        pruned = wanted.finished();
      }
    } finally {
      filesLock.unlock();
    }
  }

  /** Takes over an entry that the journal held at start; how long it waited there is not known. */
  void recovered(
      byte[] entry, byte[] leafHash, @Nullable String feed, long sequence, long startMillis) {
    committed(entry, leafHash, feed, sequence, startMillis);
    next = durable();
  }

  /** Takes over an entry that the journal made durable; only the committing thread calls this. */
  void committed(byte[] entry, byte[] leafHash, @Nullable String feed, long sequence, long millis) {
    tail.add(entry, leafHash, feed, sequence, millis);
  }

  long fedUpTo(String feed) {
    return tail.fedUpTo(feed);
  }

  /** When the oldest entry without a covering checkpoint was committed, 0 if all are covered. */
  long oldestUnsignedMillis() {
    return tail.oldestUnsignedMillis();
  }

  /** How many entries only the journal holds. */
  long unwritten() {
    return tail.size();
  }

  /** Writes the tail into bundles and tiles, and returns how many bytes of entries that were. */
  long writeTail() throws IOException {
    filesLock.lock();
    try {
      StreamTail.Part part = tail.all();
      if (part.entries().isEmpty()) {
        return 0;
      }
      tiles.append(part.entries(), part.hashes());
      tail.drop(part.entries().size());
      return part.entries().stream().mapToLong(entry -> entry.length).sum();
    } finally {
      filesLock.unlock();
    }
  }

  /** What a checkpoint over everything written would say. */
  Checkpoint checkpoint() {
    filesLock.lock();
    try {
      return new Checkpoint(origin, tiles.size(), tiles.tree().root());
    } finally {
      filesLock.unlock();
    }
  }

  long publishedSize() {
    return published.size();
  }

  /** Waits for a checkpoint of at least that size; false if none comes in that time. */
  boolean awaitPublished(long size, Duration atMost) throws InterruptedException {
    return published.await(size, atMost);
  }

  /** Lets nobody wait for a checkpoint any longer. */
  void end() {
    published.end();
  }

  /** Whether the published checkpoint is by keys that were rotated since. */
  boolean isSignedByOldKeys() {
    filesLock.lock();
    try {
      return signer.isBehind();
    } finally {
      filesLock.unlock();
    }
  }

  /** Whether older keys than those in use will never be needed for it. */
  boolean isHandedOver() {
    return refusal == null && !isSignedByOldKeys();
  }

  /** Whether a note is one that we signed for this stream's origin. */
  boolean signed(SignedNote note) {
    return signing.accepts(note, origin);
  }

  /** Says what was published before this start. */
  void resume(SignedNote note, long size) {
    filesLock.lock();
    try {
      published.replace(note, size);
      signer.resume(note);
    } finally {
      filesLock.unlock();
    }
  }

  /** Signs and publishes a checkpoint that is recorded as signed; then removes what it replaces. */
  void publish(Checkpoint checkpoint, long startedMillis) throws IOException {
    filesLock.lock();
    try {
      StreamSigner.Signed signed = signer.sign(checkpoint.text());
      if (!signed.vkeys().isEmpty()) {
        folder.publishVkeys(signed.vkeys());
      }
      folder.publish(signed.note());
      signer.published(signed);
      published.replace(signed.note(), checkpoint.size());
      tiles.tidy(checkpoint.size());
    } finally {
      filesLock.unlock();
    }
    tail.covered(checkpoint.size(), startedMillis);
  }

  /** Makes everything written durable in the stream's own files, if it is not. */
  void seal() throws IOException {
    filesLock.lock();
    try {
      if (tiles.sealedSize() < tiles.size()) {
        tiles.seal(origin, tail.feeds());
        tiles.tidy(publishedSize());
      }
    } finally {
      filesLock.unlock();
    }
  }

  /**
   * Seals whether or not it seems sealed: what an earlier process renamed can be seen, and yet be
   * gone after a power cut if that process failed before it synced the folder.
   */
  void sealAgain() throws IOException {
    filesLock.lock();
    try {
      tiles.seal(origin, tail.feeds());
      tiles.tidy(publishedSize());
    } finally {
      filesLock.unlock();
    }
  }

  /** Durable entries from there on, within the bounds, at least one if there is one. */
  List<StoredEntry> read(long from, int maxEntries, long maxBytes) throws IOException {
    List<StoredEntry> found = new ArrayList<>();
    long bytes = 0;
    long at = from;
    while (found.size() < maxEntries && bytes < maxBytes) {
      List<StoredEntry> more = some(at, maxEntries - found.size());
      if (more.isEmpty()) {
        break;
      }
      for (StoredEntry entry : more) {
        if (!found.isEmpty() && bytes + entry.bytes().length > maxBytes) {
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
}
