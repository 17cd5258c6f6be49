package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.journal.Replay;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
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
  private final Set<StreamLog> grown = new LinkedHashSet<>();
  private final Set<StreamLog> journaled = new LinkedHashSet<>();
  private final Set<Path> damagedFiles = new HashSet<>();
  private final Set<String> seenSinceDamage = new HashSet<>();
  private final Set<String> unreadable = new TreeSet<>();
  private final Continuity continuity;
  private final long startMillis;
  private @Nullable String damage;

  Recovery(
      Disk disk, Path journalFolder, StreamTable streams, Continuity continuity, long startMillis) {
    this.disk = disk;
    this.journalFolder = journalFolder;
    this.streams = streams;
    this.continuity = continuity;
    this.startMillis = startMillis;
  }

  /** Does all of it, and returns the number of the newest journal file there was. */
  long run() throws IOException, LedgerException {
    Replay replay = Replay.of(disk, journalFolder);
    for (Path empty : replay.emptyFiles()) {
      disk.delete(empty); // first of all: on a full disk this is the room that replaying needs
    }
    replay.into(this);
    keepUnread();
    refuseUnconfirmed();
    for (StreamLog stream : journaled) {
      stream.sealAgain();
    }
    continuity.check(streams);
    for (Path file : replay.files()) {
      putAway(file);
    }
    return replay.highestNumber();
  }

  /** Entries of a stream whose files can't be read are nowhere but in the journal: keep it. */
  private void keepUnread() throws LedgerException {
    for (String name : unreadable) {
      throw new LedgerException(
          "the journal holds entries of stream "
              + name
              + ", and they can't be put where they belong: "
              + streams.open(name).refusal()
              + "; nothing was signed or deleted");
    }
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
    if (stream.isUnreadable()) {
      unreadable.add(entry.stream());
      return;
    }
    journaled.add(stream);
    if (entry.index() < stream.durable()) {
      return;
    }
    if (entry.index() > stream.durable()) {
      String found = "entry " + entry.index() + " follows entry " + (stream.durable() - 1);
      refuse(stream, file, offset, found + "; those between are lost");
      return;
    }
    byte[] hash = new MerkleHasher().leaf(entry.entry(), 0, entry.entry().length);
    stream.recovered(entry.entry(), hash, entry.feed(), entry.sequence(), startMillis);
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
}
