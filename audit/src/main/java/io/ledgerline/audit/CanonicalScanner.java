package io.ledgerline.audit;

/**
 * A cursor over JSON that must be in the form of RFC 8785, and refuses every other: what {@link
 * CanonicalLexer} refuses, whitespace, names out of order or twice, what is nested too deep. It
 * builds nothing; what it stepped over stands between two positions.
 *
 * <p>Texts and names are looked at {@linkplain EightBytes eight bytes at a time}: a verifier does
 * little else but this and SHA-256.
 */
class CanonicalScanner extends CanonicalLexer {
  private static final int MAX_DEPTH = 16;

  CanonicalScanner(byte[] in, int from, int end) {
    super(in, from, end);
  }

  /** Steps over the one object that the bytes must be; a position counts from the first of them. */
  final void checkAll() throws MalformedEntryException {
    int start = at;
    try {
      if (peek() != '{') {
        throw malformed("does not begin with an object");
      }
      skipObject(1);
      if (at != end) {
        throw malformed("bytes after the end of it");
      }
    } catch (Malformed e) {
      throw new MalformedEntryException(e.at - start, e.what);
    }
  }

  /** Steps over any value. */
  final void skip(int depth) {
    switch (peek()) {
      case '{' -> skipObject(depth);
      case '[' -> skipArray(depth);
      case '"' -> text();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void skipObject(int depth) {
    enter(depth);
    if (peek() == '}') {
      at++;
      return;
    }
    int before = -1;
    int beforeEnd = -1;
    do {
      int name = at;
      text();
      if (before >= 0) {
        requireOrder(before, beforeEnd, name, at);
      }
      before = name;
      beforeEnd = at;
      expect(':');
      skip(depth + 1);
    } while (more('}'));
  }

  private void skipArray(int depth) {
    enter(depth);
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      skip(depth + 1);
    } while (more(']'));
  }

  /** Steps into an object or a list of that depth. */
  final void enter(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed("nested deeper than " + MAX_DEPTH);
    }
    at++;
  }

  /** Whether another member follows; steps over the comma or the closing byte. */
  final boolean more(char close) {
    int c = peek();
    if (c != ',' && c != close) {
      throw malformed("expected ',' or '" + close + "'");
    }
    at++;
    return c == ',';
  }

  /**
   * Refuses a second name that does not sort after the first by UTF-16 units. Positions include the
   * quotes.
   */
  final void requireOrder(int start1, int end1, int start2, int end2) {
    int n = Math.min(end1 - start1, end2 - start2);
    int i = 0;
    while (n - i >= Long.BYTES) {
      long a = EightBytes.at(in, start1 + i);
      long b = EightBytes.at(in, start2 + i);
      if (a != b || EightBytes.matches(a, '\\') != 0) {
        break;
      }
      i += Long.BYTES;
    }
    for (; i < n; i++) {
      int a = in[start1 + i];
      int b = in[start2 + i];
      if (a < 0 || b < 0 || a == '\\' || b == '\\') {
        requireOrderDecoded(start1, end1, start2, end2);
        return;
      }
      if (a != b) {
        // The quote that ends a shorter name sorts before every other byte but '!' and ' '.
        if (a == '"' || (b != '"' && a < b)) {
          return;
        }
        break;
      }
    }
    at = start2;
    throw malformed("names out of order or twice");
  }

  private void requireOrderDecoded(int start1, int end1, int start2, int end2) {
    String first = Escapes.decode(in, start1 + 1, end1 - 1);
    String second = Escapes.decode(in, start2 + 1, end2 - 1);
    if (first.compareTo(second) >= 0) {
      at = start2;
      throw malformed("names out of order or twice");
    }
  }
}
