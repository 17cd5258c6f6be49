package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Topic;
import java.util.List;

/**
 * How a code of letters and digits is written, checked and believed.
 *
 * @param mask one character each: {@code A} letter, {@code 9} digit, {@code *} either
 * @param letters where a letter must stand, as bits, the first character lowest
 * @param digits where a digit must stand
 * @param belief the check, and how sure it makes with and without context
 */
record CodeForm(String mask, int letters, int digits, NumberForm belief) {

  /**
   * A form.
   *
   * @param mask one character each: {@code A} letter, {@code 9} digit, {@code *} either
   * @param topics any of them is context
   * @param check decides
   * @param alone confidence without context, in upper case
   */
  static CodeForm of(Kind kind, String mask, List<Topic> topics, Check check, int alone) {
    int n = mask.length();
    var belief = new NumberForm(kind, n, Groups.NONE, topics, check, alone, alone);
    return new CodeForm(mask, places(mask, 'A'), places(mask, '9'), belief);
  }

  private static int places(String mask, char what) {
    int places = 0;
    for (int i = 0; i < mask.length(); i++) {
      places |= mask.charAt(i) == what ? 1 << i : 0;
    }
    return places;
  }

  int length() {
    return mask.length();
  }

  Kind kind() {
    return belief.kind();
  }

  /** Where letters stand from one place to another, as bits. */
  static int letters(byte[] v, int from, int to) {
    int places = 0;
    for (int i = from; i < to; i++) {
      places |= v[i] > '9' ? 1 << i : 0;
    }
    return places;
  }

  /** Whether characters whose letters and digits stand where this form has them pass its check. */
  boolean passes(byte[] v, int n) {
    return belief.check().passes(v, n);
  }
}
