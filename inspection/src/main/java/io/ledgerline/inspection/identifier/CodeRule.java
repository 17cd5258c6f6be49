package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Codes of letters and digits, in groups or not; {@link CodeForms} says which there are. */
final class CodeRule implements Rule {
  /** No form is shorter. */
  private static final int LEAST = 8;

  private static final int LONGEST = 20;
  private static final int MOST_GROUPS = 7;

  /** A letters-only group before the first digits has at most so many letters. */
  private static final int MOST_LETTERS = 5;

  @Override
  public List<Kind> kinds() {
    return CodeForms.kinds();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.DIGITS.atMost(LONGEST + 2));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) > LONGEST + 2) {
      return;
    }
    from(text, token, token, sink);
    int start = token;
    for (int back = 0; back < 2 && isLettersBefore(text, start); back++) {
      start--;
      from(text, start, token, sink);
    }
  }

  private static boolean isLettersBefore(Text text, int token) {
    return token > 0
        && text.length(token - 1) <= MOST_LETTERS
        && (text.shape(token - 1) & ~(ByteClass.LOWER | ByteClass.UPPER)) == 0
        && Runs.groups(text, token);
  }

  private static void from(Text text, int first, int digits, Sink sink) {
    if (Runs.continues(text, first) || isJoined(text, first)) {
      return;
    }
    if (text.row(first + MOST_GROUPS - 1) >= MOST_GROUPS) {
      return;
    }
    if (!Runs.reach(text, first, LEAST, MOST_GROUPS)) {
      return;
    }
    boolean single = first == digits && text.length(first) >= LEAST;
    long alive = CodeForms.ALL;
    long believed = 0;
    byte[] v = text.scratch();
    int n = 0;
    int letters = 0;
    int shape = 0;
    for (int last = first; last < first + MOST_GROUPS; last++) {
      if (last > first && (!text.has(last) || !Runs.groups(text, last))) {
        return;
      }
      int size = Runs.characters(text, last, v, n);
      if (size < 0 || n + size > LONGEST) {
        return;
      }
      letters |= CodeForm.letters(v, n, n + size);
      alive &= CodeForms.alive(letters, n, n + size);
      if (alive == 0) {
        return;
      }
      n += size;
      shape |= text.shape(last);
      long here = last < digits || letters == 0 ? 0 : alive & CodeForms.ofLength(n);
      if (here == 0 || !Runs.mayEnd(text, last)) {
        continue;
      }
      if (believed == 0) {
        believed = text.isQuiet(first, first + MOST_GROUPS) ? CodeForms.SURE : CodeForms.ALL;
      }
      here &= single && last == first ? CodeForms.ALL : believed;
      decide(text, first, last, v, n, here, shape, sink);
    }
  }

  /** Whether letters or digits stand right before, behind a sign that joins: {@code path/AB12}. */
  private static boolean isJoined(Text text, int token) {
    return token > 0
        && text.gapLength(token) == 1
        && (text.gap(token) & (ByteClass.UNDER | ByteClass.AT)) != 0;
  }

  /**
   * What the characters are.
   *
   * @param forms those whose letters and digits stand where theirs do, as bits
   */
  private static void decide(
      Text text, int first, int last, byte[] v, int n, long forms, int shape, Sink sink) {
    for (long left = forms; left != 0; left &= left - 1) {
      var form = CodeForms.form(Long.numberOfTrailingZeros(left));
      if (!form.passes(v, n) || !isWritten(text, form, first, last)) {
        continue;
      }
      boolean upper = (shape & ByteClass.LOWER) == 0;
      int permille = form.belief().confidence(text.around(first, last), false);
      if (upper && first == last || permille >= NumberForm.AROUND) {
        sink.add(form.kind(), text.start(first), text.end(last), permille);
      }
    }
  }

  /** Where a form has signs of its own, they must be there. */
  private static boolean isWritten(Text text, CodeForm form, int first, int last) {
    if (!form.kind().type().equals("FI_HETU") || form.length() != 10) {
      return true;
    }
    int sign = last > first ? text.at(text.end(first)) : -1;
    return last == first + 1 && text.length(first) == 6 && (sign == '-' || sign == '+');
  }
}
