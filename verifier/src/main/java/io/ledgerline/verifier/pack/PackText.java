package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.verifier.pack.LogFigures.Count;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a report for people. */
final class PackText {
  private PackText() {}

  static void print(PackReport report, double seconds, PrintStream out) {
    for (PackReport.Pack pack : report.packs()) {
      PackQuestion question = pack.question();
      out.println(plain(pack.file()) + "  sha256 " + String.valueOf(pack.sha256()));
      if (question != null) {
        String filter = question.filter().isEmpty() ? "" : ", filter " + question.filter();
        String whose = plain(question.whose());
        out.printf("  %s, %s to %s%s%n", whose, question.from(), question.to(), plain(filter));
      }
      pack.logs().forEach(log -> log(log, out));
    }
    report.notes().forEach(note -> out.println(plain(note.line())));
    report.findings().forEach(finding -> out.println(plain(finding.line())));
    long bytes = report.packs().stream().mapToLong(PackReport.Pack::bytes).sum();
    out.printf(
        Locale.ROOT,
        "%d entries in %d bytes in %.2f s (%.0f entries/s, %.0f bytes each): %s.%n",
        report.entries(),
        bytes,
        seconds,
        report.entries() / Math.max(seconds, 1e-9),
        (double) bytes / Math.max(1, report.entries()),
        report.grade().text());
  }

  /** What a pack says can't steer the terminal. */
  private static String plain(String line) {
    return line.replaceAll("\\p{C}", "\ufffd");
  }

  private static void log(LogReport log, PrintStream out) {
    Checkpoint checkpoint = log.checkpoint();
    LogFigures figures = log.figures();
    OutsideAnchor anchor = log.anchor();
    out.printf(
        "  %s: %s %d entries %d to %d of %d; %d in the period, %d hidden, %d calls%n",
        log.stream(),
        log.isProven() ? "these are ALL" : "NOT proven:",
        log.to() - log.from(),
        log.from(),
        log.to() - 1,
        checkpoint == null ? 0 : checkpoint.size(),
        figures.get(Count.IN_PERIOD),
        figures.get(Count.HIDDEN),
        figures.get(Count.CALLS));
    out.printf(
        "    signed by %s; %s%n",
        plain(
            log.signedBy().isEmpty()
                ? "keys of the pack itself (give --vkeys)"
                : String.join(", ", log.signedBy())),
        anchor == null
            ? "no anchor outside was checked"
            : "entries below "
                + anchor.size()
                + " anchored at "
                + anchor.time()
                + " by "
                + String.join(", ", anchor.by()));
  }
}
