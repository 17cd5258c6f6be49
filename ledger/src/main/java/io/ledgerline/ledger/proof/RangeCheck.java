package io.ledgerline.ledger.proof;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.util.Iterator;

/** The running check of a range proof: O(log n) memory, one hash per leaf. Not thread-safe. */
public final class RangeCheck {
  private static final int MAX_PIECES = 192; // left, right and the leaves' own: 64 each at most

  private final RangeProof proof;
  private final MerkleHasher hasher = new MerkleHasher();
  private final Hash[] hashes = new Hash[MAX_PIECES];
  private final int[] heights = new int[MAX_PIECES];
  private final long[] starts = new long[MAX_PIECES];
  private int depth;
  private long next;

  RangeCheck(RangeProof proof) {
    this.proof = proof;
    Iterator<Hash> left = proof.left().iterator();
    Cover.each(0, proof.from(), (start, height) -> push(left.next(), start, height));
    this.next = proof.from();
  }

  /** Takes the next leaf hash of the range; false if there is no room for it in the range. */
  public boolean add(Hash leafHash) {
    if (next >= proof.to()) {
      return false;
    }
    push(leafHash, next, 0);
    next++;
    return true;
  }

  /** The index that the next leaf has. */
  public long next() {
    return next;
  }

  /** Whether every leaf of the range was given and the whole is the tree of that root. */
  public boolean matches(Hash root) {
    return next == proof.to() && root().equals(root);
  }

  private Hash root() {
    Iterator<Hash> right = proof.right().iterator();
    Cover.each(proof.to(), proof.size(), (start, height) -> push(right.next(), start, height));
    if (depth == 0) {
      return MerkleHasher.emptyRoot();
    }
    Hash root = hashes[--depth];
    while (depth > 0) {
      root = hasher.node(hashes[--depth], root);
    }
    next = Long.MAX_VALUE; // the stack is used up: nothing may follow
    return root;
  }

  private void push(Hash piece, long first, int pieceHeight) {
    Hash hash = piece;
    long start = first;
    int height = pieceHeight;
    while (depth > 0
        && heights[depth - 1] == height
        && (starts[depth - 1] & ((2L << height) - 1)) == 0) {
      depth--;
      start = starts[depth];
      hash = hasher.node(hashes[depth], hash);
      height++;
    }
    hashes[depth] = hash;
    starts[depth] = start;
    heights[depth] = height;
    depth++;
  }
}
