package io.ledgerline.inspection.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares what detectors find with what a corpus labels, per heading of {@link LabelMapping}.
 * Headings that a corpus never labels are not counted against the detectors.
 */
public final class SpanEvaluation {
  private final SortedMap<String, Score> overlap = new TreeMap<>();
  private final SortedMap<String, Score> strict = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  /** Scans all texts and counts. */
  public static SpanEvaluation of(List<LabelledText> texts, Detectors detectors) {
    return of(texts, utf8 -> detectors.scan(utf8, ScanContext.NONE));
  }

  /** As above, with models and own rules on top of the standard detectors. */
  public static SpanEvaluation of(List<LabelledText> texts, ModelledDetectors detectors) {
    return of(texts, detectors::scan);
  }

  private static SpanEvaluation of(
      List<LabelledText> texts, Function<byte[], List<Finding>> scanner) {
    var evaluation = new SpanEvaluation();
    var labelled = new HashSet<String>();
    texts.forEach(
        text -> text.spans().forEach(span -> labelled.add(LabelMapping.heading(span.label()))));
    texts.forEach(text -> evaluation.add(text, scanner, labelled));
    return evaluation;
  }

  private void add(
      LabelledText text, Function<byte[], List<Finding>> scanner, Set<String> labelled) {
    byte[] utf8 = text.text().getBytes(UTF_8);
    List<Finding> findings = scanner.apply(utf8);
    var wanted = Marked.of(text);
    var found = new ArrayList<Found>();
    for (var finding : findings) {
      var headings = LabelMapping.headings(finding.type(), labelled);
      if (!headings.isEmpty()) {
        found.add(new Found(headings, finding.start(), finding.end()));
      }
    }
    count(text, utf8, wanted, found);
  }

  private void count(LabelledText text, byte[] utf8, List<Marked> wanted, List<Found> found) {
    for (var one : wanted) {
      boolean hit = found.stream().anyMatch(one::overlaps);
      add(overlap, one.heading(), hit ? hit() : miss());
      add(strict, one.heading(), found.stream().anyMatch(one::isSame) ? hit() : miss());
      if (!hit) {
        mistakes.add("missed " + one.shown(utf8) + " in " + text.id());
      }
    }
    for (var one : found) {
      if (wanted.stream().noneMatch(marked -> marked.overlaps(one))) {
        add(overlap, one.heading(), new Score(0, 0, 1));
        mistakes.add("extra " + one.marked().shown(utf8) + " in " + text.id());
      }
      if (wanted.stream().noneMatch(marked -> marked.isSame(one))) {
        add(strict, one.heading(), new Score(0, 0, 1));
      }
    }
  }

  private static Score hit() {
    return new Score(1, 0, 0);
  }

  private static Score miss() {
    return new Score(0, 1, 0);
  }

  private static void add(SortedMap<String, Score> scores, String heading, Score score) {
    scores.merge(heading, score, Score::plus);
  }

  /** Scores by heading; a span counts when at least half of the shorter one is shared. */
  public SortedMap<String, Score> overlap() {
    return Collections.unmodifiableSortedMap(overlap);
  }

  /** Scores by heading; a span counts when both ends are the same. */
  public SortedMap<String, Score> strict() {
    return Collections.unmodifiableSortedMap(strict);
  }

  /**
   * What was missed or found in excess, for people who improve rules; holds values of the corpus.
   */
  public List<String> mistakes() {
    return Collections.unmodifiableList(mistakes);
  }

  /** Over all headings. */
  public static Score total(SortedMap<String, Score> scores) {
    return scores.values().stream().reduce(Score.NONE, Score::plus);
  }

  /** A span under a heading, in bytes. */
  private record Marked(String heading, int start, int end) {
    static List<Marked> of(LabelledText text) {
      var marked = new ArrayList<Marked>();
      for (var span : text.spans()) {
        var heading = LabelMapping.heading(span.label());
        if (!heading.equals(LabelMapping.IGNORED)) {
          int start = text.text().substring(0, span.start()).getBytes(UTF_8).length;
          int length = text.text().substring(span.start(), span.end()).getBytes(UTF_8).length;
          marked.add(new Marked(heading, start, start + length));
        }
      }
      return marked;
    }

    boolean overlaps(Found other) {
      int shared = Math.min(end, other.end) - Math.max(start, other.start);
      int shorter = Math.min(end - start, other.end - other.start);
      return other.headings.contains(heading) && shared > 0 && shared * 2 >= shorter;
    }

    boolean isSame(Found other) {
      return other.headings.contains(heading) && start == other.start && end == other.end;
    }

    String shown(byte[] utf8) {
      return heading + " " + new String(utf8, start, end - start, UTF_8).replace('\n', '⏎');
    }
  }

  /**
   * What a detector saw, with every heading it may count under; a mistake counts under the first.
   */
  private record Found(Set<String> headings, int start, int end) {
    String heading() {
      return headings.iterator().next();
    }

    Marked marked() {
      return new Marked(heading(), start, end);
    }
  }
}
