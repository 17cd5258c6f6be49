package io.ledgerline.verifier;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether all that was ever said of a stream's tree is what its entries add up to. */
final class TreeCheck {
  private final RecomputedTree tree;
  private final StreamFiles files;
  private final Findings findings;

  TreeCheck(RecomputedTree tree, StreamFiles files, Findings findings) {
    this.tree = tree;
    this.files = files;
    this.findings = findings;
  }

  /** The tiles above the leaves. */
  void upperTiles() {
    List<List<Hash>> levels = tree.upperLevels();
    for (int below = 0; below < levels.size(); below++) {
      List<Hash> hashes = levels.get(below);
      for (int from = 0; from < hashes.size(); from += TilePath.WIDTH) {
        List<Hash> tile = hashes.subList(from, Math.min(hashes.size(), from + TilePath.WIDTH));
        upperTile(TilePath.tile(below + 1, from / TilePath.WIDTH, tile.size()), tile);
      }
    }
  }

  private void upperTile(String tileName, List<Hash> expected) {
    byte[] found = files.require(tileName, -1);
    if (found == null) {
      return;
    }
    byte[] wanted = new byte[expected.size() * Hash.BYTES];
    for (int i = 0; i < expected.size(); i++) {
      expected.get(i).copyTo(wanted, i * Hash.BYTES);
    }
    int at = Arrays.mismatch(found, wanted);
    if (at >= 0) {
      Finding.Kind kind =
          found.length < wanted.length ? Finding.Kind.TRUNCATED : Finding.Kind.EDITED;
      String what = "the hash is not the one recomputed from the entries";
      findings.add(kind, tileName, at, -1, what);
    }
  }

  /** The subtrees in the stream's state. */
  void state(@Nullable StreamState state) {
    Frontier computed = state == null ? null : tree.at(state.size());
    if (state != null && computed != null && !computed.perfectRoots().equals(state.frontier())) {
      String what = "its subtrees are not those recomputed from the entries";
      findings.add(Finding.Kind.EDITED, "state", -1, -1, what);
    }
  }

  /** A checkpoint, by whom it is kept. */
  void signed(@Nullable Checkpoint signed, String who) {
    if (signed == null) {
      return;
    }
    Frontier computed = tree.at(signed.size());
    if (computed == null) {
      String what =
          who
              + " says "
              + signed.size()
              + " entries, "
              + tree.size()
              + " are there: the end is gone";
      findings.add(Finding.Kind.ROLLED_BACK, "checkpoint", -1, tree.size(), what);
    } else if (!computed.root().equals(signed.root())) {
      String what =
          who
              + " says root "
              + signed.root().base64()
              + " at size "
              + signed.size()
              + ", recomputed is "
              + computed.root().base64();
      findings.add(Finding.Kind.EDITED, "checkpoint", -1, -1, what);
    }
  }

  /** Bundles that are written but not sealed yet: what they show must be what the journal holds. */
  void looseFiles(@Nullable Checkpoint signed) {
    long size = signed == null ? 0 : signed.size();
    long end = Math.min(size, tree.size()); // a checkpoint may say anything
    for (long at = tree.bundled(); at < end; at = (at / TilePath.WIDTH + 1) * TilePath.WIDTH) {
      long number = at / TilePath.WIDTH;
      int width = (int) Math.min(TilePath.WIDTH, size - number * TilePath.WIDTH);
      String file = TilePath.bundle(number, width);
      byte[] bundle = files.read(file);
      if (bundle != null) {
        looseFile(file, new EntryBundle(bundle), number * TilePath.WIDTH);
      }
    }
  }

  private void looseFile(String file, EntryBundle entries, long first) {
    MerkleHasher hasher = new MerkleHasher();
    for (long index = first; entries.next(); index++) {
      Hash expected = tree.leaf(index);
      byte[] entry = entries.entry();
      if (expected != null && !expected.equals(Hash.of(hasher.leaf(entry, 0, entry.length)))) {
        String what = "the entry is not the one in the journal";
        findings.add(Finding.Kind.EDITED, file, entries.from(), index, what);
        return;
      }
    }
  }

  /** How many entries the journal says were acknowledged. */
  void reached(long reached) {
    if (reached > tree.size()) {
      String what =
          "the journal says that "
              + reached
              + " entries were acknowledged, "
              + tree.size()
              + " are there";
      findings.addIn(Finding.Kind.MISSING, "journal", -1, tree.size(), what);
    }
  }
}
