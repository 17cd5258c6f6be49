package io.ledgerline.inspection.token;

/**
 * One token and its value.
 *
 * @param type of the value, such as {@code EMAIL}
 * @param token what stands in its place, ASCII
 * @param value UTF-8
 * @param wholeWord whether it is restored only where a word begins and ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Issued(String type, byte[] token, byte[] value, boolean wholeWord) {
  /** Whether the value is one as text escapes it, and the token is escaped likewise. */
  boolean isEscaped() {
    return JsonSpelling.isEscaped(token);
  }

  /** Token and value as the inside of a JSON string has them. */
  Issued inside() {
    return new Issued(type, Escapes.inside(token), Escapes.inside(value), wholeWord);
  }

  @Override
  public String toString() {
    return "Issued[" + type + "]";
  }
}
