package io.ledgerline.verifier;

import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one stream, read for checking. Thread-safe. */
final class StreamFiles {
  /** The longest file: a bundle of 256 entries, each as long as it may be. */
  private static final int MOST_BYTES = TilePath.WIDTH * (2 + 0xFFFF);

  /** From so many tiles on it is first looked how many are there. */
  static final long MANY_TILES = 64;

  private static final int MOST_FOLDERS = 8;

  private final Path folder;
  private final Findings findings;
  private final @Nullable StreamState state;

  StreamFiles(Path folder, Findings findings, @Nullable StreamState state) {
    this.folder = folder;
    this.findings = findings;
    this.state = state;
  }

  /** The same files, read for somebody else's findings. */
  StreamFiles withFindings(Findings others) {
    return new StreamFiles(folder, others, state);
  }

  /**
   * The bytes of a file, null if there is none. Of one that is longer than any that a stream has,
   * one byte more than those may have: enough to say that it is none.
   */
  static byte @Nullable [] read(Path file) {
    try {
      var is = attributes(file);
      return is == null ? null : read(file, (int) Math.min(is.size(), MOST_BYTES + 1L));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new UnreadableException(file, e);
    }
  }

  /** Asked first: most streams lack some small files, and an exception costs more than asking. */
  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    return file.getFileSystem().provider().readAttributesIfExists(file, BasicFileAttributes.class);
  }

  private static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[most];
      int length = in.readNBytes(bytes, 0, most);
      return length == most ? bytes : Arrays.copyOf(bytes, length);
    }
  }

  /**
   * Whether there may be so many entries in a stream's folder. A size is only a number that
   * somebody wrote: without files for it nobody must look for them one by one. Where half of them
   * are there, each that is not is named.
   */
  static boolean mayHold(Path folder, long size) {
    long tiles = size / TilePath.WIDTH;
    if (tiles < MANY_TILES) {
      return true;
    }
    try (Stream<Path> found =
        Files.find(folder.resolve("tile/0"), MOST_FOLDERS, (path, is) -> is.isRegularFile())) {
      return found.limit(tiles / 2).count() == tiles / 2;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UnreadableException(folder, e);
    }
  }

  /** A file of the stream, named from the ledger's folder. */
  String fromLedger(String name) {
    return "streams/" + folder.getFileName() + '/' + name;
  }

  byte @Nullable [] read(String name) {
    return read(folder.resolve(name));
  }

  /** The bytes of a file that must be there; without it, a finding. */
  byte @Nullable [] require(String name, long firstIndex) {
    byte[] bytes = read(name);
    if (bytes == null) {
      findings.add(Finding.Kind.MISSING, name, -1, firstIndex, "the file is not there");
    }
    return bytes;
  }

  /** Whether level 1 holds that hash for the full tile of that number. */
  boolean levelOneSays(long number, Hash hash) {
    long full = number / TilePath.WIDTH;
    StreamState known = state;
    long size = known == null ? 0 : known.size();
    boolean whole = full < TilePath.hashes(2, size);
    int width = whole ? TilePath.WIDTH : Math.max(1, TilePath.partialWidth(1, size));
    byte[] tile = read(TilePath.tile(1, full, width));
    int from = (int) (number % TilePath.WIDTH) * Hash.BYTES;
    return tile != null
        && tile.length >= from + Hash.BYTES
        && Hash.of(tile, from, from + Hash.BYTES).equals(hash);
  }

  /** Whether the leaves of the last, partial tile are those that the state's tree ends with. */
  boolean agreesWithState(long number, byte[] tile) {
    StreamState known = state;
    if (known == null || known.size() / TilePath.WIDTH != number) {
      return false;
    }
    int leaves = (int) (known.size() % TilePath.WIDTH);
    int subtrees = Integer.bitCount(leaves);
    if (tile.length < leaves * Hash.BYTES) {
      return false;
    }
    Frontier end = new Frontier();
    for (int i = 0; i < leaves; i++) {
      end.append(Hash.of(tile, i * Hash.BYTES, (i + 1) * Hash.BYTES).toBytes(), (l, h) -> {});
    }
    List<Hash> all = known.frontier();
    return end.perfectRoots().equals(all.subList(all.size() - subtrees, all.size()));
  }
}
