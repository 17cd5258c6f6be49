package io.ledgerline.ledger.journal;

import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal as its one writer sees it: frames, one after another, into the file that the {@link
 * FileRotation} has as current. One thread at a time.
 *
 * <p>After a write or sync that failed, the file is never written again: the next good file begins
 * with a frame that voids what the failed one holds behind its last acknowledged frame.
 */
public final class Journal {
  /** Most entry bytes in one frame. */
  public static final int MAX_FRAME = 1 << 20;

  /** Most records in one frame. */
  public static final int MAX_RECORDS = 4096;

  /**
   * What the end of a file may leave unused, and so is not counted as space: room for a frame of
   * one entry of any length, with the longest list of streams that the frame before it reached.
   */
  static final int END_WASTE = 384 * 1024;

  private final FileRotation files;
  private final ByteBuffer frame = ByteBuffer.allocateDirect(3 * MAX_FRAME);
  private Map<String, Long> reached = Map.of();
  private boolean unmarked;

  /** Writes into files that hold no entries yet. */
  public Journal(FileRotation files) {
    this.files = files;
  }

  /** The file name of that number. */
  public static String fileName(long number) {
    return JournalFiles.name(number);
  }

  /**
   * Writes records as one frame and makes them durable. All or none of them are in the journal; if
   * this throws, which of the two is not known until a restart.
   *
   * @return nanoseconds that the sync took
   */
  public long commit(List<JournalRecord> records) throws IOException {
    int entryBytes = 0;
    for (JournalRecord each : records) {
      entryBytes += each.entry().length;
    }
    int directory = Frame.directoryBytes(reached, records);
    OpenFile file = fileFor(Frame.aligned(Frame.HEADER + directory + entryBytes));
    Frame.encode(frame, place(file), reached, records, entryBytes);
    long nanos = write(file, true);
    reached = reach(records);
    unmarked = true;
    return nanos;
  }

  /**
   * Marks the newest frame as acknowledged, with a frame of no entries, not synced. What is torn at
   * the end of the journal can then be told from what was damaged there later.
   */
  public void mark() throws IOException {
    OpenFile file = files.current();
    int length = Frame.aligned(Frame.HEADER + Frame.directoryBytes(reached, List.of()));
    if (file == null || !unmarked || file.size - file.position < length) {
      return;
    }
    Frame.encode(frame, place(file), reached, List.of(), 0);
    write(file, false);
    reached = Map.of();
    unmarked = false;
  }

  /** Whether {@link #mark} has something to do. */
  public boolean isUnmarked() {
    return unmarked;
  }

  private static Frame.Place place(OpenFile file) {
    return new Frame.Place(file.number, file.position, file.frames);
  }

  private long write(OpenFile file, boolean sync) throws IOException {
    int length = frame.remaining();
    long nanos = 0;
    try {
      WholeFile.writeAll(file.file, frame, file.position);
      if (sync) {
        long start = System.nanoTime();
        file.file.sync();
        nanos = System.nanoTime() - start;
      }
    } catch (IOException e) {
      unmarked = false;
      files.fail(file);
      throw e;
    }
    files.written(file, length);
    return nanos;
  }

  private OpenFile fileFor(int length) throws IOException {
    OpenFile file = files.current();
    if (file != null && file.room() > 0 && file.size - file.position >= length) {
      return file;
    }
    return next();
  }

  /**
   * How many bytes of {@link JournalRecord#cost} the next frame may hold, if more than one entry.
   */
  public long frameRoom() {
    OpenFile file = files.current();
    if (file == null || file.room() == 0) {
      return MAX_FRAME;
    }
    int fixed = Frame.HEADER + Frame.ALIGNMENT + Frame.directoryBytes(reached, List.of());
    return Math.min(MAX_FRAME, file.size - file.position - fixed);
  }

  /** Begins a new file, with a probing write where an older one failed. */
  private OpenFile next() throws IOException {
    OpenFile file = files.begin();
    Map<Long, Long> voids = files.voids();
    if (!voids.isEmpty()) {
      Frame.encodeVoid(frame, place(file), voids);
      write(file, true);
    }
    return file;
  }

  /** After a failure: begins a new file, or fails again. Does nothing on a good journal. */
  public void probe() throws IOException {
    if (files.current() == null) {
      next();
    }
  }

  /** Ends the current file, so that it can be retired once its entries are in bundles. */
  public void rotate() {
    unmarked = false;
    files.end();
  }

  private static Map<String, Long> reach(List<JournalRecord> records) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (JournalRecord each : records) {
      sizes.put(each.stream(), each.index() + 1);
    }
    return sizes;
  }
}
