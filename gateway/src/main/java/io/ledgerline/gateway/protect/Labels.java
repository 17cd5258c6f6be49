package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/** The JSON key that a string stands under, read backwards from it. */
final class Labels {
  private static final int LONGEST = 64;
  private static final Set<String> SAY_NOTHING =
      Set.of("text", "content", "data", "type", "id", "source", "context");

  private Labels() {}

  /** Empty for an element of an array, for a long key, and for keys that only carry text. */
  static String before(byte[] body, int literal) {
    int colon = back(body, literal - 1);
    if (colon < 0 || body[colon] != ':') {
      return "";
    }
    int end = back(body, colon - 1);
    int start = end - 1;
    while (start >= 0 && end - start <= LONGEST && body[start] != '"') {
      start--;
    }
    if (start < 0 || body[start] != '"' || body[end] != '"') {
      return "";
    }
    String key = new String(body, start + 1, end - start - 1, UTF_8);
    return SAY_NOTHING.contains(key) ? "" : key;
  }

  private static int back(byte[] body, int from) {
    int at = from;
    while (at >= 0 && body[at] >= 0 && body[at] <= ' ') {
      at--;
    }
    return at;
  }
}
