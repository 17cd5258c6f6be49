package io.ledgerline.ledger.journal;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what a journal holds, file by file.
 *
 * <p>A commit begins only after the one before it was synced and acknowledged. So a frame that is
 * damaged and has a whole frame behind it, in its file or a later one, was acknowledged: that is
 * damage, and is reported with its place. A damaged frame with nothing behind it is what a crash
 * leaves of a commit that nobody was told of: it is left out, as a whole.
 */
public final class Replay {
  private static final String SUFFIX = ".journal";

  private final Disk disk;
  private final Path folder;
  private final TreeMap<Long, List<Frame.Header>> frames = new TreeMap<>();
  private final Map<Long, Long> voids = new HashMap<>();
  private final List<String> names;

  /** Receives what the journal holds, in the order of the commits. */
  public interface Sink {
    /** An entry; it may be one that is in the bundles already. */
    void entry(JournalRecord entry, Path file, long offset) throws IOException;

    /** A stream that had at least that many entries when the frame there was written. */
    void reached(String stream, long size, Path file, long offset) throws IOException;

    /** An acknowledged entry of that stream is damaged. */
    void damaged(String stream, long index, Path file, long offset) throws IOException;

    /** Something acknowledged is damaged there, and what follows does not say whose it was. */
    void damaged(Path file, long offset) throws IOException;

    /** All entries of one file were given. */
    void endOfFile() throws IOException;
  }

  private Replay(Disk disk, Path folder, List<String> names) {
    this.disk = disk;
    this.folder = folder;
    this.names = names;
  }

  /** Looks through the journal in that folder. */
  public static Replay of(Disk disk, Path folder) throws IOException {
    Replay replay = new Replay(disk, folder, disk.list(folder));
    for (String name : replay.names) {
      if (isJournal(name)) {
        replay.scan(number(name), ByteBuffer.wrap(WholeFile.read(disk, folder.resolve(name))));
      }
    }
    return replay;
  }

  private static boolean isJournal(String name) {
    return name.endsWith(SUFFIX)
        && name.length() == 16 + SUFFIX.length()
        && name.chars().limit(16).allMatch(c -> c >= '0' && c <= '9');
  }

  private static long number(String name) {
    return Long.parseLong(name, 0, 16, 10);
  }

  private void scan(long number, ByteBuffer file) {
    List<Frame.Header> found = new ArrayList<>();
    long at = 0;
    while (at < file.limit()) {
      Frame.Header header = Frame.Header.read(file, number, (int) at);
      if (header == null) {
        at += Frame.ALIGNMENT;
        continue;
      }
      found.add(header);
      at = header.end();
      if (header.kind() == Frame.VOID
          && header.records() * 16L == header.directory()
          && header.directoryIsWhole(file)) {
        noteVoids(file, header);
      }
    }
    if (!found.isEmpty() || hasBytes(file, 0, file.limit())) {
      frames.put(number, found);
    }
  }

  private void noteVoids(ByteBuffer file, Frame.Header header) {
    int at = (int) header.place().offset() + Frame.HEADER;
    for (int i = 0; i < header.records(); i++, at += 16) {
      voids.put(file.getLong(at), file.getLong(at + 8));
    }
  }

  /** The greatest number among the files, 0 if there are none. */
  public long highestNumber() {
    return names.stream().filter(Replay::isJournal).mapToLong(Replay::number).max().orElse(0);
  }

  /** Every file of the journal, oldest first, half-made ones too. */
  public List<Path> files() {
    return names.stream()
        .filter(name -> isJournal(name) || name.endsWith(SUFFIX + ".tmp"))
        .map(folder::resolve)
        .toList();
  }

  /** The files that were made ahead and never written. */
  public List<Path> emptyFiles() {
    return files().stream().filter(path -> isEmpty(path.getFileName().toString())).toList();
  }

  private boolean isEmpty(String name) {
    return !isJournal(name) || !frames.containsKey(number(name));
  }

  /** Gives everything to the sink. */
  public void into(Sink sink) throws IOException {
    for (Map.Entry<Long, List<Frame.Header>> each : frames.entrySet()) {
      Path path = folder.resolve(Journal.fileName(each.getKey()));
      ByteBuffer file = ByteBuffer.wrap(WholeFile.read(disk, path));
      replay(each.getKey(), path, file, each.getValue(), sink);
      sink.endOfFile();
    }
  }

  private void replay(
      long number, Path path, ByteBuffer file, List<Frame.Header> headers, Sink sink)
      throws IOException {
    boolean newest = number >= lastWithFrames();
    long validTo = Math.min(voids.getOrDefault(number, Long.MAX_VALUE), file.limit());
    long expected = 0;
    long expectedNumber = 0;
    long lost = -1;
    for (Frame.Header header : headers) {
      long at = header.place().offset();
      if (at >= validTo) {
        break;
      }
      FrameReader frame = new FrameReader(path, file, header);
      if (newest && !frame.isWhole() && !hasBytes(file, header.end(), file.limit())) {
        return; // torn: nobody was told of it
      }
      lost = lost < 0 && at > expected ? expected : lost;
      boolean several = header.place().number() - expectedNumber > 1;
      if (lost >= 0 && (several || !frame.directoryIsWhole())) {
        sink.damaged(path, lost);
      }
      frame.into(sink); // what it says of the frame before tells whose a single lost one was
      lost = frame.directoryIsWhole() ? -1 : at;
      expected = header.end();
      expectedNumber = header.place().number() + (lost < 0 ? 1 : 0);
    }
    if (!newest && (lost >= 0 || hasBytes(file, expected, validTo))) {
      sink.damaged(path, lost >= 0 ? lost : expected);
    }
  }

  private static boolean hasBytes(ByteBuffer file, long from, long to) {
    int at = (int) from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      if (file.getLong(at) != 0) {
        return true;
      }
    }
    for (; at < to; at++) {
      if (file.get(at) != 0) {
        return true;
      }
    }
    return false;
  }

  private long lastWithFrames() {
    long last = 0;
    for (Map.Entry<Long, List<Frame.Header>> each : frames.entrySet()) {
      last = each.getValue().isEmpty() ? last : each.getKey();
    }
    return last;
  }
}
