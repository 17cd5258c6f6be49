package io.ledgerline.ledger.journal;

import io.ledgerline.ledger.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rotation of a journal's files: made ahead as spare ones, written one at a time, finished, and
 * retired once bundles hold what they hold, to be deleted or made anew. Says how much space there
 * is whenever that changes.
 *
 * <p>The committing thread begins, fails and ends the current file, by way of the {@link Journal};
 * another one allocates, another retires. They meet in the lock that guards the lists of files.
 */
public final class FileRotation implements AutoCloseable {
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
  private long nextNumber;
  private @Nullable OpenFile current;

  /** Whether no spare file waits, or one that was retired waits to be made a spare one. */
  private volatile boolean shortOfSpares = true;

  /**
   * No files yet: whatever was in the folder has been replayed.
   *
   * @param nextNumber a number above that of every file ever seen there
   */
  public FileRotation(
      Disk disk, Path folder, int fileBytes, int maxFiles, long nextNumber, Capacity capacity) {
    this.disk = disk;
    this.folder = folder;
    this.files = new JournalFiles(disk, folder);
    this.fileBytes = fileBytes;
    this.maxFiles = maxFiles;
    this.nextNumber = nextNumber;
    this.capacity = capacity;
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
      noteSpares();
      if (old == null && (enough || used.size() + spares.size() >= maxFiles)) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    add(old == null ? files.make(nextNumber++, fileBytes) : files.makeAgain(old, nextNumber++));
    return true;
  }

  /**
   * Whether {@link #allocate} may have something to do; asks no lock, for the committing thread.
   */
  public boolean isWanting(long wantedFree) {
    return shortOfSpares || capacity.free() < wantedFree;
  }

  private void noteSpares() {
    shortOfSpares = spares.isEmpty() || !again.isEmpty();
  }

  /** Makes a first, small file, so that a start does not wait for a large one. */
  public void allocateFirst(int bytes) throws IOException {
    add(files.make(nextNumber++, Math.min(bytes, fileBytes)));
  }

  private void add(OpenFile file) {
    lock.lock();
    try {
      spares.add(file);
      noteSpares();
      publishSpace();
    } finally {
      lock.unlock();
    }
  }

  /** The file that is written now, null if there is none. Only for the committing thread. */
  @Nullable OpenFile current() {
    return current;
  }

  /** Takes a spare file as the current one. */
  OpenFile begin() throws NoJournalSpaceException {
    lock.lock();
    try {
      OpenFile file = spares.poll();
      if (file == null) {
        throw new NoJournalSpaceException();
      }
      used.add(file);
      current = file;
      noteSpares();
      publishSpace();
      return file;
    } finally {
      lock.unlock();
    }
  }

  /** Says that a frame of that length stands in the current file now. */
  void written(OpenFile file, int length) {
    file.position += length;
    file.frames++;
    lock.lock();
    try {
      publishSpace();
    } finally {
      lock.unlock();
    }
  }

  /** Gives up a file that could not be written: what it holds from its position on is void. */
  void fail(OpenFile file) {
    lock.lock();
    try {
      voids.put(file.number, file.position);
      current = null;
      publishSpace();
    } finally {
      lock.unlock();
    }
  }

  /** From where on each file that failed, and is not retired yet, is void. */
  Map<Long, Long> voids() {
    lock.lock();
    try {
      return voids.isEmpty() ? Map.of() : new TreeMap<>(voids);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the current file, so that it can be retired once its entries are in bundles. */
  void end() {
    lock.lock();
    try {
      current = null;
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
          noteSpares();
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
