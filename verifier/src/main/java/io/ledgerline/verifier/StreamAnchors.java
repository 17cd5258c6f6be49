package io.ledgerline.verifier;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.verifier.trust.Attested;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the archive says of one stream. Every root in it is compared with the tree. Signatures are
 * checked in the newest anchors, and in every one that the grade or a finding rests on: a year of
 * them would take hours, and the others carry nothing.
 */
final class StreamAnchors {
  private static final int CHECKED_ALWAYS = 100;
  private static final int MOST_CONTRADICTIONS = 16;

  private final AnchorFiles files;
  private final List<ArchivedAnchor> anchors;
  private final Map<ArchivedAnchor, Attested> attested = new HashMap<>();

  StreamAnchors(AnchorFiles files, List<ArchivedAnchor> anchors) {
    this.files = files;
    this.anchors = List.copyOf(anchors);
  }

  int count() {
    return anchors.size();
  }

  /** How many of them had every signature checked. */
  synchronized int checked() {
    return attested.size();
  }

  /** The anchors with a time, smallest first, for who asks when an entry was there. */
  List<ArchivedAnchor> withTime() {
    return anchors.stream().filter(each -> each.claimed() != null).toList();
  }

  /** The anchor that this archived one is; null if it is none. */
  synchronized @Nullable OutsideAnchor anchor(ArchivedAnchor archived) {
    return attested.computeIfAbsent(archived, files::attested).anchor();
  }

  private synchronized Attested attested(ArchivedAnchor archived) {
    return attested.computeIfAbsent(archived, files::attested);
  }

  /**
   * Compares all of them with the tree, and returns the newest that holds; null if none does.
   *
   * @param size how many entries the tree has
   * @param rootAt the tree's root at a size; asked for rising sizes
   */
  @Nullable OutsideAnchor compare(long size, LongFunction<@Nullable Hash> rootAt) {
    List<ArchivedAnchor> agreeing = new ArrayList<>();
    List<ArchivedAnchor> contradicting = new ArrayList<>();
    long agreedTo = 0;
    for (ArchivedAnchor each : anchors) {
      Hash root = each.size() > size ? null : rootAt.apply(each.size());
      if (root == null && each.size() <= size) {
        continue; // can't be read, which is a finding already
      }
      if (root != null && root.equals(each.root())) {
        agreeing.add(each);
        agreedTo = contradicting.isEmpty() ? each.size() : agreedTo;
      } else {
        contradicting.add(each);
      }
    }
    tell(contradicting, agreedTo, size);
    return newest(agreeing.reversed());
  }

  /** Names the first contradiction that the log signed: those behind it say no more. */
  private void tell(List<ArchivedAnchor> contradicting, long agreedTo, long size) {
    int tried = 0;
    for (ArchivedAnchor each : contradicting) {
      if (tried++ == MOST_CONTRADICTIONS) {
        return;
      }
      Attested seen = attested(each);
      if (!seen.faults().isEmpty()) {
        files.tellFaults(each, seen);
        continue;
      }
      tell(each, seen, agreedTo, size, contradicting.size() - tried);
      return;
    }
  }

  private void tell(ArchivedAnchor each, Attested seen, long agreedTo, long size, int more) {
    OutsideAnchor anchor = seen.anchor();
    String who =
        anchor == null
            ? "the log signed"
            : String.join(", ", anchor.by()) + " saw, by " + anchor.time() + ",";
    String rest =
        more == 0 ? "" : "; " + more + " later checkpoints of the archive contradict it too";
    if (each.size() > size) {
      String what = "%s %d entries, and %d are here: the end is gone%s";
      files.add(
          Finding.Kind.ROLLED_BACK,
          each.kind(),
          each.size(),
          size,
          what.formatted(who, each.size(), size, rest));
      return;
    }
    String what =
        "%s another root at size %d than is here: forked or rewritten between entry %d and entry %d%s";
    files.add(
        Finding.Kind.FORKED,
        each.kind(),
        each.size(),
        agreedTo,
        what.formatted(who, each.size(), agreedTo, each.size() - 1, rest));
  }

  /** The newest anchor, with everybody who attests that size; looks at no more than it must. */
  private @Nullable OutsideAnchor newest(List<ArchivedAnchor> newestFirst) {
    OutsideAnchor best = null;
    int looked = 0;
    for (ArchivedAnchor each : newestFirst) {
      boolean needed = each.claimed() != null && (best == null || each.size() == best.size());
      if (looked++ >= CHECKED_ALWAYS && !needed) {
        continue;
      }
      Attested seen = attested(each);
      files.tellFaults(each, seen);
      OutsideAnchor anchor = seen.anchor();
      if (anchor != null && best == null) {
        best = anchor;
      } else if (anchor != null && best != null && anchor.size() == best.size()) {
        best = both(best, anchor);
      }
    }
    return best;
  }

  private static OutsideAnchor both(OutsideAnchor one, OutsideAnchor other) {
    TreeSet<String> by = new TreeSet<>(one.by());
    by.addAll(other.by());
    boolean first = one.time().isBefore(other.time());
    return new OutsideAnchor(one.size(), first ? one.time() : other.time(), List.copyOf(by));
  }
}
