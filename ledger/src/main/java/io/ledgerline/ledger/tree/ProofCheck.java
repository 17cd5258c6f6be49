package io.ledgerline.ledger.tree;

import java.util.List;

/**
 * Verification of proofs: RFC 9162 §2.1.3.2 and §2.1.4.2, and their subtree forms. Each method says
 * whether the proof holds; wrong indexes, sizes and lengths are a no, never an exception.
 */
public final class ProofCheck {
  private ProofCheck() {}

  /** Whether the leaf hash stands at that index of the tree with that size and root. */
  public static boolean inclusion(
      long index, long size, Hash leafHash, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    int inner = 64 - Long.numberOfLeadingZeros(index ^ (size - 1));
    int border = inner == 64 ? 0 : Long.bitCount(index >>> inner);
    if (proof.size() != inner + border) {
      return false; // what stops one index or size from passing for another
    }
    MerkleHasher hasher = new MerkleHasher();
    Hash hash = leafHash;
    for (int level = 0; level < proof.size(); level++) {
      Hash sibling = proof.get(level);
      boolean left = level < inner && (index >>> level & 1) == 0;
      hash = left ? hasher.node(hash, sibling) : hasher.node(sibling, hash);
    }
    return hash.equals(root);
  }

  /** Whether the tree of the first size and root is the beginning of the second. */
  public static boolean consistency(
      long size1, long size2, List<Hash> proof, Hash root1, Hash root2) {
    return size1 > 0 && subtree(0, size1, size2, proof, root1, root2);
  }

  /** Whether the leaf hash stands at that index (of the whole tree) in the subtree [start, end). */
  public static boolean subtreeInclusion(
      long index, long start, long end, Hash leafHash, List<Hash> proof, Hash root) {
    return isSubtree(start, end)
        && index >= start
        && inclusion(index - start, end - start, leafHash, proof, root);
  }

  /**
   * Whether the subtree [start, end) with that root is part of the tree of that size and root. An
   * empty subtree is part of every tree, and says nothing about it.
   */
  public static boolean subtree(
      long start, long end, long size, List<Hash> proof, Hash subtreeRoot, Hash root) {
    if (start == end && start >= 0 && end <= size) {
      return proof.isEmpty() && subtreeRoot.equals(MerkleHasher.emptyRoot());
    }
    if (!isSubtree(start, end) || end > size) {
      return false;
    }
    long fn = start;
    long sn = end - 1;
    long tn = size - 1;
    boolean whole = sn == tn;
    while (whole ? fn != sn : fn != sn && (sn & 1) == 1) {
      fn >>>= 1;
      sn >>>= 1;
      tn >>>= 1;
    }
    boolean fromRoot = fn == sn;
    if (!fromRoot && proof.isEmpty()) {
      return false;
    }
    Hash first = fromRoot ? subtreeRoot : proof.getFirst();
    List<Hash> rest = fromRoot ? proof : proof.subList(1, proof.size());
    return fold(fn, sn, tn, first, rest, subtreeRoot, root);
  }

  private static boolean fold(
      long fnStart, long snStart, long tnStart, Hash first, List<Hash> rest, Hash sub, Hash root) {
    MerkleHasher hasher = new MerkleHasher();
    long fn = fnStart;
    long sn = snStart;
    long tn = tnStart;
    Hash fr = first;
    Hash sr = first;
    for (Hash each : rest) {
      if (tn == 0) {
        return false;
      }
      if ((sn & 1) == 1 || sn == tn) {
        fr = fn < sn ? hasher.node(each, fr) : fr;
        sr = hasher.node(each, sr);
        while ((sn & 1) == 0) {
          fn >>>= 1;
          sn >>>= 1;
          tn >>>= 1;
        }
      } else {
        sr = hasher.node(sr, each);
      }
      fn >>>= 1;
      sn >>>= 1;
      tn >>>= 1;
    }
    return tn == 0 && fr.equals(sub) && sr.equals(root);
  }

  /**
   * Whether [start, end) is a subtree: start is a multiple of the least power of two ≥ its size.
   */
  private static boolean isSubtree(long start, long end) {
    if (start < 0 || start >= end) {
      return false;
    }
    long width = end - start;
    long power = width == 1 ? 1 : Long.highestOneBit(width - 1) << 1;
    return (start & (power - 1)) == 0;
  }
}
