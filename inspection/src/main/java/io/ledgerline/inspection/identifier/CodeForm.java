package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Topic;
import java.util.List;

/**
 * How a code of letters and digits is written, checked and believed.
 *
 * @param kind what it is
 * @param mask one character each: {@code A} letter, {@code 9} digit, {@code *} either
 * @param topics any of them is context
 * @param check decides
 * @param alone confidence without context, in upper case
 */
record CodeForm(Kind kind, String mask, List<Topic> topics, Check check, int alone) {
  boolean fits(byte[] v, int n) {
    for (int i = 0; i < n; i++) {
      char place = mask.charAt(i);
      if (place == 'A' ? v[i] <= '9' : place == '9' && v[i] > '9') {
        return false;
      }
    }
    return check.passes(v, n);
  }

  NumberForm belief() {
    return new NumberForm(kind, mask.length(), List.of(), topics, check, alone, alone);
  }
}
