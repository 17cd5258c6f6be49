package io.ledgerline.verifier;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.tree.Frontier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the origins under which a stream was signed before. A stream that was adopted goes
 * on honestly, and yet what was signed and is gone stays a finding for ever.
 */
final class AdoptionCheck {
  private static final String FILE = "origins";

  private final Findings findings;
  private final @Nullable StreamOrigins origins;

  private AdoptionCheck(Findings findings, @Nullable StreamOrigins origins) {
    this.findings = findings;
    this.origins = origins;
  }

  static AdoptionCheck read(StreamFiles files, Findings findings) {
    byte[] bytes = files.read(FILE);
    try {
      return new AdoptionCheck(findings, bytes == null ? null : StreamOrigins.parse(bytes));
    } catch (IllegalArgumentException e) {
      findings.add(Finding.Kind.EDITED, FILE, -1, -1, String.valueOf(e.getMessage()));
      return new AdoptionCheck(findings, null);
    }
  }

  /** The origin that the stream goes on under, null if it was never adopted. */
  @Nullable String current() {
    return origins == null ? null : origins.current();
  }

  /** The origins that ended. */
  List<StreamOrigins.Closed> closed() {
    return origins == null ? List.of() : origins.closed();
  }

  /** Whether both may be found in the files of this stream. */
  boolean areOfOneStream(@Nullable String one, @Nullable String other) {
    if (one == null || other == null || one.equals(other)) {
      return true;
    }
    return origins != null && origins.has(one) && origins.has(other);
  }

  /**
   * Checks what is here against what was signed under the origins that ended.
   *
   * @param known checkpoints of those from elsewhere: what the folder says of itself is not enough
   */
  void check(String stream, @Nullable RecomputedTree tree, List<Checkpoint> known) {
    if (origins == null) {
      return;
    }
    for (String each : origins.all()) {
      Origins.check(findings, stream, FILE, each);
    }
    if (origins.pending()) {
      String what = "an adoption was begun and not finished: the stream is refused until it is";
      findings.add(Finding.Kind.REFUSED, FILE, -1, -1, what);
    }
    for (StreamOrigins.Closed each : origins.closed()) {
      Checkpoint greatest = each.last();
      agrees(each, each.last(), tree);
      for (Checkpoint other : known) {
        if (other.origin().equals(each.origin()) && !other.equals(each.last())) {
          agrees(each, other, tree);
          greatest = other.size() > greatest.size() ? other : greatest;
        }
      }
      lost(each, greatest);
    }
  }

  private void agrees(
      StreamOrigins.Closed closed, Checkpoint signed, @Nullable RecomputedTree tree) {
    if (tree != null && signed.size() <= closed.kept()) {
      rootAgrees(signed, tree);
    }
  }

  private void lost(StreamOrigins.Closed closed, Checkpoint signed) {
    if (signed.size() <= closed.kept()) {
      return;
    }
    String what =
        "entries %d to %d of origin %s were signed and are lost; what stands there now was added"
                .formatted(closed.kept(), signed.size() - 1, closed.origin())
            + " under another origin, after an adoption";
    findings.add(Finding.Kind.LOST, FILE, -1, closed.kept(), what);
  }

  private void rootAgrees(Checkpoint signed, RecomputedTree tree) {
    Frontier computed = tree.at(signed.size());
    if (computed == null || !computed.root().equals(signed.root())) {
      String what =
          "size %d of origin %s was signed with root %s, recomputed is %s"
              .formatted(
                  signed.size(),
                  signed.origin(),
                  signed.root().base64(),
                  computed == null ? "nothing: the end is gone" : computed.root().base64());
      findings.add(Finding.Kind.EDITED, FILE, -1, -1, what);
    }
  }

  /** What is to be known of it, one sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (StreamOrigins.Closed each : closed()) {
      notes.add(
          "origin %s ended: signed up to %d as far as known, %d entries were kept"
              .formatted(each.origin(), each.last().size(), each.kept()));
    }
    return notes;
  }
}
