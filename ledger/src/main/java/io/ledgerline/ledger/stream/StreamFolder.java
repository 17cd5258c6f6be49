package io.ledgerline.ledger.stream;

import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.WholeFile;
import io.ledgerline.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one stream. Remembers what it wrote and did not sync yet. Owned by one thread. */
public final class StreamFolder {
  private static final String STATE = "state";
  private static final String CHECKPOINT = "checkpoint";
  private static final String VKEY = "vkey";
  private static final String REFUSED = "refused";
  private static final String PRUNED = "pruned";
  private static final String ORIGINS = "origins";

  private final Disk disk;
  private final Path folder;
  private final Set<Path> unsyncedFiles = new LinkedHashSet<>();
  private final Set<Path> unsyncedFolders = new LinkedHashSet<>();
  private final Set<Path> knownFolders = new LinkedHashSet<>();
  private final Set<Path> durableFolders = new LinkedHashSet<>();

  /** The stream whose files are in that folder. */
  public StreamFolder(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  public Path path() {
    return folder;
  }

  /** The bytes of a file below the folder, null if there is no such file. */
  public byte @Nullable [] read(String name) throws IOException {
    try {
      return WholeFile.read(disk, folder.resolve(name));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** The state file, null if there is none. */
  public byte @Nullable [] readState() throws IOException {
    return read(STATE);
  }

  /** The published checkpoint, null if there is none. */
  public byte @Nullable [] readCheckpoint() throws IOException {
    return read(CHECKPOINT);
  }

  /** The file that says which entries were let go, null if none were. */
  public byte @Nullable [] readPruned() throws IOException {
    return read(PRUNED);
  }

  /** Says durably which entries are let go, before or after their bundles go. */
  public void writePruned(Pruned pruned) throws IOException {
    WholeFile.replaceDurably(disk, folder.resolve(PRUNED), pruned.format());
  }

  /**
   * Removes full bundles for good, in every width; those that are gone already are passed over.
   *
   * @param from the first number
   * @param to the number behind the last
   */
  public void deleteBundles(long from, long to) throws IOException {
    Set<Path> touched = new LinkedHashSet<>();
    for (long number = from; number < to; number++) {
      String full = TilePath.bundle(number, TilePath.WIDTH);
      for (int width : widths(full)) {
        deletePartial(full, width);
      }
      deletePartials(full);
      Path path = folder.resolve(full);
      disk.delete(path);
      unsyncedFiles.remove(path);
      touched.add(path.resolveSibling("").normalize());
    }
    for (Path each : touched) {
      if (disk.exists(each)) {
        disk.syncFolder(each);
      }
    }
  }

  /** The file that says under which origins the stream was signed, null if there is only one. */
  public byte @Nullable [] readOrigins() throws IOException {
    return read(ORIGINS);
  }

  /** Says durably under which origins the stream is and was signed. */
  public void writeOrigins(StreamOrigins origins) throws IOException {
    makeFolder(folder);
    WholeFile.replaceDurably(disk, folder.resolve(ORIGINS), origins.format());
  }

  /**
   * Puts the reason for which the stream was refused aside, as {@code refused.<n>}, so that it is
   * no longer in the way and can still be read.
   */
  public void putRefusalAside() throws IOException {
    if (readRefusal() == null) {
      return;
    }
    int free = 1;
    while (disk.exists(folder.resolve(REFUSED + '.' + free))) {
      free++;
    }
    disk.rename(folder.resolve(REFUSED), folder.resolve(REFUSED + '.' + free));
    disk.syncFolder(folder);
  }

  /** Why the stream was refused at an earlier start, null if it was not. */
  public byte @Nullable [] readRefusal() throws IOException {
    return read(REFUSED);
  }

  /** Keeps the reason why the stream is refused, until someone removes it. */
  public void writeRefusal(String sentence) throws IOException {
    makeFolder(folder);
    byte[] line = (sentence + '\n').getBytes(StandardCharsets.UTF_8);
    WholeFile.replaceDurably(disk, folder.resolve(REFUSED), line);
  }

  /** Writes a tile or a bundle; durable after {@link #seal}. */
  void write(String name, ByteBuffer bytes) throws IOException {
    Path path = folder.resolve(name);
    makeFolder(path.resolveSibling("").normalize());
    unsyncedFiles.add(path);
    WholeFile.write(disk, path, bytes);
  }

  /**
   * Writes a full tile or bundle, which never changes again, and syncs it while it is open: so what
   * must reach the disk does so as it comes, and not all at once before a journal file goes.
   */
  void writeFull(String name, ByteBuffer bytes) throws IOException {
    Path path = folder.resolve(name);
    makeFolder(path.resolveSibling("").normalize());
    WholeFile.writeDurably(disk, path, bytes);
    unsyncedFiles.remove(path);
  }

  private void makeFolder(Path wanted) throws IOException {
    if (knownFolders.contains(wanted)) {
      unsyncedFolders.add(wanted);
      return;
    }
    disk.makeFolders(wanted);
    Path root = folder.getParent();
    for (Path each = wanted; each != null; each = each.getParent()) {
      unsyncedFolders.add(each);
      if (each.equals(root) || durableFolders.contains(each)) {
        break; // what lies above has its name on the disk already
      }
    }
    forgetSome(knownFolders);
    knownFolders.add(wanted);
  }

  /** Keeps a set small that only saves system calls: partial folders come and go. */
  private static void forgetSome(Set<Path> folders) {
    if (folders.size() > 64) {
      folders.clear();
    }
  }

  /** Makes everything written so far durable, and then says so in the state file. */
  public void seal(StreamState state) throws IOException {
    makeFolder(folder);
    for (Path path : List.copyOf(unsyncedFiles)) {
      syncOrRewrite(path);
    }
    for (Path path : unsyncedFolders) {
      disk.syncFolder(path);
    }
    forgetSome(durableFolders);
    durableFolders.addAll(unsyncedFolders);
    unsyncedFolders.clear();
    WholeFile.replaceDurably(disk, folder.resolve(STATE), state.format());
  }

  /**
   * Syncs a file. After a failure the kernel may call pages clean that it never wrote, so a second
   * sync would prove nothing: the file is then written anew, and that is synced the next time.
   */
  private void syncOrRewrite(Path path) throws IOException {
    try {
      WholeFile.sync(disk, path);
      unsyncedFiles.remove(path);
    } catch (NoSuchFileException e) {
      unsyncedFiles.remove(path);
      throw e;
    } catch (IOException e) {
      WholeFile.replace(disk, path, WholeFile.read(disk, path));
      throw e;
    }
  }

  /** Publishes a signed checkpoint; a reader sees the old or the new one. */
  public void publish(SignedNote note) throws IOException {
    byte[] bytes = note.format().getBytes(StandardCharsets.UTF_8);
    WholeFile.replace(disk, folder.resolve(CHECKPOINT), bytes);
  }

  /** Writes the verifier keys beside the stream, one per line, unless just they are there. */
  public void publishVkeys(List<String> vkeys) throws IOException {
    byte[] lines = (String.join("\n", vkeys) + '\n').getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(read(VKEY), lines)) {
      makeFolder(folder);
      WholeFile.replaceDurably(disk, folder.resolve(VKEY), lines);
    }
  }

  /** The widths of the partial tiles or bundles that are there for that full name. */
  Set<Integer> widths(String full) throws IOException {
    Set<Integer> widths = new LinkedHashSet<>();
    for (String name : disk.list(folder.resolve(full + ".p"))) {
      if (isWidth(name)) {
        widths.add(Integer.parseInt(name));
      }
    }
    return widths;
  }

  /** Removes a partial tile or bundle. */
  void deletePartial(String full, int width) throws IOException {
    Path path = folder.resolve(full + ".p").resolve(String.valueOf(width));
    disk.delete(path);
    unsyncedFiles.remove(path);
  }

  /** Removes the folder of partial files for that full name, which must be empty. */
  void deletePartials(String full) throws IOException {
    Path partials = folder.resolve(full + ".p");
    disk.delete(partials);
    unsyncedFolders.remove(partials);
    durableFolders.remove(partials);
    knownFolders.remove(partials);
  }

  private static boolean isWidth(String name) {
    return !name.isEmpty()
        && name.length() <= 3
        && name.chars().allMatch(Character::isDigit)
        && Integer.parseInt(name) <= TilePath.WIDTH;
  }
}
