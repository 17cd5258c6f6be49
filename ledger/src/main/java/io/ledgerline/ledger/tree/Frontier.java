package io.ledgerline.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing tree, kept as the roots of its perfect subtrees from left to right: as many hashes as
 * the size has one bits. Not thread-safe.
 */
public final class Frontier {
  /**
   * Receives each perfect subtree whose height is a multiple of 8: a hash that stands in a tile.
   */
  @FunctionalInterface
  public interface TileHashes {
    /** The next hash of that tile level (height / 8). */
    void add(int level, byte[] hash);
  }

  private static final int TILE_HEIGHT = 8;

  private final MerkleHasher hasher = new MerkleHasher();
  private final List<byte[]> roots = new ArrayList<>();
  private long size;

  /** An empty tree. */
  public Frontier() {}

  /** The tree of that size with those perfect subtrees, largest first. */
  public Frontier(long size, List<Hash> perfectRoots) {
    if (size < 0 || perfectRoots.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "size: "
              + size
              + " with "
              + perfectRoots.size()
              + " subtrees (expected: one per one bit)");
    }
    this.size = size;
    perfectRoots.forEach(hash -> roots.add(hash.toBytes()));
  }

  /** Appends a leaf hash, which is not copied. */
  public void append(byte[] leafHash, TileHashes tiles) {
    tiles.add(0, leafHash);
    byte[] hash = leafHash;
    int height = 0;
    for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
      hash = hasher.node(roots.removeLast(), hash);
      height++;
      if (height % TILE_HEIGHT == 0) {
        tiles.add(height / TILE_HEIGHT, hash);
      }
    }
    roots.add(hash);
    size++;
  }

  public long size() {
    return size;
  }

  /** The perfect subtrees' roots, largest first. */
  public List<Hash> perfectRoots() {
    return roots.stream().map(Hash::of).toList();
  }

  /** The tree's root. */
  public Hash root() {
    if (roots.isEmpty()) {
      return MerkleHasher.emptyRoot();
    }
    byte[] root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = hasher.node(roots.get(i), root);
    }
    return Hash.of(root);
  }
}
