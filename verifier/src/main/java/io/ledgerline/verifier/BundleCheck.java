package io.ledgerline.verifier;

import io.ledgerline.audit.CanonicalJson;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks bundles against their tiles of level 0. One per thread. */
final class BundleCheck {
  private final StreamFiles files;
  private final Findings findings;
  private final boolean canonical;
  private final @Nullable BackDating times;
  private final MerkleHasher hasher = new MerkleHasher();

  /** Looks at entries' form where they must be canonical, and at their times where anchors say. */
  BundleCheck(StreamFiles files, Findings findings, boolean canonical, @Nullable BackDating times) {
    this.files = files;
    this.findings = findings;
    this.canonical = canonical;
    this.times = times;
  }

  /**
   * What a bundle holds.
   *
   * @param hashes the recomputed leaf hashes, one after another
   * @param bytes how many bytes its entries have
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Leaves(byte[] hashes, int count, long bytes) {
    Hash hash(int at) {
      return Hash.of(hashes, at * Hash.BYTES, (at + 1) * Hash.BYTES);
    }
  }

  /** Recomputes the leaves of the bundle; null if not all of them could be read. */
  @Nullable Leaves check(long number, int width) {
    String bundleName = TilePath.bundle(number, width);
    byte[] bundle = files.require(bundleName, number * TilePath.WIDTH);
    if (bundle == null) {
      return null;
    }
    Leaves leaves = leaves(bundleName, bundle, number * TilePath.WIDTH, width);
    String tileName = TilePath.tile(0, number, width);
    byte[] tile = files.require(tileName, number * TilePath.WIDTH);
    if (tile != null && leaves != null) {
      compare(number, width, bundleName, bundle, leaves, tileName, tile);
    }
    return leaves;
  }

  /**
   * The leaves of a bundle that was let go, from its tile; one that is still there is checked as
   * any other.
   */
  @Nullable Leaves checkPruned(long number) {
    if (files.read(TilePath.bundle(number, TilePath.WIDTH)) != null) {
      return check(number, TilePath.WIDTH);
    }
    String tileName = TilePath.tile(0, number, TilePath.WIDTH);
    byte[] tile = files.require(tileName, number * TilePath.WIDTH);
    if (tile == null) {
      return null;
    }
    if (tile.length != TilePath.WIDTH * Hash.BYTES) {
      String length = tile.length + " bytes (expected: " + TilePath.WIDTH * Hash.BYTES + ")";
      findings.add(Finding.Kind.TRUNCATED, tileName, tile.length, -1, length);
      return null;
    }
    return new Leaves(tile, TilePath.WIDTH, 0);
  }

  private @Nullable Leaves leaves(String name, byte[] bundle, long first, int width) {
    EntryBundle entries = new EntryBundle(bundle);
    byte[] hashes = new byte[width * Hash.BYTES];
    long bytes = 0;
    int count = 0;
    while (entries.next()) {
      if (count == width) {
        String more = "bytes after the last of its " + width + " entries";
        findings.add(Finding.Kind.EDITED, name, entries.from() - 2L, first + count, more);
        return null;
      }
      byte[] hash = hasher.leaf(bundle, entries.from(), entries.to());
      System.arraycopy(hash, 0, hashes, count * Hash.BYTES, Hash.BYTES);
      checkForm(name, bundle, entries, first + count);
      if (times != null) {
        String file = files.fromLedger(name);
        times.check(bundle, entries.from(), entries.to(), first + count, file, entries.from());
      }
      bytes += entries.to() - entries.from();
      count++;
    }
    if (entries.isCut() && count == width) {
      String more = "bytes after the last of its " + width + " entries, which are no entry";
      findings.add(Finding.Kind.EDITED, name, entries.to(), first + count, more);
      return null;
    }
    if (count < width) {
      String short_ = "ends after " + count + " whole entries (expected: " + width + ")";
      findings.add(Finding.Kind.TRUNCATED, name, entries.to(), first + count, short_);
      return null;
    }
    return new Leaves(hashes, count, bytes);
  }

  private void checkForm(String name, byte[] bundle, EntryBundle at, long index) {
    if (!canonical) {
      return;
    }
    try {
      CanonicalJson.check(bundle, at.from(), at.to());
    } catch (MalformedEntryException e) {
      long offset = at.from() + (long) e.offset();
      findings.add(Finding.Kind.NOT_CANONICAL, name, offset, index, String.valueOf(e.getMessage()));
    }
  }

  private void compare(
      long number,
      int width,
      String bundleName,
      byte[] bundle,
      Leaves leaves,
      String tileName,
      byte[] tile) {
    if (tile.length != width * Hash.BYTES) {
      String length = tile.length + " bytes (expected: " + width * Hash.BYTES + ")";
      findings.add(Finding.Kind.TRUNCATED, tileName, tile.length, -1, length);
      return;
    }
    if (Arrays.equals(tile, leaves.hashes())) {
      return;
    }
    int at = Arrays.mismatch(tile, leaves.hashes()) / Hash.BYTES;
    long index = number * TilePath.WIDTH + at;
    if (tileIsItself(number, width, tile)) {
      Finding.Kind kind = isReordered(tile, leaves) ? Finding.Kind.REORDERED : Finding.Kind.EDITED;
      String what =
          kind == Finding.Kind.REORDERED
              ? "the entries stand in another order than the one that was hashed"
              : "the entry does not hash to its leaf in " + tileName;
      findings.add(kind, bundleName, offsetOf(bundle, at), index, what);
    } else {
      String what = "the hash is not that of the entry in " + bundleName;
      findings.add(Finding.Kind.EDITED, tileName, (long) at * Hash.BYTES, index, what);
    }
  }

  /** Whether the level above says that the tile, not the bundle, is as it was. */
  private boolean tileIsItself(long number, int width, byte[] tile) {
    if (width < TilePath.WIDTH) {
      return files.agreesWithState(number, tile);
    }
    Hash folded = hasher.foldPerfect(tile.clone(), 0, TilePath.WIDTH);
    return files.levelOneSays(number, folded);
  }

  private static boolean isReordered(byte[] tile, Leaves leaves) {
    Set<Hash> before = new HashSet<>();
    Set<Hash> now = new HashSet<>();
    for (int i = 0; i < leaves.count(); i++) {
      before.add(Hash.of(tile, i * Hash.BYTES, (i + 1) * Hash.BYTES));
      now.add(leaves.hash(i));
    }
    return before.equals(now);
  }

  private static long offsetOf(byte[] bundle, int entry) {
    EntryBundle entries = new EntryBundle(bundle);
    for (int i = 0; i <= entry; i++) {
      entries.next();
    }
    return entries.from();
  }
}
