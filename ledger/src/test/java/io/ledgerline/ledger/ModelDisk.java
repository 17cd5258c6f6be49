package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that keeps apart what programs see and what would survive a power cut, by
 * sectors of 512 bytes and by names. It fails or crashes at a chosen operation, writes short, gets
 * full, and after a failed sync forgets the unsynced sectors for good, as Linux does.
 */
final class ModelDisk implements Disk {
  private static final int SECTOR = 512;

  /** What happens at the chosen operation. */
  enum Fault {
    NONE,
    /** It fails once with an I/O error. */
    ERROR,
    /** The machine stops in the middle of it. */
    CRASH
  }

  /** Thrown at the crash and by everything after it. */
  static final class Crashed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class Inode {
    private byte[] visible = {};
    private byte[] durable = {};
    private final BitSet dirty = new BitSet();
  }

  private final Random random;
  private final TreeMap<Path, Inode> names = new TreeMap<>();
  private final Map<Path, Inode> durableNames = new HashMap<>();
  private final Set<Path> removedFolders = new HashSet<>();
  private Fault fault = Fault.NONE;
  private long faultAt = -1;
  private long operations;
  private boolean crashed;
  private long capacity = Long.MAX_VALUE;

  ModelDisk(Random random) {
    this.random = random;
  }

  void failAt(long operation, Fault what) {
    faultAt = operation;
    fault = what;
  }

  /** How many operations that write there were. */
  long operations() {
    return operations;
  }

  void setCapacity(long bytes) {
    capacity = bytes;
  }

  /** How many bytes all files have. */
  long used() {
    return names.values().stream().mapToLong(each -> each.visible.length).sum();
  }

  byte[] bytes(Path path) {
    return Objects.requireNonNull(names.get(path)).visible.clone();
  }

  void setBytes(Path path, byte[] bytes) {
    Inode inode = Objects.requireNonNull(names.get(path));
    inode.visible = bytes.clone();
    inode.durable = bytes.clone();
  }

  List<Path> files() {
    return List.copyOf(names.keySet());
  }

  /** The disk as a machine finds it after a power cut: unsynced changes are there or not. */
  ModelDisk afterPowerCut() {
    ModelDisk later = new ModelDisk(random);
    List<Path> all = new ArrayList<>(names.keySet());
    all.addAll(durableNames.keySet());
    Map<Inode, Inode> survived = new HashMap<>();
    for (Path path : all) {
      Inode old = durableNames.get(path);
      Inode now = names.get(path);
      Inode kept = later.names.containsKey(path) || random.nextBoolean() ? now : old;
      if (kept != null && !later.names.containsKey(path)) {
        Inode inode = survived.computeIfAbsent(kept, this::survivor);
        later.names.put(path, inode);
        later.durableNames.put(path, inode);
      }
    }
    return later;
  }

  private Inode survivor(Inode inode) {
    Inode later = new Inode();
    int length = random.nextBoolean() ? inode.visible.length : inode.durable.length;
    byte[] bytes = Arrays.copyOf(inode.durable, length);
    for (int sector = inode.dirty.nextSetBit(0);
        sector >= 0;
        sector = inode.dirty.nextSetBit(sector + 1)) {
      if (random.nextBoolean()) {
        copySector(inode.visible, bytes, sector);
      }
    }
    later.visible = bytes;
    later.durable = bytes.clone();
    return later;
  }

  private static void copySector(byte[] from, byte[] to, int sector) {
    int start = sector * SECTOR;
    int end = Math.min(start + SECTOR, Math.min(from.length, to.length));
    if (start < end) {
      System.arraycopy(from, start, to, start, end - start);
    }
  }

  /** Counts an operation; true if it is the one that fails. */
  private boolean fails() {
    if (crashed) {
      throw new Crashed();
    }
    return ++operations == faultAt && fault != Fault.NONE;
  }

  private IOException failure() {
    if (fault == Fault.CRASH) {
      crashed = true;
      throw new Crashed();
    }
    return new IOException("Input/output error");
  }

  private void step() throws IOException {
    if (fails()) {
      throw failure();
    }
  }

  private Inode inode(Path path) throws NoSuchFileException {
    if (crashed) {
      throw new Crashed();
    }
    Inode inode = names.get(path);
    if (inode == null) {
      throw new NoSuchFileException(path.toString());
    }
    return inode;
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return new Open(inode(file));
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return new Open(inode(file));
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    step();
    Inode inode = names.computeIfAbsent(file, path -> new Inode());
    inode.visible = new byte[0];
    inode.dirty.clear();
    return new Open(inode);
  }

  @Override
  public DiskFile createPrivate(Path file) throws IOException {
    return create(file);
  }

  @Override
  public boolean exists(Path path) {
    return names.containsKey(path)
        || names.keySet().stream().anyMatch(each -> each.startsWith(path));
  }

  @Override
  public long usableSpace(Path folder) {
    return capacity - used();
  }

  @Override
  public List<String> list(Path folder) {
    return names.keySet().stream()
        .filter(each -> each.startsWith(folder) && !each.equals(folder))
        .map(each -> each.getName(folder.getNameCount()).toString())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    step();
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    Inode inode = inode(from);
    names.remove(from);
    names.put(to, inode);
  }

  @Override
  public void delete(Path path) throws IOException {
    step();
    if (names.remove(path) != null) {
      return;
    }
    if (exists(path)) {
      throw new java.nio.file.DirectoryNotEmptyException(path.toString());
    }
    removedFolders.add(path);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    step();
    durableNames.keySet().removeIf(each -> folder.equals(each.getParent()));
    for (Path removed : List.copyOf(removedFolders)) {
      if (folder.equals(removed.getParent())) {
        removedFolders.remove(removed); // its name is gone for good, and all that was below it
        durableNames.keySet().removeIf(each -> each.startsWith(removed) && !exists(removed));
      }
    }
    names.forEach(
        (path, inode) -> {
          if (folder.equals(path.getParent())) {
            durableNames.put(path, inode);
          }
        });
  }

  private final class Open implements DiskFile {
    private final Inode inode;

    Open(Inode inode) {
      this.inode = inode;
    }

    @Override
    public int write(ByteBuffer bytes, long at) throws IOException {
      boolean fails = fails();
      int length = bytes.remaining();
      if (fails || (length > 1 && random.nextInt(8) == 0)) {
        length = Math.max(1, random.nextInt(length)); // short, or cut by the fault
      }
      requireSpace(at + length - inode.visible.length);
      put(bytes, (int) at, length);
      if (fails) {
        throw failure();
      }
      return length;
    }

    private void requireSpace(long more) throws IOException {
      if (more > 0 && used() + more > capacity) {
        throw new IOException("No space left on device");
      }
    }

    private void put(ByteBuffer bytes, int at, int length) {
      if (at + length > inode.visible.length) {
        inode.visible = Arrays.copyOf(inode.visible, at + length);
      }
      bytes.get(inode.visible, at, length);
      inode.dirty.set(at / SECTOR, (at + length - 1) / SECTOR + 1);
    }

    @Override
    public int read(ByteBuffer into, long at) {
      if (crashed) {
        throw new Crashed();
      }
      if (at >= inode.visible.length) {
        return -1;
      }
      int length = (int) Math.min(into.remaining(), inode.visible.length - at);
      into.put(inode.visible, (int) at, length);
      return length;
    }

    @Override
    public void sync() throws IOException {
      boolean fails = fails();
      if (fails) {
        inode.durable = survivor(inode).durable;
        inode.dirty.clear(); // clean now, though not on the disk
        throw failure();
      }
      byte[] durable = Arrays.copyOf(inode.durable, inode.visible.length);
      inode.dirty.stream().forEach(sector -> copySector(inode.visible, durable, sector));
      inode.durable = durable;
      inode.dirty.clear();
    }

    @Override
    public long size() {
      return inode.visible.length;
    }

    @Override
    public void close() {}
  }
}
