package io.ledgerline.inspection.name;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.LearntDetectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.evaluate.LabelMapping;
import io.ledgerline.inspection.evaluate.Score;
import io.ledgerline.inspection.name.MarkedText.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what the detectors find of texts that examiners marked, with and without the model. */
public final class NameFigures {
  private static final Set<String> TOLD =
      Set.of(
          "PERSON",
          "PLACE",
          "ORGANIZATION",
          "DATE",
          "AGE",
          "PHONE",
          "EMAIL",
          "IP_ADDRESS",
          "MAC_ADDRESS",
          "INTERNAL_HOST",
          "CREDIT_CARD",
          "IBAN");

  private NameFigures() {}

  /** Takes files of marked texts; {@code -v} before one prints its mistakes, too. */
  public static void main(String[] args) throws IOException {
    boolean shown = false;
    for (String arg : args) {
      if (arg.equals("-v")) {
        shown = true;
        continue;
      }
      List<MarkedText> texts = MarkedText.read(Path.of(arg));
      System.out.println(arg + ": " + texts.size() + " texts");
      run("rules", texts, LearntDetectors.without(), false);
      run("rules and model", texts, Detectors.standard(), shown);
      shown = false;
    }
  }

  private static void run(String what, List<MarkedText> texts, Detectors detectors, boolean shown) {
    var scores = new TreeMap<String, Score>();
    var mistakes = new ArrayList<String>();
    texts.forEach(text -> count(text, detectors, scores, mistakes));
    Set<String> marked =
        texts.stream()
            .flatMap(text -> text.spans().stream())
            .map(span -> heading(span.type()))
            .collect(Collectors.toSet());
    scores.keySet().retainAll(marked);
    NameTraining.print(what, scores);
    if (shown) {
      mistakes.forEach(System.out::println);
    }
  }

  /** Counts as {@code evaluate} does: half of the shorter span shared. */
  static void count(
      MarkedText text, Detectors detectors, Map<String, Score> scores, List<String> mistakes) {
    byte[] utf8 = text.utf8();
    List<Finding> found = detectors.scan(utf8, ScanContext.NONE);
    for (Span span : text.spans()) {
      boolean hit = found.stream().anyMatch(finding -> same(span, finding));
      scores.merge(heading(span.type()), new Score(hit ? 1 : 0, hit ? 0 : 1, 0), Score::plus);
      if (!hit) {
        mistakes.add(
            "missed " + heading(span.type()) + " " + shown(utf8, span.start(), span.end()));
      }
    }
    for (Finding finding : found) {
      String heading = heading(finding.type());
      boolean counted = !heading.isEmpty() && !heading.equals("SIGNAL");
      if (counted && text.spans().stream().anyMatch(span -> same(span, finding))) {
        mistakes.add("hit " + heading + " " + finding.confidencePermille());
      }
      if (counted && text.spans().stream().noneMatch(span -> same(span, finding))) {
        scores.merge(heading, new Score(0, 0, 1), Score::plus);
        mistakes.add(
            "extra "
                + heading
                + " "
                + finding.confidencePermille()
                + " "
                + shown(utf8, finding.start(), finding.end()));
      }
    }
  }

  private static boolean same(Span span, Finding finding) {
    int shared = Math.min(span.end(), finding.end()) - Math.max(span.start(), finding.start());
    int shorter = Math.min(span.end() - span.start(), finding.end() - finding.start());
    return heading(span.type()).equals(heading(finding.type()))
        && shared > 0
        && shared * 2 >= shorter;
  }

  /** Kinds of numbers that examiners do not tell apart are one heading. */
  private static String heading(String type) {
    String heading = LabelMapping.heading(type);
    return heading.isEmpty() || TOLD.contains(heading) ? heading : "NUMBER";
  }

  private static String shown(byte[] utf8, int start, int end) {
    String value = new String(utf8, start, end - start, StandardCharsets.UTF_8);
    int from = Math.max(0, start - 50);
    int to = Math.min(utf8.length, end + 30);
    String around = new String(utf8, from, to - from, StandardCharsets.UTF_8);
    return value + "   <" + around.replace('\n', '⏎') + ">";
  }
}
