package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.proof.RangeCheck;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds a log's leaves to its root, twice: as the pack states their hashes, and as the entries
 * hash. Where the two differ, the one that leads to the signed root says which of them was changed.
 */
final class LeavesCheck {
  private static final int MOST = 100;

  private final String stream;
  private final RangeCheck stated;
  private final RangeCheck computed;
  private final MerkleHasher hasher = new MerkleHasher();
  private final List<Difference> differences = new ArrayList<>();
  private long differing;

  /**
   * A place where entry and hash don't fit; {@code moved}: the chunk has the same ones, reordered.
   */
  private record Difference(long index, String part, long offset, boolean moved) {}

  LeavesCheck(String stream, PackRange range) {
    this.stream = stream;
    this.stated = range.proof().check();
    this.computed = range.proof().check();
  }

  /** The entries of one part, beside the part that states their hashes. */
  final class Chunk {
    private final byte[] leaves;
    private final String entriesPart;
    private final List<Difference> here = new ArrayList<>();
    private final Set<Hash> asStated = new HashSet<>();
    private final Set<Hash> asComputed = new HashSet<>();
    private final long first;

    Chunk(long first, byte[] leaves, String entriesPart) {
      this.first = first;
      this.leaves = leaves;
      this.entriesPart = entriesPart;
    }

    /** Takes an entry, or null where it is hidden or not to be read. */
    void add(long index, long offset, byte @Nullable [] entry) {
      int at = (int) (index - first) * Hash.BYTES;
      Hash said = at + Hash.BYTES <= leaves.length ? Hash.of(leaves, at, at + Hash.BYTES) : null;
      Hash found = entry == null ? said : Hash.of(hasher.leaf(entry, 0, entry.length));
      Hash either = said == null ? found : said;
      if (either == null) {
        return; // told as missing
      }
      var unused = stated.add(either) && computed.add(found == null ? either : found);
      if (found != null && (said == null || !found.equals(said))) {
        here.add(new Difference(index, entriesPart, offset, false));
        asComputed.add(found);
        asStated.add(either);
      }
    }

    void end() {
      boolean moved = here.size() > 1 && asStated.equals(asComputed);
      differing += here.size();
      for (Difference each : here) {
        if (differences.size() < MOST) {
          differences.add(new Difference(each.index, each.part, each.offset, moved));
        }
      }
    }
  }

  /** The index that the next entry has. */
  long next() {
    return stated.next();
  }

  /** Says what is wrong, and whether the entries are those that were signed, all of them. */
  boolean end(Hash root, PackFindings findings, String rangePart) {
    boolean whole = computed.next() == stated.next();
    boolean asStated = stated.matches(root);
    boolean asComputed = whole && computed.matches(root);
    for (Difference each : differences) {
      findings.add(
          kind(each, asComputed),
          stream,
          part(each, asComputed),
          offset(each, asComputed),
          each.index,
          sentence(each, asStated, asComputed));
    }
    if (!asStated && !asComputed) {
      String what =
          differing == 0
              ? "the entries don't lead to the signed root: one was left out, put in, moved or"
                  + " changed together with its hash"
              : "neither the entries nor the stated hashes lead to the signed root";
      findings.add(Finding.Kind.EDITED, stream, rangePart, -1, -1, what);
    }
    return asComputed && differing == 0;
  }

  private static Finding.Kind kind(Difference each, boolean asComputed) {
    return each.moved && !asComputed ? Finding.Kind.REORDERED : Finding.Kind.EDITED;
  }

  private static String part(Difference each, boolean asComputed) {
    return asComputed ? each.part.replace("/entries/", "/leaves/") : each.part;
  }

  private static long offset(Difference each, boolean asComputed) {
    return asComputed ? -1 : each.offset;
  }

  private static String sentence(Difference each, boolean asStated, boolean asComputed) {
    if (asComputed) {
      return "the stated hash is not that of the entry, and the entry is the signed one";
    }
    String end = asStated ? ", and that hash leads to the signed root" : "";
    return each.moved
        ? "the entries stand in another order than the one that was signed"
        : "the entry does not lead to its leaf hash" + end;
  }
}
