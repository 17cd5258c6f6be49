package io.ledgerline.cli.evaluate;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.inspection.evaluate.Score;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What reviewers said of findings in real calls, as precision per type and detector. */
final class Reviewed {
  private Reviewed() {}

  static Table table(JsonNode verdicts) {
    var table =
        new Table(
            Column.id("type"),
            Column.text("detectors"),
            Column.count("right"),
            Column.count("wrong"),
            Column.count("missed"),
            Column.count("precision"),
            Column.id("95 %"),
            Column.count("recall"));
    for (JsonNode each : verdicts.path("items")) {
      int right = each.path("right").intValue(0);
      int wrong = each.path("wrong").intValue(0);
      var score = new Score(right, each.path("missed").intValue(0), wrong);
      var interval = Score.wilson(right, right + wrong);
      table.row(
          each.path("type").stringValue(""),
          each.path("detectors").stringValue(""),
          (long) right,
          (long) wrong,
          (long) score.missed(),
          right + wrong == 0 ? "-" : percent(score.precision()),
          right + wrong == 0 ? "-" : percent(interval.low()) + "–" + percent(interval.high()),
          right + score.missed() == 0 ? "-" : percent(score.recall()));
    }
    return table;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
