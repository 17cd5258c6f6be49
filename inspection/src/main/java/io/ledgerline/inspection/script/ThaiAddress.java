package io.ledgerline.inspection.script;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** {@code 99/1 ถนนสุขุมวิท แขวงคลองเตย เขตคลองเตย กรุงเทพฯ 10110}. */
final class ThaiAddress {
  private static final int CONFIDENCE = 880;
  private static final int MOST_PARTS = 10;
  private static final int MOST_NAME = 24 * Thai.BYTES;
  private static final int POSTCODE = 5;
  private static final long PARTS = Role.bits(Role.STREET, Role.PART);

  private ThaiAddress() {}

  /** Looks at the first part of an address behind the number of the house. */
  static void at(Text text, int part, Sink sink) {
    int start = house(text, part);
    if (start == part) {
      return;
    }
    int end = part;
    int p = part;
    int parts = 0;
    while (parts < MOST_PARTS) {
      long cue = Thai.CUES.match(text, p);
      if ((cue & PARTS) == 0) {
        break;
      }
      parts++;
      end = name(text, p + Thai.size(cue));
      p = separator(text, end);
      int digits = Digits.end(text, p);
      if (p > end && digits > p) {
        int value = Digits.value(text, p, digits);
        end = digits - p == POSTCODE || value < 1000 ? digits : end;
        p = separator(text, end);
      }
    }
    if (parts >= 2) {
      sink.add(AddressRule.ADDRESS, start, end, CONFIDENCE);
    }
  }

  /** Where the number of the house before a part begins; the part for none. */
  private static int house(Text text, int part) {
    int end = text.at(part - 1) == ' ' ? part - 1 : part;
    int start = Digits.begin(text, end);
    if (start < end && (text.at(start - 1) == '/' || text.at(start - 1) == '-')) {
      int first = Digits.begin(text, start - 1);
      start = first < start - 1 ? first : start;
    }
    return start < end ? start : part;
  }

  /** Behind the name or number of a part. */
  private static int name(Text text, int at) {
    int p = Thai.blanks(text, at, 1);
    int digits = Digits.end(text, p);
    if (digits > p) {
      return digits;
    }
    while (p - at < MOST_NAME && Thai.is(text, p)) {
      p += Thai.BYTES;
    }
    return p;
  }

  private static int separator(Text text, int at) {
    int p = Thai.blanks(text, at, 2);
    return text.at(p) == ',' ? Thai.blanks(text, p + 1, 2) : p;
  }
}
