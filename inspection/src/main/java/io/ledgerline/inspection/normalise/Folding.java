package io.ledgerline.inspection.normalise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Folds a text with characters that become none, several or marked ones, or that look like others.
 * What is folded one to one between them costs no more than by itself. Not thread-safe.
 */
final class Folding {
  private static final int COMPATIBILITY = 1 << Step.COMPATIBILITY.ordinal();
  private static final int INVISIBLE = 1 << Step.INVISIBLE.ordinal();
  private static final int HOMOGLYPH = 1 << Step.HOMOGLYPH.ordinal();
  private static final int COMBINING = 1 << Step.COMBINING.ordinal();

  /** How many marks on one letter are more than any language needs. */
  private static final int PILE = 3;

  /** What no distance is. */
  private static final int NONE = Integer.MIN_VALUE;

  private final MappedText raw;
  private final char[] chars;
  private final int end;
  private final Places.Builder places = new Places.Builder();

  /** The characters in small letters, right where they are ASCII, and the same as bytes. */
  private final char[] lower;

  private final byte[] bytes;

  /** The folded text: in the place of {@link #lower} while each character became one. */
  private char[] out;

  private int length;
  private int @Nullable [] marks;

  /** How far the characters of this run stand behind their places in the folded text. */
  private int distance;

  private boolean oneToOne = true;

  /** The first and last character that may look like another. */
  private int firstAlike = -1;

  private int lastAlike = -1;

  /**
   * Begins behind characters that are folded already.
   *
   * @param folded the characters in small letters, as far as they are ASCII
   * @param asBytes the same as bytes
   * @param from the first that is not ASCII
   */
  Folding(MappedText raw, char[] folded, byte[] asBytes, int from) {
    this.raw = raw;
    chars = raw.array();
    end = raw.length();
    lower = folded;
    bytes = asBytes;
    out = folded;
    length = from;
    places.each(0, 0, 1);
  }

  MappedText text() {
    int pending = 0;
    int pile = 0;
    for (int i = length; i < end; ) {
      char one = pending == 0 ? Fold.simple(chars[i]) : 0;
      if (one != 0) {
        pile = 0;
        i = plain(i);
        continue;
      }
      int c = Character.codePointAt(chars, i, end);
      int width = Character.charCount(c);
      if (Invisible.is(c)) {
        pending = INVISIBLE;
      } else if (Invisible.isPiledMark(c)) {
        pile++;
        if (pile == PILE && length > 0) {
          mark(length - 1, COMBINING);
        }
      } else {
        pile = 0;
        put(c, i, width, pending);
        pending = 0;
      }
      i += width;
    }
    if (firstAlike >= 0) {
      skeleton();
    }
    return oneToOne && length == end
        ? raw.withChars(out, marks).with(bytes())
        : raw.derived(out, length, places.build(length), marks);
  }

  /** The bytes of a text of which each character became one. */
  private byte[] bytes() {
    for (int i = Ascii.end(bytes, 0, end); i < end; i = Ascii.end(bytes, i + 1, end)) {
      bytes[i] = out[i] < 0x80 ? (byte) out[i] : Ascii.OTHER;
    }
    return bytes;
  }

  /** Takes all that are folded one to one from {@code from} on; the offset behind them. */
  private int plain(int from) {
    same(from);
    room(end - from);
    int i = from;
    int to = length;
    while (i < end) {
      if (bytes[i] >= 0) {
        int some = Ascii.end(bytes, i, end) - i;
        if (!oneToOne) {
          System.arraycopy(lower, i, out, to, some);
        }
        i += some;
        to += some;
        continue;
      }
      char one = Fold.simple(chars[i]);
      if (one == 0) {
        break;
      }
      out[to] = one;
      to++;
      i++;
    }
    length = to;
    return i;
  }

  /** The next characters come one from one, the first from {@code from}. */
  private void same(int from) {
    if (from - length != distance) {
      distance = from - length;
      apart();
      places.each(length, from, 1);
    }
  }

  /** From here on a character may not become one: the text needs room of its own. */
  private void apart() {
    if (oneToOne) {
      oneToOne = false;
      out = Arrays.copyOf(out, out.length);
    }
  }

  /** Appends one visible character. */
  private void put(int c, int from, int width, int pending) {
    if (c < 0x80) {
      same(from);
      append(Fold.lower(c), pending);
      return;
    }
    char[] form = Fold.form(c);
    int mark = pending | (Fold.isDecorated(c) ? COMPATIBILITY : 0);
    if (form.length == width && (width == 1 || isOne(from))) {
      same(from);
    } else if (form.length > 0) {
      places.all(length, from, width);
      distance = NONE;
      apart();
    }
    for (char each : form) {
      if (Confusables.latin(each) != 0) {
        firstAlike = firstAlike < 0 ? length : firstAlike;
        lastAlike = length;
      }
      append(each, mark);
    }
  }

  /** Whether both halves of a pair know the bytes of both. */
  private boolean isOne(int at) {
    return raw.sourceStart(at) == raw.sourceStart(at + 1)
        && raw.sourceEnd(at) == raw.sourceEnd(at + 1);
  }

  private void append(char c, int mark) {
    room(1);
    out[length] = c;
    length++;
    if (mark != 0) {
      mark(length - 1, mark);
    }
  }

  private void room(int some) {
    if (length + some > out.length) {
      out = Arrays.copyOf(out, Math.max(length + some, out.length + out.length / 2 + 16));
      marks = marks == null ? null : Arrays.copyOf(marks, out.length);
    }
  }

  private void mark(int index, int mark) {
    if (marks == null) {
      marks = new int[out.length];
    }
    marks[index] |= mark;
  }

  /** Replaces look-alikes in words that hold both Latin and other letters. */
  private void skeleton() {
    int at = firstAlike;
    while (at <= lastAlike) {
      if (Confusables.latin(out[at]) == 0 || !Character.isLetter(out[at])) {
        at++;
        continue;
      }
      while (at > 0 && Character.isLetter(out[at - 1])) {
        at--;
      }
      int behind = at;
      int latin = 0;
      int alike = 0;
      while (behind < length && Character.isLetter(out[behind])) {
        char c = out[behind];
        latin += isLatin(c) ? 1 : 0;
        alike += Confusables.latin(c) != 0 ? 1 : 0;
        behind++;
      }
      if (alike > 0 && (latin > 0 || alike == behind - at && besideLatin(at, behind))) {
        replace(at, behind);
      }
      at = behind;
    }
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Whether the word before or after begins with a Latin letter: then so may this one. */
  private boolean besideLatin(int start, int behind) {
    return start >= 2 && isLatin(out[start - 2]) || behind + 1 < length && isLatin(out[behind + 1]);
  }

  private void replace(int from, int to) {
    for (int i = from; i < to; i++) {
      char latin = Confusables.latin(out[i]);
      if (latin != 0) {
        out[i] = latin;
        mark(i, HOMOGLYPH);
      }
    }
  }
}
