package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Append-only segments in folders. One thread writes: what waits is written together and each file
 * synced once, and only then its callers go on. A segment whose write or sync failed is never
 * written again; its callers are refused and the next text begins a new one. What a crash left
 * behind is looked at when somebody reads there, so a start costs nothing. Thread-safe.
 */
public final class SegmentStore implements AutoCloseable {
  private static final int BATCH = 256;

  private final Disk disk;
  private final Path root;
  private final SegmentLimits limits;
  private final BlockingQueue<Job> queue;
  private final Thread thread;

  /** Guards the folders: the map, the segments being written, deletion. */
  private final ReentrantLock lock = new ReentrantLock();

  private final LinkedHashMap<Path, OpenFolder> open = new LinkedHashMap<>(64, 0.75f, true);
  private volatile boolean closed;

  private record Job(Path folder, List<SegmentRecord> records, CompletableFuture<Void> done) {}

  private SegmentStore(Disk disk, Path root, SegmentLimits limits) {
    this.disk = disk;
    this.root = root;
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.waiting());
    this.thread = Thread.ofPlatform().daemon().name("vault-writer").unstarted(this::write);
  }

  /** Opens the store below a folder, which is made when it is missing. */
  public static SegmentStore open(Disk disk, Path root, SegmentLimits limits) throws IOException {
    disk.makeFolders(root);
    var store = new SegmentStore(disk, root, limits);
    store.thread.start();
    return store;
  }

  /** The longest sealed text that is taken. */
  public int longest() {
    return limits.recordBytes();
  }

  /**
   * Keeps records; durable when this returns.
   *
   * @param folder names below the root
   * @throws IOException if they are not durable; part of them may be
   */
  public void append(Path folder, List<SegmentRecord> records)
      throws IOException, InterruptedException {
    var job = new Job(root.resolve(folder), records, new CompletableFuture<>());
    while (!queue.offer(job, 100, TimeUnit.MILLISECONDS)) {
      requireOpen();
    }
    if (closed) {
      abandonWaiting();
    }
    try {
      job.done().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? "unknown" : cause.getMessage(), cause);
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the vault is closed");
    }
  }

  private void write() {
    var batch = new ArrayList<Job>();
    while (!closed || !queue.isEmpty()) {
      try {
        Job first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        write(batch);
      } catch (InterruptedException e) {
        closed = true;
      } finally {
        batch.clear();
      }
    }
  }

  private void write(List<Job> batch) {
    Map<Path, List<Job>> byFolder = new LinkedHashMap<>();
    batch.forEach(job -> byFolder.computeIfAbsent(job.folder(), _ -> new ArrayList<>()).add(job));
    byFolder.forEach(
        (folder, jobs) -> {
          lock.lock();
          try {
            write(folder, jobs);
            jobs.forEach(job -> job.done().complete(null));
          } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // Nobody may wait for a thread that is no more.
            abandon(folder);
            jobs.forEach(job -> job.done().completeExceptionally(e));
          } finally {
            lock.unlock();
          }
        });
  }

  private void write(Path path, List<Job> jobs) throws IOException {
    OpenFolder folder = folder(path);
    for (Job job : jobs) {
      for (SegmentRecord record : job.records()) {
        folder.write(record);
      }
    }
    folder.sync();
  }

  /** The folder; the longest unused one is finished for it. */
  private OpenFolder folder(Path path) {
    OpenFolder there = open.get(path);
    if (there != null) {
      return there;
    }
    while (open.size() >= limits.openFolders()) {
      Path eldest = open.keySet().iterator().next();
      finish(eldest);
    }
    var opened = new OpenFolder(disk, root, path, limits);
    open.put(path, opened);
    return opened;
  }

  private void finish(Path path) {
    OpenFolder folder = open.remove(path);
    if (folder != null) {
      folder.finish();
    }
  }

  /** After a failure nothing in memory counts: the folder is read again from its bytes. */
  private void abandon(Path path) {
    OpenFolder failed = open.remove(path);
    if (failed != null) {
      failed.abandon();
    }
  }

  /** The durable records of an entry in a folder, in no order. */
  public List<SegmentRecord> find(Path name, UUID entry) throws IOException {
    Path path = root.resolve(name);
    OpenFolder folder;
    List<SegmentIndex.Place> places;
    Path writing;
    List<Path> finished;
    lock.lock();
    try {
      folder = folder(path);
      writing = folder.writing();
      finished = new ArrayList<>(folder.segments().segments());
      places = folder.places(entry);
    } finally {
      lock.unlock();
    }
    if (writing != null) {
      finished.remove(writing);
    }
    var found = new ArrayList<>(folder.segments().find(entry, finished));
    if (writing != null) {
      found.addAll(folder.segments().read(writing, places));
    }
    return found;
  }

  /** The folders two levels below a name, as names below the root. */
  public List<Path> folders(String name) throws IOException {
    var found = new ArrayList<Path>();
    for (String middle : disk.list(root.resolve(name))) {
      for (String last : disk.list(root.resolve(name).resolve(middle))) {
        found.add(Path.of(name, middle, last));
      }
    }
    return found;
  }

  /** Ends the segment that is being written in a folder, and gives all that are there. */
  public List<Path> ended(Path name) throws IOException {
    Path path = root.resolve(name);
    lock.lock();
    try {
      finish(path);
      return new SegmentFolder(disk, path, limits.recordBytes()).segments();
    } finally {
      lock.unlock();
    }
  }

  /** Deletes those segments of a folder, and the folder unless something else was written since. */
  public void delete(Path name, List<Path> ended) throws IOException {
    Path path = root.resolve(name);
    lock.lock();
    try {
      var folder = new SegmentFolder(disk, path, limits.recordBytes());
      if (ended.containsAll(folder.segments())) {
        abandon(path);
        folder.delete();
      } else {
        folder.delete(ended);
      }
    } finally {
      lock.unlock();
    }
  }

  private void abandonWaiting() {
    var left = new ArrayList<Job>();
    queue.drainTo(left);
    left.forEach(job -> job.done().completeExceptionally(new IOException("the vault is closed")));
  }

  /** Writes what waits and finishes the segments. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    abandonWaiting();
    lock.lock();
    try {
      open.values().forEach(OpenFolder::finish);
      open.clear();
    } finally {
      lock.unlock();
    }
  }
}
