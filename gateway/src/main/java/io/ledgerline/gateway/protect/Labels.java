package io.ledgerline.gateway.protect;

import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.Span;
import java.util.Set;

/** The JSON key that a string stands under, read backwards from it. */
final class Labels {
  private static final int LONGEST = 64;

  /** Of one character that is written as an escape. */
  private static final int ESCAPE = 6;

  private static final Set<String> SAY_NOTHING =
      Set.of("text", "content", "data", "type", "id", "source", "context");

  private Labels() {}

  /** Empty for an element of an array, for a long key, and for keys that only carry text. */
  static String before(byte[] body, int literal) {
    String key = key(body, literal);
    return SAY_NOTHING.contains(key) ? "" : key;
  }

  /** The key a literal stands under; empty for an element of an array and for a long key. */
  static String key(byte[] body, int literal) {
    int colon = back(body, literal - 1);
    if (colon < 0 || body[colon] != ':') {
      return "";
    }
    int end = back(body, colon - 1);
    int start = end - 1;
    while (start >= 0 && end - start <= LONGEST * ESCAPE && body[start] != '"') {
      start--;
    }
    if (start < 0 || body[start] != '"' || body[end] != '"') {
      return "";
    }
    String key = JsonString.decode(body, new Span(start, end + 1));
    return key.length() > LONGEST ? "" : key;
  }

  private static int back(byte[] body, int from) {
    int at = from;
    while (at >= 0 && body[at] >= 0 && body[at] <= ' ') {
      at--;
    }
    return at;
  }
}
