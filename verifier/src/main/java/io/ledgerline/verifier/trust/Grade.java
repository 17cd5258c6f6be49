package io.ledgerline.verifier.trust;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The most that may be said of what was checked. Ordered: each says more than the one before. */
public sealed interface Grade {
  /** Something is wrong. */
  record NotConsistent() implements Grade {
    @Override
    public String text() {
      return "not consistent";
    }
  }

  /**
   * Nothing is wrong, and nobody outside vouches for it: whoever holds the signing key could have
   * made another one that is consistent too.
   */
  record ConsistentInItself() implements Grade {
    @Override
    public String text() {
      return "consistent in itself";
    }
  }

  /**
   * Nothing is wrong, and outsiders attest that what the newest anchored checkpoint covers existed
   * at that time, as it is now. What came later is only consistent in itself.
   *
   * @param time the time until which an anchor reaches
   * @param by who attests it, sorted
   */
  record AnchoredUpTo(Instant time, List<String> by) implements Grade {
    public AnchoredUpTo {
      by = List.copyOf(by);
    }

    @Override
    public String text() {
      return "anchored outside up to " + time + " by " + String.join(", ", by);
    }
  }

  /** The grade in words; never plain "verified". */
  String text();

  /** The grade of something with that newest anchor, null for none. */
  static Grade of(boolean consistent, @Nullable OutsideAnchor newest) {
    if (!consistent) {
      return new NotConsistent();
    }
    return newest == null ? new ConsistentInItself() : new AnchoredUpTo(newest.time(), newest.by());
  }

  /**
   * The grade of a whole with those parts: its weakest part's, and with all anchored the earliest
   * time and everybody who attests. Of no parts: consistent in itself.
   */
  static Grade ofAll(Collection<Grade> parts) {
    if (parts.stream().anyMatch(NotConsistent.class::isInstance)) {
      return new NotConsistent();
    }
    if (parts.isEmpty() || parts.stream().anyMatch(ConsistentInItself.class::isInstance)) {
      return new ConsistentInItself();
    }
    Instant earliest = Instant.MAX;
    TreeSet<String> by = new TreeSet<>();
    for (Grade part : parts) {
      if (part instanceof AnchoredUpTo anchored) {
        earliest = anchored.time().isBefore(earliest) ? anchored.time() : earliest;
        by.addAll(anchored.by());
      }
    }
    return new AnchoredUpTo(earliest, List.copyOf(by));
  }
}
