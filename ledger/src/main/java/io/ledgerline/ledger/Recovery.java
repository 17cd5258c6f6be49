package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.journal.Replay;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tile.TileReader;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens at start: the journal is replayed into bundles and deleted; every stream is compared
 * with what was signed last. A stream that contradicts itself is refused, and stays refused until
 * someone removes the file {@code refused} from its folder.
 */
final class Recovery implements Replay.Sink {
  private final Disk disk;
  private final Path journalFolder;
  private final StreamTable streams;
  private final LastSigned lastSigned;
  private final Set<StreamLog> grown = new LinkedHashSet<>();
  private final Set<StreamLog> journaled = new LinkedHashSet<>();
  private final Set<Path> damagedFiles = new HashSet<>();
  private final Set<String> seenSinceDamage = new HashSet<>();
  private @Nullable String damage;

  Recovery(Disk disk, Path journalFolder, StreamTable streams, LastSigned lastSigned) {
    this.disk = disk;
    this.journalFolder = journalFolder;
    this.streams = streams;
    this.lastSigned = lastSigned;
  }

  /** Does all of it, and returns the number of the newest journal file there was. */
  long run() throws IOException {
    Replay replay = Replay.of(disk, journalFolder);
    for (Path empty : replay.emptyFiles()) {
      disk.delete(empty); // first of all: on a full disk this is the room that replaying needs
    }
    replay.into(this);
    refuseUnconfirmed();
    for (StreamLog stream : journaled) {
      stream.sealAgain();
    }
    lastSigned.origins().forEach(streams::openByOrigin); // a folder may be gone
    streams.all().forEach(this::compareWithLastSigned);
    for (Path file : replay.files()) {
      putAway(file);
    }
    return replay.highestNumber();
  }

  private void putAway(Path file) throws IOException {
    if (damagedFiles.contains(file)) {
      disk.rename(file, file.resolveSibling(file.getFileName() + ".damaged"));
    } else {
      disk.delete(file);
    }
    disk.syncFolder(journalFolder); // one by one: a file may void parts of the ones before it
  }

  @Override
  public void entry(JournalRecord entry, Path file, long offset) throws IOException {
    StreamLog stream = streams.open(entry.stream());
    seenSinceDamage.add(entry.stream());
    journaled.add(stream);
    if (stream.refusal() != null || entry.index() < stream.durable()) {
      return;
    }
    if (entry.index() > stream.durable()) {
      String found = "entry " + entry.index() + " follows entry " + (stream.durable() - 1);
      refuse(stream, file, offset, found + "; those between are lost");
      return;
    }
    byte[] hash = new MerkleHasher().leaf(entry.entry(), 0, entry.entry().length);
    stream.recovered(entry.entry(), hash, entry.feed(), entry.sequence());
    grown.add(stream);
  }

  @Override
  public void reached(String name, long size, Path file, long offset) throws IOException {
    StreamLog stream = streams.open(name);
    if (stream.refusal() == null && stream.durable() < size) {
      String found = size + " entries were acknowledged, " + stream.durable() + " are there";
      refuse(stream, file, offset, found);
    }
  }

  @Override
  public void damaged(String name, long index, Path file, long offset) throws IOException {
    StreamLog stream = streams.open(name);
    seenSinceDamage.add(name);
    if (stream.refusal() == null && index >= stream.durable()) {
      refuse(stream, file, offset, "the bytes of entry " + index + " are damaged");
    }
  }

  @Override
  public void damaged(Path file, long offset) {
    damagedFiles.add(file);
    seenSinceDamage.clear();
    damage =
        at(file, offset) + "acknowledged bytes are damaged, and it is not known whose they were";
  }

  @Override
  public void endOfFile() throws IOException {
    for (StreamLog stream : grown) {
      stream.writeTail();
    }
  }

  /**
   * After damage nobody can be named for, only streams seen whole behind it are known to be whole.
   */
  private void refuseUnconfirmed() throws IOException {
    String sentence = damage;
    if (sentence == null) {
      return;
    }
    for (StreamLog stream : streams.all()) {
      if (!seenSinceDamage.contains(stream.name()) && stream.refusal() == null) {
        stream.refuseForGood(sentence);
      }
    }
  }

  private void refuse(StreamLog stream, Path file, long offset, String what) throws IOException {
    damagedFiles.add(file);
    stream.refuseForGood(at(file, offset) + what);
  }

  private static String at(Path file, long offset) {
    return "journal file " + file + " at byte " + offset + ": ";
  }

  private void compareWithLastSigned(StreamLog stream) {
    Checkpoint signed = lastSigned.of(stream.origin());
    try {
      String finding = signed == null ? unsigned(stream) : behind(stream, signed);
      if (finding != null) {
        stream.refuse(finding);
      }
    } catch (IOException | IllegalArgumentException e) {
      stream.refuse("its files can't be compared with what was signed last: " + e);
    }
  }

  private static @Nullable String unsigned(StreamLog stream) throws IOException {
    byte[] published = stream.folder().readCheckpoint();
    if (published == null) {
      return null;
    }
    return "a checkpoint is published, but the last-signed store does not know this stream:"
        + " bring that store back (never from a backup), or start a new installation";
  }

  private static @Nullable String behind(StreamLog stream, Checkpoint signed) throws IOException {
    if (signed.size() > stream.durable()) {
      return "its data end at entry "
          + stream.durable()
          + ", but size "
          + signed.size()
          + " was signed: the data folder is older than that (a restored backup?);"
          + " bring back the newer data";
    }
    TileReader tiles = new TileReader(stream.folder()::read, stream.durable());
    Hash root = new Proofs(tiles::subtree, stream.durable()).root(signed.size());
    if (!root.equals(signed.root())) {
      return "its root at size "
          + signed.size()
          + " is "
          + root.base64()
          + ", but "
          + signed.root().base64()
          + " was signed: the data were changed";
    }
    SignedNote published = published(stream);
    if (published == null) {
      return null; // it is signed again
    }
    long size = Checkpoint.parse(published.text()).size();
    if (size > signed.size()) {
      return "a checkpoint of size "
          + size
          + " is published, but the last-signed store knows only "
          + signed.size()
          + ": that store is older than the data";
    }
    stream.resume(published, size);
    return null;
  }

  /** The published note, null if there is none or a crash cut it. */
  private static @Nullable SignedNote published(StreamLog stream) throws IOException {
    byte[] bytes = stream.folder().readCheckpoint();
    try {
      SignedNote note = bytes == null ? null : SignedNote.parse(bytes);
      if (note != null) {
        Checkpoint.parse(note.text());
      }
      return note;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
