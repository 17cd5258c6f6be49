package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.StreamName;
import io.ledgerline.verifier.Finding;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a range that is counted by index is the whole of a period that is counted by time: it
 * must begin with what is clearly older and end with what is clearly younger, and no clock may have
 * gone back in between.
 */
final class EndsCheck {
  private final String stream;
  private final PackRange range;
  private final PackQuestion question;
  private final PackFindings findings;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private Instant greatest = Instant.MIN;

  EndsCheck(String stream, PackRange range, PackQuestion question, PackFindings findings) {
    this.stream = stream;
    this.range = range;
    this.question = question;
    this.findings = findings;
  }

  /** Takes the time of a shown entry, in the order of the log. */
  void add(long index, Instant ts) {
    if (index == range.proof().from()) {
      first = ts;
    }
    if (index == range.proof().to() - 1) {
      last = ts;
    }
    if (ts.isBefore(greatest.minus(skewOf(greatest)))) {
      findings.note(
          PackNote.Kind.CLOCK_WENT_BACK,
          stream,
          index,
          "its time is "
              + Duration.between(ts, greatest)
              + " before that of an earlier entry; entries of the period may stand outside the"
              + " range");
    }
    greatest = ts.isAfter(greatest) ? ts : greatest;
  }

  private static Duration skewOf(Instant greatest) {
    return greatest.equals(Instant.MIN) ? Duration.ZERO : PackParts.SKEW;
  }

  /** Says what the ends show; {@code pruned}: entries below the range were let go. */
  void end(LogFigures figures, boolean pruned) {
    Instant clearlyBefore = question.from().minus(PackParts.SKEW);
    Instant clearlyBehind = question.to().plus(PackParts.SKEW);
    String part = PackParts.ofLog(stream, "range");
    boolean fromStart = range.proof().from() == 0 || pruned;
    if (!fromStart && (first == null || !first.isBefore(clearlyBefore))) {
      String what =
          "the range begins with an entry of "
              + first
              + " (expected: one before "
              + clearlyBefore
              + ", or the log's first): entries of the period may be left out before it";
      findings.add(Finding.Kind.MISSING, stream, part, -1, range.proof().from(), what);
    }
    boolean toEnd = range.proof().to() == range.proof().size();
    if (!toEnd && (last == null || last.isBefore(clearlyBehind))) {
      String what =
          "the range ends with an entry of "
              + last
              + " (expected: one not before "
              + clearlyBehind
              + ", or the checkpoint's last): entries of the period may be left out behind it";
      findings.add(Finding.Kind.MISSING, stream, part, -1, range.proof().to(), what);
    }
    if (stream.equals(StreamName.SYSTEM)) {
      return; // all of it is there, whatever the period
    }
    if (toEnd && (last == null || last.isBefore(clearlyBehind))) {
      String what =
          "the range ends with the checkpoint, at entry "
              + range.proof().size()
              + ": what came into the period after that is not in this pack";
      findings.note(PackNote.Kind.NOT_SHOWN, stream, -1, what);
    }
    long before = figures.get(LogFigures.Count.BEFORE);
    long after = figures.get(LogFigures.Count.AFTER);
    String bounds = before + " shown entries lie before the period and " + after + " behind it";
    findings.note(PackNote.Kind.BOUNDARY, stream, -1, bounds);
  }
}
