package io.ledgerline.inspection.token;

import org.jspecify.annotations.Nullable;

/**
 * How many strings of JSON a place in a text is inside of: none in prose, one in {@code {"a":"…"}},
 * two where that string is itself JSON. A document may begin at any brace, and at a bracket where a
 * line begins; what turns out to be none, by the first character that can't stand there, is prose.
 * Reads a character, or a byte of UTF-8, at a time.
 */
final class JsonText {
  /** Strings inside of one another that are told; deeper ones are text. */
  static final int DEEPEST = 2;

  private static final int MOST_OPEN = 63;

  private enum Expects {
    PROSE,
    VALUE,
    KEY,
    COLON,
    NEXT,
    LITERAL
  }

  private final boolean sure;
  private final int below;
  private Expects expects = Expects.PROSE;
  private boolean lineBegins = true;
  private boolean key;
  private long objects;
  private int open;
  private @Nullable Unescaper string;
  private @Nullable JsonText inner;

  private JsonText(boolean sure, int below) {
    this.sure = sure;
    this.below = below;
  }

  /** Begins a text that may hold JSON. */
  static JsonText begin() {
    return new JsonText(false, DEEPEST);
  }

  /** Begins what is JSON for sure, whatever comes; its strings may hold JSON. */
  static JsonText document() {
    return new JsonText(true, DEEPEST + 1);
  }

  /** Strings of JSON around the next character. */
  int depth() {
    if (string == null) {
      return 0;
    }
    return inner == null ? 1 : 1 + inner.depth();
  }

  void next(char c) {
    if (string != null) {
      inString(string, c);
    } else if (sure) {
      if (c == '"') {
        begins(false);
      }
    } else {
      outside(c);
    }
  }

  private void inString(Unescaper escapes, char c) {
    if (!escapes.open() && c == '"') {
      string = null;
      inner = null;
      expects = key ? Expects.COLON : Expects.NEXT;
    } else if (c < ' ' && !sure) {
      fails(c);
    } else {
      int said = escapes.next(c);
      if (said != Unescaper.NONE && inner != null) {
        inner.next((char) said);
      }
    }
  }

  private void begins(boolean ofKey) {
    key = ofKey;
    string = new Unescaper();
    inner = below > 1 ? new JsonText(false, below - 1) : null;
  }

  private void outside(char c) {
    boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    switch (expects) {
      case PROSE -> prose(c, blank);
      case LITERAL -> {
        if (blank) {
          expects = Expects.NEXT;
        } else if (!isLiteral(c)) {
          behindValue(c);
        }
      }
      case VALUE -> {
        if (!blank) {
          value(c);
        }
      }
      case KEY -> {
        if (c == '"') {
          begins(true);
        } else if (!blank) {
          closes(c);
        }
      }
      case COLON -> {
        if (c == ':') {
          expects = Expects.VALUE;
        } else if (!blank) {
          fails(c);
        }
      }
      case NEXT -> {
        if (!blank) {
          behindValue(c);
        }
      }
    }
  }

  private void prose(char c, boolean blank) {
    if (c == '{' || c == '[' && lineBegins) {
      opens(c);
    }
    lineBegins = c == '\n' || lineBegins && blank;
  }

  private void value(char c) {
    if (c == '"') {
      begins(false);
    } else if (c == '{' || c == '[') {
      opens(c);
    } else if (isLiteral(c)) {
      expects = Expects.LITERAL;
    } else {
      closes(c);
    }
  }

  private void behindValue(char c) {
    if (c == ',') {
      expects = inObject() ? Expects.KEY : Expects.VALUE;
    } else {
      closes(c);
    }
  }

  private void opens(char c) {
    if (open == MOST_OPEN) {
      fails(c);
      return;
    }
    objects = objects << 1 | (c == '{' ? 1 : 0);
    open++;
    expects = c == '{' ? Expects.KEY : Expects.VALUE;
  }

  private void closes(char c) {
    if (c != (inObject() ? '}' : ']')) {
      fails(c);
      return;
    }
    objects >>>= 1;
    open--;
    expects = open == 0 ? Expects.PROSE : Expects.NEXT;
    lineBegins = false;
  }

  private void fails(char c) {
    string = null;
    inner = null;
    objects = 0;
    open = 0;
    expects = Expects.PROSE;
    lineBegins = false;
    prose(c, false);
  }

  private boolean inObject() {
    return (objects & 1) != 0;
  }

  /** A number, a word, or a token or mask in the place of a number. */
  private static boolean isLiteral(char c) {
    return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || "+-.*".indexOf(c) >= 0;
  }
}
