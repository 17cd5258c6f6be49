package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.injection.HiddenText;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Signal;
import io.ledgerline.messages.json.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes out of data what would steer the assistant: every sentence or line that holds a sign of it,
 * and what a reader would not see. Depends on the text alone, so it is the same on every turn.
 */
final class Stripped {
  private static final byte[] NOTE = "[removed: instructions to the assistant]".getBytes(UTF_8);
  private static final byte[] NOTHING = {};

  private Stripped() {}

  /** Edits of the body, in order and disjoint; offsets of the report count in the text. */
  static List<Edit> edits(RequestTexts.One text, InjectionReport report) {
    var passage = text.passage();
    byte[] utf8 = passage.utf8();
    if (report.signals().isEmpty() || report.signals().size() >= InjectionReport.MOST_SIGNALS) {
      // There may be more than the report tells of, so nothing of it is left.
      return List.of(
          new Edit(
              text.decoded().source(passage.start()), text.decoded().source(passage.end()), NOTE));
    }
    var places = new ArrayList<Edit>();
    for (Signal signal : report.signals()) {
      int from = passage.start() + signal.start();
      int to = passage.start() + signal.end();
      places.add(new Edit(begin(utf8, passage.start(), from), end(utf8, to, passage.end()), NOTE));
    }
    // The report counts from the passage's first byte; what is hidden is read from a copy like it.
    byte[] copy = Arrays.copyOfRange(utf8, passage.start(), passage.end());
    for (Edit hidden : HiddenText.strip(copy, 0, copy.length, report)) {
      places.add(
          new Edit(passage.start() + hidden.start(), passage.start() + hidden.end(), NOTHING));
    }
    var edits = new ArrayList<Edit>();
    for (Edit place : disjoint(places)) {
      edits.add(
          new Edit(
              text.decoded().source(place.start()),
              text.decoded().source(place.end()),
              place.replacement()));
    }
    return edits;
  }

  private static List<Edit> disjoint(List<Edit> places) {
    places.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    var merged = new ArrayList<Edit>();
    for (Edit place : places) {
      Edit last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || place.start() >= last.end()) {
        merged.add(place);
        continue;
      }
      byte[] with = last.replacement().length > 0 ? last.replacement() : place.replacement();
      merged.set(
          merged.size() - 1, new Edit(last.start(), Math.max(last.end(), place.end()), with));
    }
    return merged;
  }

  /** Where the sentence or line around a place begins. */
  private static int begin(byte[] utf8, int first, int at) {
    int begin = at;
    while (begin > first && !ends(utf8, begin - 1, begin)) {
      begin--;
    }
    while (begin < at && utf8[begin] == ' ') {
      begin++;
    }
    return begin;
  }

  private static int end(byte[] utf8, int at, int last) {
    int end = at;
    while (end < last && !ends(utf8, end - 1, end)) {
      end++;
    }
    return end;
  }

  /** Whether a sentence or line ends with the byte at {@code last}, {@code next} behind it. */
  private static boolean ends(byte[] utf8, int last, int next) {
    byte is = utf8[last];
    if (is == '\n' || is == '\r') {
      return true;
    }
    boolean stop = is == '.' || is == '!' || is == '?';
    return stop && (next >= utf8.length || utf8[next] == ' ' || utf8[next] == '\n');
  }
}
