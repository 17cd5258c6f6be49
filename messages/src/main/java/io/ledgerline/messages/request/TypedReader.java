package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Typed values out of a scanner, refusing wrong types and repeated keys with the API's own
 * sentences. Knows the path it is at; {@code leaf} is the last key of it, or empty. The path is
 * only spelled out when a refusal needs it.
 */
final class TypedReader {
  final JsonScanner scanner;
  private String[] keys = new String[16];
  private int[] indexes = new int[16];
  private int level;

  TypedReader(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /** Goes down to the member with this key. */
  void down(String key) {
    if (level == keys.length) {
      keys = Arrays.copyOf(keys, 2 * level);
      indexes = Arrays.copyOf(indexes, 2 * level);
    }
    keys[level++] = key;
  }

  /** Goes down to an element, the first one until {@link #element} says otherwise. */
  void downToElements() {
    down("");
    indexes[level - 1] = 0;
  }

  /** Moves on to the element with this index. */
  void element(int index) {
    indexes[level - 1] = index;
  }

  /** Back up. */
  void up() {
    level--;
  }

  private String path(String leaf) {
    var path = new StringBuilder();
    for (int i = 0; i < level; i++) {
      path.append(keys[i].isEmpty() ? String.valueOf(indexes[i]) : keys[i]).append('.');
    }
    path.append(leaf);
    if (leaf.isEmpty() && level > 0) {
      path.setLength(path.length() - 1);
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  /** Marks the current key as seen; refuses it the second time. */
  long once(long seen, int key, Names names) throws RefusedBodyException {
    long bit = 1L << key;
    if ((seen & bit) != 0) {
      throw new RefusedBodyException(
          path(names.name(key)) + ": Duplicate key (expected: each key once)");
    }
    return seen | bit;
  }

  boolean nextIsNull() throws MalformedJsonException {
    return scanner.peek() == 'n';
  }

  /** A string, decoded. */
  String string(String leaf) throws MalformedJsonException, RefusedBodyException {
    stringToken(leaf);
    return scanner.stringValue();
  }

  /** A string left as the scanner's current one. */
  void stringToken(String leaf) throws MalformedJsonException, RefusedBodyException {
    if (scanner.peek() != '"') {
      throw ofAnotherType(leaf, "Input should be a valid string");
    }
    scanner.string();
  }

  /** A string, or null for {@code null}. */
  @Nullable String stringOrNull(String leaf) throws MalformedJsonException, RefusedBodyException {
    if (nextIsNull()) {
      scanner.skipValue();
      return null;
    }
    return string(leaf);
  }

  /** {@code true} or {@code false}; {@code null} reads as false. */
  boolean flag(String leaf) throws MalformedJsonException, RefusedBodyException {
    byte first = scanner.peek();
    if (first != 't' && first != 'f' && first != 'n') {
      throw ofAnotherType(leaf, "Input should be a valid boolean");
    }
    scanner.skipValue();
    return first == 't';
  }

  /** A whole number from 0 to 10^15, written without fraction or exponent. */
  long integer(String leaf) throws MalformedJsonException, RefusedBodyException {
    byte first = scanner.peek();
    int start = scanner.position();
    if (first != '-' && (first < '0' || first > '9')) {
      throw ofAnotherType(leaf, "Input should be a valid integer");
    }
    scanner.skipValue();
    if (first == '-') {
      throw wrong(leaf, "Input should be greater than or equal to 0");
    }
    return digits(start, scanner.position(), leaf);
  }

  private long digits(int start, int end, String leaf) throws RefusedBodyException {
    long value = 0;
    for (int at = start; at < end; at++) {
      byte digit = scanner.bytes()[at];
      if (digit < '0' || digit > '9') {
        throw wrong(leaf, "Input should be a valid integer, written without fraction or exponent");
      }
      value = value * 10 + digit - '0';
      if (value > 1_000_000_000_000_000L) {
        throw wrong(leaf, "Input should be less than or equal to 1000000000000000");
      }
    }
    return value;
  }

  /** Enters an object or refuses. */
  boolean object(String leaf) throws MalformedJsonException, RefusedBodyException {
    if (scanner.peek() != '{') {
      throw ofAnotherType(
          leaf, "Input should be a valid dictionary or object to extract fields from");
    }
    return scanner.enterObject();
  }

  /** Enters an array or refuses. */
  boolean array(String leaf) throws MalformedJsonException, RefusedBodyException {
    if (scanner.peek() != '[') {
      throw ofAnotherType(leaf, "Input should be a valid list");
    }
    return scanner.enterArray();
  }

  /** From {@code start} to where the scanner is now. */
  Span since(int start) {
    return new Span(start, scanner.position());
  }

  /** Refuses the next value for its type, once it is known to be JSON at all. */
  RefusedBodyException ofAnotherType(String leaf, String expectation)
      throws MalformedJsonException {
    scanner.skipValue();
    if (level == 0 && leaf.isEmpty()) {
      scanner.endOfDocument();
    }
    return wrong(leaf, expectation);
  }

  RefusedBodyException wrong(String leaf, String expectation) {
    return new RefusedBodyException(path(leaf) + ": " + expectation);
  }
}
