package io.ledgerline.inspection.normalise;

import org.jspecify.annotations.Nullable;

/**
 * One line whose escapes are being undone: its bytes as they were meant, and how many escapes of
 * each kind stood for them. Numbers and names that mean nothing stay as they are.
 */
final class EscapedLine {
  private static final String[] NAMED = {
    "lt<",
    "gt>",
    "amp&",
    "quot\"",
    "apos'",
    "nbsp ",
    "Tab\t",
    "NewLine\n",
    "lpar(",
    "rpar)",
    "colon:",
    "comma,",
    "period.",
    "excl!",
    "quest?",
    "sol/",
    "num#",
    "shy\u00AD"
  };

  /** Length of an escape that stands for half a character. */
  private static final int HALF = 6;

  private final MappedText raw;
  private final int from;
  private final int to;
  private final UndoneText text;
  private int percents;
  private int unicode;
  private int simple;
  private int entities;
  private int printable;

  /** The line from {@code from} to {@code to}, with nothing undone yet. */
  EscapedLine(MappedText raw, int from, int to) {
    this.raw = raw;
    this.from = from;
    this.to = to;
    text = new UndoneText(raw, to - from);
  }

  /** Undoes all of its escapes; tells the sink if text comes of it. */
  void undo(Sink sink) {
    int at = from;
    while (at < to) {
      int plain = Escapes.nextMark(raw.array(), at, to);
      text.plain(at, plain);
      at = plain;
      if (at == to) {
        break;
      }
      int next = escape(at);
      if (next == at) {
        next = at + 1;
        text.plain(at, next);
      }
      at = next;
    }
    Step step = step();
    if (step == null || to - from > sink.room()) {
      return;
    }
    MappedText undone = text.text();
    if (undone != null) {
      sink.found(undone, step);
    }
  }

  private @Nullable Step step() {
    if (unicode >= 2) {
      return Step.BACKSLASH;
    }
    if (percents >= 2) {
      return Step.PERCENT;
    }
    if (entities >= 1) {
      return Step.ENTITIES;
    }
    if (printable >= 2) {
      return Step.QUOTED_PRINTABLE;
    }
    return simple >= 1 ? Step.QUOTED_STRING : null;
  }

  /** Offset behind the escape at {@code at}; {@code at} if none stands there. */
  private int escape(int at) {
    return switch (raw.charAt(at)) {
      case '%' -> hexByte(at, 1, 0);
      case '=' -> hexByte(at, 1, 1);
      case '\\' -> backslash(at);
      case '&' -> entity(at);
      default -> at;
    };
  }

  private int hexByte(int at, int skip, int kind) {
    int value = number(at + skip, 2);
    if (value < 0) {
      return at;
    }
    text.one(value, at, at + skip + 2);
    percents += kind == 0 ? 1 : 0;
    printable += kind == 1 ? 1 : 0;
    unicode += kind == 2 ? 1 : 0;
    return at + skip + 2;
  }

  private int backslash(int at) {
    if (at + 1 >= to) {
      return at;
    }
    char kind = raw.charAt(at + 1);
    if (kind == 'x') {
      return hexByte(at, 2, 2);
    }
    if (kind == 'u') {
      return unicode(at);
    }
    int plain =
        switch (kind) {
          case 'n', 'r' -> '\n';
          case 't' -> '\t';
          case '"', '\'', '/', '\\' -> kind;
          default -> -1;
        };
    if (plain < 0) {
      return at;
    }
    text.one(plain, at, at + 2);
    simple++;
    return at + 2;
  }

  private int unicode(int at) {
    boolean braced = at + 2 < to && raw.charAt(at + 2) == '{';
    int begin = at + (braced ? 3 : 2);
    int end = begin;
    while (end < to
        && end - begin < (braced ? 6 : 4)
        && Character.digit(raw.charAt(end), 16) >= 0) {
      end++;
    }
    int value = end - begin == 4 || braced && end > begin ? number(begin, end - begin) : -1;
    if (value < 0) {
      return at;
    }
    int after = braced && end < to && raw.charAt(end) == '}' ? end + 1 : end;
    int low = lowHalf(value, after);
    if (low >= 0) {
      after += HALF;
      value = Character.toCodePoint((char) value, (char) low);
    }
    text.codePoint(value, at, after);
    unicode++;
    return after;
  }

  /** The second half of a character that JSON and Java write as two escapes; -1 if none. */
  private int lowHalf(int first, int at) {
    boolean begins =
        Character.isBmpCodePoint(first)
            && Character.isHighSurrogate((char) first)
            && at + HALF <= to
            && raw.charAt(at) == '\\'
            && raw.charAt(at + 1) == 'u';
    int low = begins ? number(at + 2, HALF - 2) : -1;
    return low >= 0 && Character.isLowSurrogate((char) low) ? low : -1;
  }

  private int entity(int at) {
    if (at + 2 < to && raw.charAt(at + 1) == '#') {
      return numeric(at);
    }
    char first = at + 1 < to ? raw.charAt(at + 1) : ' ';
    for (String name : NAMED) {
      if (name.charAt(0) != first) {
        continue;
      }
      int length = name.length() - 1;
      if (at + length + 1 < to
          && raw.charAt(at + length + 1) == ';'
          && stands(at + 1, name, length)) {
        text.codePoint(name.charAt(length), at, at + length + 2);
        entities++;
        return at + length + 2;
      }
    }
    return at;
  }

  private int numeric(int at) {
    boolean hex = (raw.charAt(at + 2) | 0x20) == 'x';
    int radix = hex ? 16 : 10;
    int begin = at + (hex ? 3 : 2);
    int end = begin;
    int value = 0;
    while (end < to && end - begin < 8 && Character.digit(raw.charAt(end), radix) >= 0) {
      value = Math.min(0x110000, value * radix + Character.digit(raw.charAt(end), radix));
      end++;
    }
    if (end == begin || value > Character.MAX_CODE_POINT) {
      return at;
    }
    int after = end < to && raw.charAt(end) == ';' ? end + 1 : end;
    text.codePoint(value, at, after);
    entities++;
    return after;
  }

  private boolean stands(int at, String name, int length) {
    for (int i = 0; i < length; i++) {
      if (raw.charAt(at + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int number(int at, int digits) {
    if (at + digits > to) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(raw.charAt(at + i), 16);
      if (digit < 0 || raw.charAt(at + i) >= 0x80) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
