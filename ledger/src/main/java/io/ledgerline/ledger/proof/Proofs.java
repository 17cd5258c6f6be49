package io.ledgerline.ledger.proof;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes proofs about a tree of a known size, and about what it was at smaller sizes, from the roots
 * of its perfect subtrees: O(log n) of them per hash of a proof. {@link
 * io.ledgerline.ledger.tree.ProofCheck} and {@link RangeProof} check them. Not thread-safe.
 */
public final class Proofs {
  private final Subtrees subtrees;
  private final long size;
  private final MerkleHasher hasher = new MerkleHasher();

  /** Proofs about the tree of that size. */
  public Proofs(Subtrees subtrees, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size: " + size + " (expected: >= 0)");
    }
    this.subtrees = subtrees;
    this.size = size;
  }

  /** The size of the tree, the greatest that a proof may be about. */
  public long size() {
    return size;
  }

  /** The root of the first {@code n} leaves. */
  public Hash root(long n) throws IOException {
    require("size", n, 0, size);
    return n == 0 ? MerkleHasher.emptyRoot() : root(0, n);
  }

  /** That a leaf stands in the tree of its first {@code n} leaves (RFC 9162 §2.1.3.1). */
  public List<Hash> inclusion(long index, long n) throws IOException {
    require("size", n, 1, size);
    require("index", index, 0, n - 1);
    return subtree(index, index + 1, n);
  }

  /** That the first {@code m} leaves begin the first {@code n} (RFC 9162 §2.1.4.1); 0 < m ≤ n. */
  public List<Hash> consistency(long m, long n) throws IOException {
    require("size", n, 1, size);
    require("older size", m, 1, n);
    return subtree(0, m, n);
  }

  /** That the subtree [start, end) is part of the first {@code n} leaves (MTC draft §4). */
  public List<Hash> subtree(long start, long end, long n) throws IOException {
    require("size", n, 1, size);
    require("end", end, 1, n);
    require("start", start, 0, end - 1);
    long width = end - start;
    long power = width == 1 ? 1 : Long.highestOneBit(width - 1) << 1;
    if ((start & (power - 1)) != 0) {
      throw new IllegalArgumentException(
          "subtree: [" + start + ", " + end + ") (expected: start a multiple of " + power + ")");
    }
    List<Hash> proof = new ArrayList<>();
    collect(start, end, 0, n, true, proof);
    return proof;
  }

  /** That all leaves of [from, to) and no others stand there in the first {@code n}. */
  public RangeProof range(long from, long to, long n) throws IOException {
    require("size", n, 0, size);
    require("to", to, 0, n);
    require("from", from, 0, to);
    List<Hash> left = new ArrayList<>();
    List<Hash> right = new ArrayList<>();
    Cover.each(0, from, (start, height) -> left.add(subtrees.root(start, height)));
    Cover.each(to, n, (start, height) -> right.add(subtrees.root(start, height)));
    return new RangeProof(from, to, n, left, right);
  }

  /** SUBPROOF of [start, end), both relative to the whole tree, within the node [low, high). */
  private void collect(long start, long end, long low, long high, boolean known, List<Hash> proof)
      throws IOException {
    if (start == low && end == high) {
      if (!known) {
        proof.add(root(low, high));
      }
      return;
    }
    long middle = low + Long.highestOneBit(high - low - 1);
    if (end <= middle) {
      collect(start, end, low, middle, known, proof);
      proof.add(root(middle, high));
    } else if (start >= middle) {
      collect(start, end, middle, high, known, proof);
      proof.add(root(low, middle));
    } else { // only where start == low: the verifier gets the left part from the proof
      collect(middle, end, middle, high, false, proof);
      proof.add(root(low, middle));
    }
  }

  /** The root over [low, high), where low is a multiple of a power of two ≥ its width. */
  private Hash root(long low, long high) throws IOException {
    List<Hash> pieces = new ArrayList<>();
    Cover.each(low, high, (start, height) -> pieces.add(subtrees.root(start, height)));
    Hash root = pieces.removeLast();
    while (!pieces.isEmpty()) {
      root = hasher.node(pieces.removeLast(), root);
    }
    return root;
  }

  private static void require(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }
}
