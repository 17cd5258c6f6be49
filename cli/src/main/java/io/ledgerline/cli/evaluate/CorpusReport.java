package io.ledgerline.cli.evaluate;

import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import io.ledgerline.inspection.evaluate.LabelledText;
import io.ledgerline.inspection.evaluate.Score;
import io.ledgerline.inspection.evaluate.SpanEvaluation;
import io.ledgerline.inspection.evaluate.TextEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known about one corpus after a run.
 *
 * @param name the corpus's folder or file
 * @param texts how many texts it has
 * @param spans how the detectors did on its spans
 * @param classifiers how classifiers did on its texts
 */
public record CorpusReport(
    String name, int texts, SpanEvaluation spans, List<TextEvaluation> classifiers) {
  private static final String ALL = "(all)";

  /** No share of nothing. */
  private static final String NOTHING = "-";

  /** The empty table that {@link #rows} adds to. */
  public static Table table() {
    return new Table(
        Column.text("corpus"),
        Column.id("type"),
        Column.count("labelled"),
        Column.count("precision"),
        Column.count("recall"),
        Column.id("95 %"),
        Column.count("F1"),
        Column.count("F2"),
        Column.count("strict F1"));
  }

  /** Whether a text of the corpus has spans. */
  static boolean hasSpans(List<LabelledText> texts) {
    return texts.stream().anyMatch(text -> !text.spans().isEmpty());
  }

  void rows(Table table) {
    spans.overlap().forEach((type, score) -> row(table, type, score, strict(type)));
    if (!spans.overlap().isEmpty()) {
      row(table, ALL, SpanEvaluation.total(spans.overlap()), SpanEvaluation.total(spans.strict()));
    }
    for (var classifier : classifiers) {
      if (classifier.score().found() + classifier.score().missed() > 0) {
        row(table, classifier.version(), classifier.score(), classifier.score());
      }
    }
  }

  private Score strict(String type) {
    return spans.strict().getOrDefault(type, Score.NONE);
  }

  private void row(Table table, String type, Score score, Score strict) {
    int labelled = score.found() + score.missed();
    var interval = Score.wilson(score.found(), labelled);
    table.row(
        name,
        type,
        (long) labelled,
        score.found() + score.extra() == 0 ? NOTHING : percent(score.precision()),
        labelled == 0 ? NOTHING : percent(score.recall()),
        labelled == 0 ? NOTHING : percent(interval.low()) + "–" + percent(interval.high()),
        percent(score.f1()),
        percent(score.f2()),
        percent(strict.f1()));
  }

  /** One line about texts that ought to pass, empty where there are none. */
  String refusals() {
    var line = new StringBuilder();
    for (var classifier : classifiers) {
      if (classifier.benign() > 0) {
        var interval = Score.wilson(classifier.refused(), classifier.benign());
        line.append(
            String.format(
                Locale.ROOT,
                "%s: %s would refuse %d of %d benign texts: %s (95 %%: %s–%s)%n",
                name,
                classifier.version(),
                classifier.refused(),
                classifier.benign(),
                percent((double) classifier.refused() / classifier.benign()),
                percent(interval.low()),
                percent(interval.high())));
      }
    }
    return line.toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  void json(ArrayNode all) {
    var json = all.addObject().put("corpus", name).put("texts", texts);
    put(json.putObject("overlap"), spans.overlap());
    put(json.putObject("strict"), spans.strict());
    var judged = json.putArray("classifiers");
    for (var classifier : classifiers) {
      var one = judged.addObject().put("classifier", classifier.version());
      put(one, classifier.score());
      one.put("benign", classifier.benign()).put("refused", classifier.refused());
    }
  }

  private static void put(ObjectNode json, SortedMap<String, Score> scores) {
    scores.forEach((type, score) -> put(json.putObject(type), score));
    if (!scores.isEmpty()) {
      put(json.putObject("all"), SpanEvaluation.total(scores));
    }
  }

  private static void put(ObjectNode json, Score score) {
    var interval = Score.wilson(score.found(), score.found() + score.missed());
    json.put("found", score.found())
        .put("missed", score.missed())
        .put("extra", score.extra())
        .put("precision", score.precision())
        .put("recall", score.recall())
        .put("recall_low", interval.low())
        .put("recall_high", interval.high())
        .put("f1", score.f1())
        .put("f2", score.f2());
  }
}
