package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.protect.Literals.Stretch;
import io.ledgerline.inspection.injection.HiddenText;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Signal;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.json.Splice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes out of data what would steer the assistant: every sentence, line, cell or paragraph that
 * holds a sign of it, and what a reader would not see. JSON stays JSON: nothing crosses the quotes
 * of a string that holds it; rows of tables keep their separators. Depends on the text alone, so it
 * is the same on every turn.
 */
final class Stripped {
  private static final byte[] NOTE = "[removed: instructions to the assistant]".getBytes(UTF_8);
  private static final byte[] NOTHING = {};

  private Stripped() {}

  /** Edits of the body, in order and disjoint; offsets of the report count in the text. */
  static List<Edit> edits(RequestTexts.One text, InjectionReport report) {
    var passage = text.passage();
    var edits = new ArrayList<Edit>();
    for (Edit place : edits(passage.utf8(), passage.start(), passage.end(), report)) {
      edits.add(
          new Edit(
              text.decoded().source(place.start()),
              text.decoded().source(place.end()),
              place.replacement()));
    }
    return edits;
  }

  /** Edits of the text between two offsets, from which the report counts. */
  static List<Edit> edits(byte[] utf8, int first, int last, InjectionReport report) {
    if (report.signals().isEmpty() || report.signals().size() >= InjectionReport.MOST_SIGNALS) {
      // There may be more than the report tells of, so nothing of it is left.
      return List.of(new Edit(first, last, NOTE));
    }
    var literals = new Literals(utf8, first, last);
    var places = new ArrayList<Edit>();
    for (Signal signal : report.signals()) {
      int from = first + signal.start();
      int to = first + signal.end();
      for (Stretch holder : literals.around(from, to)) {
        add(places, utf8, holder, from, to);
      }
    }
    // The report counts from the passage's first byte; what is hidden is read from a copy like it.
    byte[] copy = Arrays.copyOfRange(utf8, first, last);
    for (Edit hidden : HiddenText.strip(copy, 0, copy.length, report)) {
      int from = first + hidden.start();
      int to = first + hidden.end();
      for (Stretch holder : literals.around(from, to)) {
        places.add(new Edit(Math.max(from, holder.start()), Math.min(to, holder.end()), NOTHING));
      }
    }
    return wellFormed(utf8, literals, disjoint(places));
  }

  /** The sentence or line around what a holder has of a place; separators of a row stay. */
  private static void add(List<Edit> places, byte[] utf8, Stretch holder, int from, int to) {
    int at = Math.max(from, holder.start());
    int until = Math.min(to, holder.end());
    Span comment = HtmlComment.around(utf8, holder.start(), holder.end(), at);
    if (comment != null) {
      places.add(new Edit(comment.start(), Math.max(comment.end(), until), NOTE));
      return;
    }
    if (holder.string()) {
      Span limits = inner(utf8, holder, at, until);
      places.add(new Edit(begin(utf8, limits.start(), at), end(utf8, until, limits.end()), NOTE));
      return;
    }
    int begin = begin(utf8, holder.start(), at);
    for (Span cell : Row.cells(utf8, holder, begin, end(utf8, until, holder.end()))) {
      if (cell.start() < until && cell.end() > at) {
        places.add(new Edit(cell.start(), cell.end(), NOTE));
      }
    }
  }

  /** A string that is itself a document is left at its own quotes. */
  private static Span inner(byte[] utf8, Stretch string, int from, int to) {
    if (utf8[string.start()] != '{' && utf8[string.start()] != '[') {
      return new Span(string.start(), string.end());
    }
    int begin = from;
    while (begin > string.start() && utf8[begin - 1] != '"') {
      begin--;
    }
    int end = to;
    while (end < string.end() && utf8[end] != '\\') {
      end++;
    }
    return new Span(begin, end);
  }

  /** Where a document would be none any more, the strings that are touched go as a whole. */
  private static List<Edit> wellFormed(byte[] utf8, Literals literals, List<Edit> places) {
    var all = new ArrayList<Edit>(places.size());
    int next = 0;
    for (Span document : literals.documents()) {
      while (next < places.size() && places.get(next).start() < document.start()) {
        all.add(places.get(next++));
      }
      int first = next;
      while (next < places.size() && places.get(next).start() < document.end()) {
        next++;
      }
      List<Edit> inside = places.subList(first, next);
      all.addAll(
          inside.isEmpty() || staysJson(utf8, document, inside) ? inside : whole(literals, inside));
    }
    all.addAll(places.subList(next, places.size()));
    return all;
  }

  private static List<Edit> whole(Literals literals, List<Edit> inside) {
    var whole = new ArrayList<Edit>();
    for (Edit each : inside) {
      Stretch string = literals.around(each.start(), each.end()).getFirst();
      if (whole.isEmpty() || whole.getLast().start() != string.start()) {
        whole.add(new Edit(string.start(), string.end(), NOTE));
      }
    }
    return whole;
  }

  private static boolean staysJson(byte[] utf8, Span document, List<Edit> inside) {
    var moved = new ArrayList<Edit>(inside.size());
    for (Edit each : inside) {
      int by = document.start();
      moved.add(new Edit(each.start() - by, each.end() - by, each.replacement()));
    }
    try {
      byte[] copy = Arrays.copyOfRange(utf8, document.start(), document.end());
      var scanner = new JsonScanner(Splice.apply(copy, moved));
      scanner.skipValue();
      scanner.endOfDocument();
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
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

  /** Where it ends; the end of its line stays, or the next line would go on with the note. */
  private static int end(byte[] utf8, int at, int last) {
    int end = at;
    while (end < last && !ends(utf8, end - 1, end)) {
      end++;
    }
    int length = lineEnd(utf8, end);
    while (length > 0 && end - length >= at) {
      end -= length;
      length = lineEnd(utf8, end);
    }
    return end;
  }

  /** How many bytes of an end of a line stand before {@code end}. */
  private static int lineEnd(byte[] utf8, int end) {
    byte is = end > 0 ? utf8[end - 1] : 0;
    if (is == '\n' || is == '\r') {
      return 1;
    }
    return end > 1 && utf8[end - 2] == '\\' && (is == 'n' || is == 'r') ? 2 : 0;
  }

  /** Whether a sentence or line ends with the byte at {@code last}, {@code next} behind it. */
  private static boolean ends(byte[] utf8, int last, int next) {
    if (BlockTags.endsBefore(utf8, next) || BlockTags.beginsAt(utf8, next)) {
      return true;
    }
    byte is = utf8[last];
    if (is == '\n' || is == '\r') {
      return true;
    }
    if (is == 'n' && last > 0 && utf8[last - 1] == '\\') {
      return true; // a line end in a string of JSON
    }
    boolean stop = is == '.' || is == '!' || is == '?';
    return stop
        && (next >= utf8.length || utf8[next] == ' ' || utf8[next] == '\n' || utf8[next] == '\\');
  }
}
