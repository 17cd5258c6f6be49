package io.ledgerline.ledger.proof;

import io.ledgerline.ledger.tree.Hash;
import java.util.List;

/**
 * What proves that leaves are <em>all</em> that stand in [from, to) of a tree: the perfect subtrees
 * to their left and to their right ("compact ranges"). Leaving one out, adding, altering or moving
 * one gives another root. At most 2·log2(size) hashes, whatever the range.
 *
 * @param from index of the first leaf
 * @param to index after the last leaf
 * @param size size of the tree that the root is of
 * @param left roots that cover [0, from), left to right, each as wide as fits
 * @param right roots that cover [to, size), the same way
 */
public record RangeProof(long from, long to, long size, List<Hash> left, List<Hash> right) {
  public RangeProof {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** Whether indexes and numbers of hashes fit each other; without that nothing is proven. */
  public boolean isWellFormed() {
    return from >= 0
        && from <= to
        && to <= size
        && left.size() == Cover.count(0, from)
        && right.size() == Cover.count(to, size);
  }

  /**
   * A check that takes the leaf hashes one by one, in order, in constant memory.
   *
   * @throws IllegalArgumentException if the proof is not well formed
   */
  public RangeCheck check() {
    if (!isWellFormed()) {
      throw new IllegalArgumentException(
          "range proof: ["
              + from
              + ", "
              + to
              + ") of "
              + size
              + " with "
              + left.size()
              + " and "
              + right.size()
              + " hashes (expected: one per covering subtree)");
    }
    return new RangeCheck(this);
  }

  /** Whether those leaf hashes are all of [from, to) in the tree of that root. */
  public boolean holds(Iterable<Hash> leafHashes, Hash root) {
    if (!isWellFormed()) {
      return false;
    }
    RangeCheck check = check();
    for (Hash each : leafHashes) {
      if (!check.add(each)) {
        return false;
      }
    }
    return check.matches(root);
  }
}
