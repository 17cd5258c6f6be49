package io.ledgerline.verifier.drill;

import io.ledgerline.verifier.Finding;
import java.util.Locale;
import java.util.function.Consumer;

/** A drill for people: a line per manipulation, what found it, and the sum. */
public final class DrillText {
  private final Consumer<String> out;

  /** Gives each line to that. */
  public DrillText(Consumer<String> out) {
    this.out = out;
  }

  private void say(String format, Object... values) {
    out.accept(String.format(Locale.ROOT, format, values));
  }

  /** Says what is about to happen. */
  public void begin() {
    out.accept("Tampering with a copy; the ledger itself is only read.");
    out.accept("Each line: what was done, then who sees it and what they are told.");
    out.accept("");
  }

  /** One manipulation. */
  public void row(DrillRow row) {
    say("%-8s %-9s  %s", verdict(row), way(row.way()), row.done());
    Finding first = row.first();
    Knowledge with = row.seenWith();
    if (row.skipped() != null) {
      say("%20s%s", "", row.skipped());
    } else if (first != null && with != null) {
      say("%20s%s: %s", "", sees(with), first.line());
    }
  }

  private static String verdict(DrillRow row) {
    if (row.skipped() != null) {
      return "SKIPPED";
    }
    return row.isCaught() ? "caught" : "MISSED";
  }

  private static String way(Way way) {
    return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sees(Knowledge with) {
    return switch (with) {
      case FOLDER -> "seen by anyone";
      case KEYS -> "seen only with keys from outside";
      case LAST_SIGNED -> "seen only with a checkpoint from outside";
      case ANCHORS -> "seen only with anchors from outside";
    };
  }

  /** The sum. */
  public void end(DrillReport report) {
    out.accept("");
    say(
        "%d manipulations: %d caught, %d missed, %d skipped. Copied: %,d entries of %d streams%s",
        report.rows().size(),
        report.rows().size() - report.missed().size() - report.skipped().size(),
        report.missed().size(),
        report.skipped().size(),
        report.entries(),
        report.streams(),
        report.streamsLeftOut() == 0 ? "." : "; " + report.streamsLeftOut() + " were left out.");
    seenBy(report);
    if (!report.before().isEmpty()) {
      out.accept("Before anything was done, the ledger had findings already:");
      report.before().forEach(each -> out.accept("  " + each.line()));
    }
    report.missed().forEach(row -> out.accept("MISSED, which is a bug to report: " + row.done()));
    out.accept(
        "Nothing in the folder shows what its writer did who also holds the key and every copy of"
            + " what was signed: keep checkpoints, or anchors, where that writer can't reach.");
  }

  private void seenBy(DrillReport report) {
    for (Knowledge each : Knowledge.values()) {
      long seen = report.rows().stream().filter(row -> row.seen().containsKey(each)).count();
      say("  %-24s sees %d", each.title(), seen);
    }
  }
}
