package io.ledgerline.messages.json;

/**
 * The way to a place in a document, as in {@code messages.3.content.0.text}. Walks the document
 * from its start: for what is worth naming, not for every span.
 */
public final class JsonPath {
  private JsonPath() {}

  /**
   * Path of the innermost value that holds the byte at {@code offset}; for a key, that of its
   * value; empty for the document itself.
   *
   * @throws MalformedJsonException if the document up to there is not well formed
   */
  public static String at(byte[] body, int offset) throws MalformedJsonException {
    var scanner = new JsonScanner(body);
    var path = new StringBuilder();
    while (descend(scanner, path, offset)) {
      // one level further down
    }
    return path.toString();
  }

  private static boolean descend(JsonScanner scanner, StringBuilder path, int offset)
      throws MalformedJsonException {
    byte first = scanner.peek();
    if (first == '{') {
      return member(scanner, path, offset);
    }
    return first == '[' && element(scanner, path, offset);
  }

  private static boolean member(JsonScanner scanner, StringBuilder path, int offset)
      throws MalformedJsonException {
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (offset < scanner.stringStart() - 1) {
        return false;
      }
      String key = scanner.stringValue();
      boolean onKey = offset < scanner.position();
      if (onKey || holds(scanner, offset)) {
        append(path, key);
        return !onKey;
      }
      scanner.skipValue();
    }
    return false;
  }

  private static boolean element(JsonScanner scanner, StringBuilder path, int offset)
      throws MalformedJsonException {
    int index = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      if (holds(scanner, offset)) {
        append(path, Integer.toString(index));
        return true;
      }
      scanner.skipValue();
      index++;
    }
    return false;
  }

  private static boolean holds(JsonScanner scanner, int offset) throws MalformedJsonException {
    scanner.peek();
    var ahead = new JsonScanner(scanner.bytes(), scanner.position(), scanner.bytes().length);
    ahead.skipValue();
    return offset < ahead.position();
  }

  private static void append(StringBuilder path, String step) {
    path.append(path.isEmpty() ? "" : ".").append(step);
  }
}
