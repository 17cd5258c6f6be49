package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.stream.Pruned;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.stream.TileWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream in memory: the entries that only the journal holds so far, the tree, the feeds.
 *
 * <p>{@code filesLock} is held while its files are written: here, by its {@link Pruning}, and by
 * its {@link StreamReader} where a file may be replaced under it. The committing thread never takes
 * it.
 */
final class StreamLog {
  private final String name;
  private final StreamOrigins origins;
  private final String origin;
  private final Signing signing;
  private final StreamSigner signer;
  private final StreamFolder folder;
  private final TileWriter tiles;
  private final StreamTail tail;
  private final ReentrantLock filesLock = new ReentrantLock();

  private final PublishedNote published = new PublishedNote();
  private final StreamReader reader;
  private final Pruning pruning;
  private volatile @Nullable String refusal;
  private volatile boolean unreadable;

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
    this.name = name;
    this.origins = origins;
    this.origin = origins.current();
    this.signing = signing;
    this.signer = new StreamSigner(signing, origins);
    this.folder = folder;
    this.tiles = new TileWriter(folder, state);
    this.tail = new StreamTail(state.size(), state.feeds());
    this.pruning = new Pruning(origin, folder, tiles, published, pruned, filesLock);
    this.reader =
        new StreamReader(name, folder, tiles, tail, published, pruning, hotTiles, filesLock);
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

  /** What others read of it. */
  StreamReader reader() {
    return reader;
  }

  /** How its beginning is let go. */
  Pruning pruning() {
    return pruning;
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
}
