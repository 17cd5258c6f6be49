package io.ledgerline.verifier;

import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A tree's roots at rising sizes, in one pass over its bundles. Not thread-safe. */
final class RisingRoots {
  private final RecomputedTree tree;
  private final LongFunction<BundleCheck.@Nullable Leaves> leaves;
  private final Frontier full = new Frontier();
  private long number = -1;
  private BundleCheck.@Nullable Leaves current;

  /** Leaves gives those of a bundle, null if they can't be read any more. */
  RisingRoots(RecomputedTree tree, LongFunction<BundleCheck.@Nullable Leaves> leaves) {
    this.tree = tree;
    this.leaves = leaves;
  }

  /** The root at that size, which is not below the last one asked for; null if it is not known. */
  @Nullable Hash at(long size) {
    if (size >= tree.bundled()) {
      Frontier behind = tree.at(size); // in the journal's tail: few and near
      return behind == null ? null : behind.root();
    }
    while (full.size() < size / TilePath.WIDTH) {
      full.append(tree.fullBundle((int) full.size()).toBytes(), (level, hash) -> {});
    }
    int rest = (int) (size % TilePath.WIDTH);
    List<Hash> roots = new ArrayList<>(full.perfectRoots());
    if (rest > 0) {
      BundleCheck.Leaves last = leavesOf(size / TilePath.WIDTH);
      if (last == null || last.count() < rest) {
        return null;
      }
      Frontier low = new Frontier();
      for (int i = 0; i < rest; i++) {
        low.append(last.hash(i).toBytes(), (level, hash) -> {});
      }
      roots.addAll(low.perfectRoots());
    }
    return new Frontier(size, roots).root();
  }

  private BundleCheck.@Nullable Leaves leavesOf(long bundle) {
    if (bundle != number) {
      current = leaves.apply(bundle);
      number = bundle;
    }
    return current;
  }
}
