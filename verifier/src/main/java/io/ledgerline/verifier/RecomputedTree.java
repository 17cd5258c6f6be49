package io.ledgerline.verifier;

import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream's tree from what was read: the roots of its full bundles, the leaves of the few bundles
 * in which a size of interest ends, and the leaves that only the journal holds.
 */
final class RecomputedTree {
  private final long bundled;
  private final List<Hash> fullBundles;
  private final Map<Long, BundleCheck.Leaves> kept;
  private final List<Hash> journalLeaves;

  RecomputedTree(
      long bundled,
      List<Hash> fullBundles,
      Map<Long, BundleCheck.Leaves> kept,
      List<Hash> journalLeaves) {
    this.bundled = bundled;
    this.fullBundles = fullBundles;
    this.kept = kept;
    this.journalLeaves = journalLeaves;
  }

  long size() {
    return bundled + journalLeaves.size();
  }

  /** How many of its leaves are in bundles. */
  long bundled() {
    return bundled;
  }

  /** The root over a full bundle. */
  Hash fullBundle(int number) {
    return fullBundles.get(number);
  }

  /** The tree's first {@code size} leaves; null if they were not read. */
  @Nullable Frontier at(long size) {
    if (size > size()) {
      return null;
    }
    long inBundles = Math.min(size, bundled);
    int full = (int) (inBundles / TilePath.WIDTH);
    Frontier high = new Frontier();
    fullBundles.subList(0, full).forEach(hash -> high.append(hash.toBytes(), (level, h) -> {}));
    Frontier low = new Frontier();
    int rest = (int) (inBundles % TilePath.WIDTH);
    BundleCheck.Leaves leaves = kept.get((long) full);
    if (rest > 0 && leaves == null) {
      return null;
    }
    for (int i = 0; leaves != null && i < rest; i++) {
      low.append(leaves.hash(i).toBytes(), (level, hash) -> {});
    }
    List<Hash> roots = new ArrayList<>(high.perfectRoots());
    roots.addAll(low.perfectRoots());
    Frontier tree = new Frontier(inBundles, roots);
    for (int i = 0; i < size - inBundles; i++) {
      tree.append(journalLeaves.get(i).toBytes(), (level, hash) -> {});
    }
    return tree;
  }

  /** The leaf of that index; null if it was not kept. */
  @Nullable Hash leaf(long index) {
    if (index >= bundled) {
      long at = index - bundled;
      return at < journalLeaves.size() ? journalLeaves.get((int) at) : null;
    }
    BundleCheck.Leaves leaves = kept.get(index / TilePath.WIDTH);
    int at = (int) (index % TilePath.WIDTH);
    return leaves == null || at >= leaves.count() ? null : leaves.hash(at);
  }

  /** The hashes of each tile level from 1 on, of the part that is in bundles. */
  List<List<Hash>> upperLevels() {
    List<List<Hash>> levels = new ArrayList<>();
    Frontier tree = new Frontier();
    for (Hash hash : fullBundles) {
      tree.append(
          hash.toBytes(),
          (level, tile) -> {
            while (levels.size() <= level) {
              levels.add(new ArrayList<>());
            }
            levels.get(level).add(Hash.of(tile));
          });
    }
    return levels;
  }
}
