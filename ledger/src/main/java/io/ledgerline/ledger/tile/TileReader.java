package io.ledgerline.ledger.tile;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Computes roots of perfect subtrees of a stream from its tiles, one tile read for each. */
public final class TileReader {
  /** Reads a file below the stream's folder. */
  @FunctionalInterface
  public interface Files {
    /** Its bytes, null if there is no such file. */
    byte @Nullable [] read(String name) throws IOException;
  }

  private final Files files;
  private final long size;
  private final MerkleHasher hasher = new MerkleHasher();

  /** The tiles of a tree of that size. */
  public TileReader(Files files, long size) {
    this.files = files;
    this.size = size;
  }

  /** The root of the perfect subtree of that height that begins at that leaf. */
  public Hash subtree(long start, int height) throws IOException {
    int level = height / 8;
    int count = 1 << height % 8;
    long first = start >>> (8 * level);
    byte[] tile = tile(level, first / TilePath.WIDTH);
    int from = (int) (first % TilePath.WIDTH) * Hash.BYTES;
    if (tile.length < from + count * Hash.BYTES) {
      throw new IOException(
          "tile " + first / TilePath.WIDTH + " of level " + level + " is too short");
    }
    return hasher.foldPerfect(Arrays.copyOfRange(tile, from, from + count * Hash.BYTES), 0, count);
  }

  private byte[] tile(int level, long number) throws IOException {
    long hashes = TilePath.hashes(level, size);
    boolean full = number < hashes / TilePath.WIDTH;
    int width = full ? TilePath.WIDTH : TilePath.partialWidth(level, size);
    String name = TilePath.tile(level, number, Math.max(1, width));
    byte[] bytes = files.read(name);
    if (bytes == null) {
      throw new IOException(name + " is missing");
    }
    return bytes;
  }
}
