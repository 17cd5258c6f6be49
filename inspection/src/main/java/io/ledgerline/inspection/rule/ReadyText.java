package io.ledgerline.inspection.rule;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an answer's text was judged and not given out yet: sentences as they are, what stands for
 * those that gave way, and what is put behind them. Not thread-safe.
 */
final class ReadyText {
  private final StringBuilder text;
  private final StringBuilder ready = new StringBuilder();

  /** Nothing yet of that text, which goes on growing. */
  ReadyText(StringBuilder text) {
    this.text = text;
  }

  /** A sentence comes out as it is. */
  void kept(int from, int end) {
    ready.append(text, from, end);
  }

  /** More comes out that is not of the text. */
  void added(CharSequence more) {
    ready.append(more);
  }

  /** A label comes out behind the text, in a paragraph of its own. */
  void label(String label) {
    ready.append("\n\n").append(label);
  }

  /** This comes out in place of all that was to. */
  void instead(String all) {
    ready.setLength(0);
    ready.append(all);
  }

  /** What is to come out now; from here on it has. */
  String take() {
    String out = ready.toString();
    ready.setLength(0);
    return out;
  }

  /**
   * The sentence gives way, or only the places in it where that is all it takes.
   *
   * @return what stands for the sentence; null if only places gave way
   */
  @Nullable String rewritten(List<Violation> found, int from, int end) {
    List<Violation> places =
        found.stream()
            .filter(each -> each.action() == Violation.Action.REWRITE)
            .sorted(Comparator.comparingInt(Violation::start))
            .toList();
    Violation whole = places.stream().filter(each -> !each.spot()).findFirst().orElse(null);
    if (whole != null) {
      replaced(from, end, whole.instead());
      return whole.instead();
    }
    int at = from;
    for (Violation each : places) {
      int start = skipSpace(Math.max(each.start(), at), each.end());
      int stop = Math.min(each.end(), end);
      if (start < stop) {
        ready.append(text, at, start).append(each.instead());
        at = stop;
      }
    }
    ready.append(text, at, end);
    return null;
  }

  /** This stands for the sentence, between its white space. */
  void replaced(int from, int end, String instead) {
    ready.append(leading(from, end)).append(instead).append(trailing(from, end));
  }

  /** The white space around a sentence stays where the sentence is replaced. */
  CharSequence leading(int from, int end) {
    return text.subSequence(from, skipSpace(from, end));
  }

  private int skipSpace(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private CharSequence trailing(int from, int end) {
    int at = end;
    while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return text.subSequence(at, end);
  }
}
