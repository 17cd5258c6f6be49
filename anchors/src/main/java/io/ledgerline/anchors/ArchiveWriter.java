package io.ledgerline.anchors;

import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes the archive that {@link AnchorArchive} reads. Each file appears whole and durable or not
 * at all. Beside the files, one small file per stream and anchor says which size is anchored
 * newest, so that a start need not walk folders that grow for years; it is written after what it
 * names, so it can be behind and never ahead.
 */
public final class ArchiveWriter {
  private static final int MOST_DIGITS = 18;
  private static final int MOST_STATE = 4 << 20;
  private static final String ORIGIN = "origin";

  private final Disk disk = new RealDisk();
  private final Path folder;
  private final AnchorArchive reader;

  /** Writes below {@code <data>/anchors}, which is made when it is needed. */
  public ArchiveWriter(Path folder) {
    this.folder = folder;
    this.reader = new AnchorArchive(folder);
  }

  /** The reader of the same archive. */
  public AnchorArchive reader() {
    return reader;
  }

  /** Writes a file whose name begins with a size, durably; one of that name is replaced. */
  public void write(String stream, AnchorKind kind, String name, byte[] bytes) throws IOException {
    Path at = reader.folder(stream, kind);
    makeFolders(at);
    WholeFile.replaceDurably(disk, at.resolve(name), bytes);
  }

  /**
   * Says which origin the stream is signed under from now on. What is there of another one is put
   * aside whole: the new origin has checkpoints of the same sizes, and begins at none.
   */
  public synchronized void beginOrigin(String stream, AnchorKind kind, String origin)
      throws IOException {
    Path at = reader.folder(stream, kind);
    Path mark = at.resolve(ORIGIN);
    Optional<String> known = readSmall(mark);
    if (known.isPresent() && known.get().equals(origin + '\n')) {
      return;
    }
    if (isOfAnother(stream, kind, origin)) {
      Path aside = at.resolveSibling(AnchorArchive.endedFolder(kind, firstFree(stream, kind)));
      disk.rename(at, aside);
      disk.syncFolder(folder.resolve(stream));
    }
    makeFolders(at);
    WholeFile.replaceDurably(disk, mark, (origin + '\n').getBytes(StandardCharsets.UTF_8));
  }

  /** Whose it is says the newest file: a mark that is wrong or missing puts nothing aside. */
  private boolean isOfAnother(String stream, AnchorKind kind, String origin) throws IOException {
    OptionalLong size = reader.newest(stream, kind, Long.MAX_VALUE);
    if (size.isEmpty()) {
      return false;
    }
    String name = AnchorArchive.name(size.getAsLong());
    String file = name + (kind == AnchorKind.WORM ? kind.suffix() : ".note");
    String text =
        new String(reader.read(stream, kind, file).orElse(new byte[0]), StandardCharsets.UTF_8);
    return !text.isEmpty()
        && !text.startsWith(origin + '\n')
        && !text.contains("\"origin\":\"" + origin + '"');
  }

  private int firstFree(String stream, AnchorKind kind) {
    int number = 1;
    while (Files.exists(
        reader.folder(stream, kind).resolveSibling(AnchorArchive.endedFolder(kind, number)))) {
      number++;
    }
    return number;
  }

  /** The size that the anchor of that name anchored newest in the stream; 0 if none. */
  public long newest(String stream, AnchorKind kind, String anchor) throws IOException {
    Optional<String> text = readSmall(pointer(stream, kind, anchor));
    if (text.isEmpty()) {
      return 0;
    }
    String digits = text.get().strip();
    if (!digits.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      throw new IOException(pointer(stream, kind, anchor) + " holds no size; remove it");
    }
    long size = Long.parseLong(digits);
    if (size == 0 || reader.holds(stream, kind, size)) {
      return size;
    }
    // The pointer names what is not there: what is there says how far it came.
    return reader.newest(stream, kind, Long.MAX_VALUE).orElse(0);
  }

  /** Remembers that size as the newest. */
  public void newest(String stream, AnchorKind kind, String anchor, long size) throws IOException {
    Path file = pointer(stream, kind, anchor);
    makeFolders(reader.folder(stream, kind));
    WholeFile.replaceDurably(
        disk, file, (Long.toString(size) + '\n').getBytes(StandardCharsets.US_ASCII));
  }

  /** A small state of an anchor as a whole, empty if there is none. */
  Optional<String> state(String name) throws IOException {
    return readSmall(stateFile(name));
  }

  /** Keeps such a state, durably. */
  public void state(String name, String text) throws IOException {
    Path file = stateFile(name);
    makeFolders(folder.resolve("_state"));
    WholeFile.replaceDurably(disk, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Forgets such a state. */
  void forget(String name) throws IOException {
    disk.delete(stateFile(name));
  }

  private Path pointer(String stream, AnchorKind kind, String anchor) {
    return reader.folder(StreamName.require(stream), kind).resolve("newest-" + anchor);
  }

  private Path stateFile(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,127}")) {
      throw new IllegalArgumentException("state: " + name + " (expected: [a-z0-9.-])");
    }
    return folder.resolve("_state").resolve(name);
  }

  private Optional<String> readSmall(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MOST_STATE), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Makes folders durable from the first missing one on: a file in a lost folder is lost. */
  private void makeFolders(Path wanted) throws IOException {
    if (Files.isDirectory(wanted)) {
      return;
    }
    disk.makeFolders(wanted);
    for (Path at = wanted; at != null && !at.equals(folder.getParent()); at = at.getParent()) {
      disk.syncFolder(at);
    }
    if (folder.getParent() != null) {
      disk.syncFolder(folder.getParent());
    }
  }
}
