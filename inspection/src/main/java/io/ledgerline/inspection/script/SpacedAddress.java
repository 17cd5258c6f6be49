package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Addresses in scripts whose words spaces part: {@code 15 شارع التحرير، القاهرة}, {@code רחוב הרצל
 * 12, תל אביב}, {@code 12/4 महात्मा गांधी मार्ग, लखनऊ 226001}.
 */
final class SpacedAddress {
  private static final int MOST_BEFORE = 4;
  private static final long HEADS = Role.bits(Role.STREET, Role.PART);

  private SpacedAddress() {}

  /** Looks at a word of streets or of parts of an address. */
  static void at(Text text, int token, long match, Script script, Sink sink) {
    int first = token;
    var run = new AddressRun(text, script.words(), false);
    if ((match & HEADS) != 0 && run.isInside(token, HEADS)) {
      return;
    }
    if ((match & Role.STREET.bit()) != 0) {
      first = houseBefore(text, token);
    } else if ((match & Role.STREET_AFTER.bit()) != 0) {
      first = behindHouse(text, token, script);
    }
    if (first >= 0) {
      boolean prefix =
          first == token
              && script.isPrefixed(text, token)
              && (script.withoutPrefix(text, token) & Role.STREET.bit()) != 0;
      int start = text.start(first) + (prefix ? script.letter() : 0);
      run.at(first, start, sink);
    }
  }

  /** {@code 15 شارع}: the number that stands right before. */
  static int houseBefore(Text text, int token) {
    if (!text.joins(token, ' ') || !Digits.begins(text, token - 1)) {
      return token;
    }
    boolean two = text.joins(token - 1, '/') && Digits.begins(text, token - 2);
    return two ? token - 2 : token - 1;
  }

  /** {@code 12/4 महात्मा गांधी मार्ग}: the number before the name; -1 for none. */
  private static int behindHouse(Text text, int token, Script script) {
    int i = token;
    while (token - i < MOST_BEFORE && text.joins(i, ' ') && script.isWord(text, i - 1)) {
      if ((script.words().word(text, i - 1) & Role.STOP.bit()) != 0) {
        return -1;
      }
      i--;
    }
    int house = i < token ? houseBefore(text, i) : token;
    return house < i ? house : -1;
  }
}
