package io.ledgerline.messages.json;

/**
 * A strict forward scanner over JSON in a byte array (RFC 8259, UTF-8 checked, no byte order mark).
 *
 * <p>The caller walks the structure it is interested in and skips the rest; every byte passed is
 * checked, so a walk that reaches {@link #endOfDocument} has proved the whole document well formed.
 * Stricter than the grammar in two points, as the API behind is: a {@code \\u} escape of half a
 * surrogate pair is refused, and so is nesting deeper than {@link #MAX_DEPTH}. Numbers are checked
 * for form only, whatever their size. Nothing is allocated per token. Not thread-safe.
 *
 * <p>Usage: {@code for (boolean more = s.enterObject(); more; more = s.nextMember()) ...}; each
 * round must consume exactly one value.
 */
public final class JsonScanner {
  /** Deepest nesting of objects and arrays accepted. */
  public static final int MAX_DEPTH = 256;

  private final byte[] bytes;
  private final int end;
  private final long[] objects = new long[MAX_DEPTH / 64]; // bit set: an object at that depth
  private int position;
  private int depth;
  private int stringStart;
  private int stringEnd;
  private boolean escaped;

  /** A scanner over the whole array. */
  public JsonScanner(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** A scanner over a part of the array; offsets stay those of the array. */
  public JsonScanner(byte[] bytes, int start, int end) {
    if (start < 0 || end < start || end > bytes.length) {
      throw new IllegalArgumentException(
          "range: " + start + ".." + end + " (expected: within 0.." + bytes.length + ")");
    }
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** The scanned array. */
  public byte[] bytes() {
    return bytes;
  }

  /** Offset of the next byte to read; right after a value it is that value's end. */
  public int position() {
    return position;
  }

  /** Skips white space and returns the first byte of the next value without consuming it. */
  public byte peek() throws MalformedJsonException {
    return significant();
  }

  /** Enters an object; true when it has a first member, whose key is then the current string. */
  public boolean enterObject() throws MalformedJsonException {
    expect('{', "an object");
    push(true);
    if (significant() == '}') {
      return leave();
    }
    key();
    return true;
  }

  /** After a member's value: true and the next key read, or false and the object left. */
  public boolean nextMember() throws MalformedJsonException {
    byte next = significant();
    if (next == '}') {
      return leave();
    }
    comma(next, "',' or '}'");
    significant();
    key();
    return true;
  }

  /** Enters an array; true when it has a first element. */
  public boolean enterArray() throws MalformedJsonException {
    expect('[', "an array");
    push(false);
    return significant() != ']' || leave();
  }

  /** After an element: true when another follows, or false and the array left. */
  public boolean nextElement() throws MalformedJsonException {
    byte next = significant();
    if (next == ']') {
      return leave();
    }
    comma(next, "',' or ']'");
    return true;
  }

  /** Reads a string value, which becomes the current string. */
  public void string() throws MalformedJsonException {
    if (significant() != '"') {
      throw unexpected("a string");
    }
    scanString();
  }

  /** First byte of the current string's content, after its quote. */
  public int stringStart() {
    return stringStart;
  }

  /** Offset of the current string's closing quote. */
  public int stringEnd() {
    return stringEnd;
  }

  /** Whether the current string holds a backslash escape. */
  public boolean stringEscaped() {
    return escaped;
  }

  /** The current string, decoded. */
  public String stringValue() {
    return JsonString.decode(bytes, stringStart, stringEnd, escaped);
  }

  /** Index of the current string among the names, compared decoded; -1 when it is none of them. */
  public int indexIn(Names names) {
    return escaped ? names.indexOf(stringValue()) : names.indexOf(bytes, stringStart, stringEnd);
  }

  /** Reads or skips the next value of any type, checking all of it. */
  public void skipValue() throws MalformedJsonException {
    int base = depth;
    while (true) {
      if (!opened(significant())) {
        while (true) {
          if (depth == base) {
            return;
          }
          if (inObject() ? nextMember() : nextElement()) {
            break;
          }
        }
      }
    }
  }

  /** Accepts white space up to the end and nothing else. */
  public void endOfDocument() throws MalformedJsonException {
    skipWhitespace();
    if (position < end) {
      throw unexpected("the end of the document");
    }
  }

  /** Consumes one scalar, or opens a container; true when a value inside it comes next. */
  private boolean opened(byte first) throws MalformedJsonException {
    switch (first) {
      case '"' -> scanString();
      case '{' -> {
        return enterObject();
      }
      case '[' -> {
        return enterArray();
      }
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> position = JsonNumber.check(bytes, position, end);
    }
    return false;
  }

  private void key() throws MalformedJsonException {
    if (bytes[position] != '"') {
      throw unexpected("a key in double quotes");
    }
    scanString();
    if (significant() != ':') {
      throw unexpected("':'");
    }
    position++;
  }

  private void expect(char opening, String what) throws MalformedJsonException {
    if (significant() != opening) {
      throw unexpected(what);
    }
    position++;
  }

  private void comma(byte next, String expected) throws MalformedJsonException {
    if (next != ',') {
      throw unexpected(expected);
    }
    position++;
  }

  private void push(boolean object) throws MalformedJsonException {
    if (depth == MAX_DEPTH) {
      throw new MalformedJsonException(
          "nested deeper than " + MAX_DEPTH + " objects and arrays", position - 1);
    }
    long bit = 1L << depth;
    if (object) {
      objects[depth >>> 6] |= bit;
    } else {
      objects[depth >>> 6] &= ~bit;
    }
    depth++;
  }

  private boolean inObject() {
    int top = depth - 1;
    return (objects[top >>> 6] & 1L << top) != 0;
  }

  private boolean leave() {
    position++;
    depth--;
    return false;
  }

  private byte significant() throws MalformedJsonException {
    int at = position;
    if (at < end && bytes[at] > ' ') {
      return bytes[at];
    }
    skipWhitespace();
    if (position >= end) {
      throw new MalformedJsonException("ends too early", end);
    }
    return bytes[position];
  }

  private void skipWhitespace() {
    int at = position;
    while (at < end) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        break;
      }
      at++;
    }
    position = at;
  }

  private void literal(String word) throws MalformedJsonException {
    for (int i = 0; i < word.length(); i++) {
      if (position + i >= end || bytes[position + i] != word.charAt(i)) {
        throw unexpected("a JSON value");
      }
    }
    position += word.length();
  }

  private void scanString() throws MalformedJsonException {
    int at = position + 1;
    stringStart = at;
    boolean sawEscape = false;
    while (true) {
      at = PlainAscii.skip(bytes, at, end);
      if (at >= end) {
        throw new MalformedJsonException("string without an end", position);
      }
      byte b = bytes[at];
      if (b == '"') {
        break;
      }
      if (b == '\\') {
        sawEscape = true;
        at = JsonString.checkEscape(bytes, at, end);
      } else if (b < 0) {
        at = Utf8.check(bytes, at, end);
      } else {
        throw new MalformedJsonException("control character in a string", at);
      }
    }
    stringEnd = at;
    escaped = sawEscape;
    position = at + 1;
  }

  private MalformedJsonException unexpected(String expected) {
    return new MalformedJsonException(
        position >= end ? "ends too early" : "expected " + expected, Math.min(position, end));
  }
}
