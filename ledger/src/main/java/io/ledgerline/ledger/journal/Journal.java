package io.ledgerline.ledger.journal;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The journal's files as one writer sees them. {@link #commit} is called by one thread; {@link
 * #allocate} and {@link #retire} by another; they meet in the lock that guards the lists of files.
 *
 * <p>After a write or sync that failed, the file is never written again: the next good file begins
 * with a frame that voids what the failed one holds behind its last acknowledged frame.
 *
 * <p>Longer than usual: writing, giving up, beginning anew and retiring share one set of lists, and
 * what each may assume about the others is only clear side by side.
 */
public final class Journal implements AutoCloseable {
  /** Most entry bytes in one frame. */
  public static final int MAX_FRAME = 1 << 20;

  /** Most records in one frame. */
  public static final int MAX_RECORDS = 4096;

  /**
   * What the end of a file may leave unused, and so is not counted as space: room for a frame of
   * one entry of any length, with the longest list of streams that the frame before it reached.
   */
  static final int END_WASTE = 384 * 1024;

  /** How many files wait at most to be used again; more are deleted. */
  private static final int MOST_AGAIN = 2;

  private final Disk disk;
  private final Path folder;
  private final JournalFiles files;
  private final int fileBytes;
  private final int maxFiles;
  private final Capacity capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<OpenFile> spares = new ArrayDeque<>();
  private final Deque<OpenFile> used = new ArrayDeque<>();
  private final Deque<OpenFile> again = new ArrayDeque<>();
  private final Map<Long, Long> voids = new TreeMap<>();
  private final ByteBuffer frame = ByteBuffer.allocateDirect(3 * MAX_FRAME);
  private long nextNumber;
  private @Nullable OpenFile current;
  private Map<String, Long> reached = Map.of();
  private boolean unmarked;

  /**
   * A journal without entries: whatever was in the folder has been replayed.
   *
   * @param nextNumber a number above that of every file ever seen there
   */
  public Journal(
      Disk disk, Path folder, int fileBytes, int maxFiles, long nextNumber, Capacity capacity) {
    this.disk = disk;
    this.folder = folder;
    this.files = new JournalFiles(disk, folder);
    this.fileBytes = fileBytes;
    this.maxFiles = maxFiles;
    this.nextNumber = nextNumber;
    this.capacity = capacity;
  }

  /** The file name of that number. */
  public static String fileName(long number) {
    return JournalFiles.name(number);
  }

  /**
   * Makes a retired file a spare one, or makes a spare file if none waits or claims leave less than
   * that much space; true if a file was made. Fails where the disk is full or broken, which changes
   * nothing.
   */
  public boolean allocate(long wantedFree) throws IOException {
    OpenFile old;
    lock.lock();
    try {
      boolean enough = !spares.isEmpty() && capacity.free() >= wantedFree;
      old = again.poll();
      if (old == null && (enough || used.size() + spares.size() >= maxFiles)) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    add(old == null ? files.make(nextNumber++, fileBytes) : files.makeAgain(old, nextNumber++));
    return true;
  }

  /** Makes a first, small file, so that a start does not wait for a large one. */
  public void allocateFirst(int bytes) throws IOException {
    add(files.make(nextNumber++, Math.min(bytes, fileBytes)));
  }

  private void add(OpenFile file) {
    lock.lock();
    try {
      spares.add(file);
      publishSpace();
    } finally {
      lock.unlock();
    }
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
    OpenFile file = current;
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
    long nanos = 0;
    try {
      int length = frame.remaining();
      WholeFile.writeAll(file.file, frame, file.position);
      if (sync) {
        long start = System.nanoTime();
        file.file.sync();
        nanos = System.nanoTime() - start;
      }
      file.position += length;
      file.frames++;
    } catch (IOException e) {
      giveUp(file);
      throw e;
    }
    lock.lock();
    try {
      publishSpace();
    } finally {
      lock.unlock();
    }
    return nanos;
  }

  private void giveUp(OpenFile file) {
    lock.lock();
    try {
      voids.put(file.number, file.position);
      current = null;
      unmarked = false;
      publishSpace();
    } finally {
      lock.unlock();
    }
  }

  private OpenFile fileFor(int length) throws IOException {
    OpenFile file = current;
    if (file != null && file.room() > 0 && file.size - file.position >= length) {
      return file;
    }
    return next();
  }

  /**
   * How many bytes of {@link JournalRecord#cost} the next frame may hold, if more than one entry.
   */
  public long frameRoom() {
    OpenFile file = current;
    if (file == null || file.room() == 0) {
      return MAX_FRAME;
    }
    int fixed = Frame.HEADER + Frame.ALIGNMENT + Frame.directoryBytes(reached, List.of());
    return Math.min(MAX_FRAME, file.size - file.position - fixed);
  }

  /** Begins a new file, with a probing write where an older one failed. */
  private OpenFile next() throws IOException {
    OpenFile file;
    boolean probe;
    lock.lock();
    try {
      file = spares.poll();
      if (file == null) {
        throw new NoJournalSpaceException();
      }
      used.add(file);
      current = file;
      probe = !voids.isEmpty();
      publishSpace();
    } finally {
      lock.unlock();
    }
    if (probe) {
      Frame.encodeVoid(frame, place(file), voids);
      write(file, true);
    }
    return file;
  }

  /** After a failure: begins a new file, or fails again. Does nothing on a good journal. */
  public void probe() throws IOException {
    if (current == null) {
      next();
    }
  }

  /**
   * The number of the file that is written now, 0 if there is none; all lower ones are finished.
   */
  public long currentNumber() {
    lock.lock();
    try {
      OpenFile file = current;
      return file == null ? 0 : file.number;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the current file, so that it can be retired once its entries are in bundles. */
  public void rotate() {
    lock.lock();
    try {
      current = null;
      unmarked = false;
      publishSpace();
    } finally {
      lock.unlock();
    }
  }

  /** The numbers of all files that hold entries and are finished. */
  public List<Long> finished() {
    lock.lock();
    try {
      List<Long> numbers = new ArrayList<>();
      for (OpenFile file : used) {
        if (file != current) {
          numbers.add(file.number);
        }
      }
      return numbers;
    } finally {
      lock.unlock();
    }
  }

  /** How many files hold entries. */
  public int filesInUse() {
    lock.lock();
    try {
      return used.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes finished files out of the journal, oldest first: everything they hold is durable in
   * bundles. Some are overwritten with zeros and used again, the others deleted.
   */
  public void retire(List<Long> numbers) throws IOException {
    for (long number : numbers) {
      OpenFile file = usedFile(number);
      boolean keep = file.aside || isWanted(file);
      if (keep) {
        files.putAside(file);
      } else {
        files.delete(file);
      }
      disk.syncFolder(folder); // one by one: a file may void parts of the ones before it
      lock.lock();
      try {
        used.remove(file);
        if (keep) {
          again.add(file);
        }
        voids.remove(number);
      } finally {
        lock.unlock();
      }
    }
  }

  /** A file that failed is never written again, one of another size or too many are not kept. */
  private boolean isWanted(OpenFile file) throws IOException {
    lock.lock();
    try {
      boolean good = !voids.containsKey(file.number) && file.size == fileBytes;
      if (!good || again.size() + spares.size() >= MOST_AGAIN) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    return files.isRoomBeside(fileBytes); // else bundles and tiles need what it takes
  }

  private OpenFile usedFile(long number) {
    lock.lock();
    try {
      return used.stream().filter(file -> file.number == number).findFirst().orElseThrow();
    } finally {
      lock.unlock();
    }
  }

  private void publishSpace() {
    OpenFile file = current;
    long space = file == null ? 0 : file.room();
    for (OpenFile spare : spares) {
      space += spare.room();
    }
    capacity.setSpace(space);
  }

  private static Map<String, Long> reach(List<JournalRecord> records) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (JournalRecord each : records) {
      sizes.put(each.stream(), each.index() + 1);
    }
    return sizes;
  }

  /** Closes the files; what they hold stays, but for those that left the journal. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      List<OpenFile> all = new ArrayList<>(used);
      all.addAll(spares);
      for (OpenFile file : all) {
        file.file.close();
      }
      for (OpenFile file : again) {
        files.delete(file);
      }
    } finally {
      lock.unlock();
    }
  }
}
