package io.ledgerline.verifier;

import io.ledgerline.verifier.trust.OutsideAnchor;
import java.io.PrintStream;
import java.util.Locale;

/** A report for people. */
public final class ReportText {
  private static final int LONGEST = 2_000;

  private ReportText() {}

  /** Prints a report and how long it took. */
  public static void print(VerifyReport report, double seconds, PrintStream out) {
    out.printf("%-24s %12s %12s %9s  %s%n", "stream", "entries", "signed to", "unsigned", "root");
    report.streams().forEach(each -> stream(each, out));
    report.findings().forEach(finding -> out.println(plain(finding.line())));
    long own =
        report.streams().stream()
            .filter(each -> each.keyFrom() == StreamReport.KeySource.FOLDER)
            .count();
    if (own > 0) {
      out.printf(
          "Keys of %d of %d streams were taken from the folder itself: give --trust or --vkeys to"
              + " see who signed.%n",
          own, report.streams().size());
    }
    out.printf(
        Locale.ROOT,
        "%d entries, %d bytes, %d streams in %.2f s (%.0f entries/s): %s.%n",
        report.entries(),
        report.bytes(),
        report.streams().size(),
        seconds,
        report.entries() / Math.max(seconds, 1e-9),
        report.grade());
    out.println(anchors(report));
  }

  /** What a folder says can't steer the terminal, nor fill it. */
  private static String plain(String line) {
    String cut = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    return cut.replaceAll("\\p{C}", "\ufffd");
  }

  private static void stream(StreamReport each, PrintStream out) {
    var root = each.root();
    out.printf(
        "%-24s %12d %12d %9d  %s%n",
        each.stream(),
        each.size(),
        each.signedUpTo(),
        each.unsignedTail(),
        root == null ? "not recomputed: entries are missing" : root.base64());
    each.notes().forEach(note -> out.printf("%-24s %s%n", "", plain(note)));
    OutsideAnchor anchored = each.anchored();
    if (anchored != null) {
      out.printf(
          "%-24s anchored to %d, which existed at %s: %s; %d entries behind it are not%n",
          "",
          anchored.size(),
          anchored.time(),
          String.join(", ", anchored.by()),
          each.unanchored());
    }
  }

  private static String anchors(VerifyReport report) {
    int archived = report.streams().stream().mapToInt(StreamReport::anchors).sum();
    int checked = report.streams().stream().mapToInt(StreamReport::anchorsChecked).sum();
    long anchored = report.streams().stream().filter(each -> each.anchored() != null).count();
    if (archived == 0) {
      return "No outside anchor: the archive has none.";
    }
    if (anchored == 0) {
      return "No outside anchor that you trust among the "
          + archived
          + " archived: give --trust with the log's keys and who made them.";
    }
    return "Archive: "
        + archived
        + " anchors, all compared with the trees, every signature checked in "
        + checked
        + "; "
        + anchored
        + " of "
        + report.streams().size()
        + " streams have one that you trust.";
  }
}
