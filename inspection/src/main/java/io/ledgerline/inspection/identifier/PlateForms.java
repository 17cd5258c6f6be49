package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * How plates are printed where letters and digits alternate, so that little else has the form: one
 * letter in a form stands for a capital, a nine for a digit, a blank for a blank or a dash.
 */
final class PlateForms {
  private static final List<String> FORMS =
      List.of(
          "AAA 9999 A",
          "AAA 9999A",
          "A 999 AA",
          "AAA 99 A",
          "AA99 AA 9999",
          "9AAA999",
          "AAA 999A",
          "AAA 99A",
          "AA 9999 AAA",
          "AA 9999 AA",
          "AA 999 AAA",
          "AA 999 AA",
          "AA 99 AA 9999",
          "AA 99 AAA",
          "A 9999 AAA",
          "A 9999 AA",
          "99 AAA 999",
          "99 AA 9999",
          "9999 AAA",
          "AAA 9A99",
          "AA999AA",
          "AAA9A99",
          "AA 9999A",
          "AA 9AA99",
          "AA 9A999",
          "AA 999A9",
          "AA 99999",
          "9AA 9999",
          "AAA 999AA",
          "99 AA 99",
          "AA 99 99");

  private static final int OTHER = 0;
  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final int BLANK = 3;
  private static final int BITS = 2;
  private static final int LONGEST = 13;

  /** What each character of a form is, the first lowest. */
  private static final int[] WRITTEN = FORMS.stream().mapToInt(PlateForms::written).toArray();

  private static final int[] LENGTH = FORMS.stream().mapToInt(String::length).toArray();

  private PlateForms() {}

  /** The offset behind the form that begins at an offset, -1 for none. */
  static int end(Text text, int start) {
    int stands = 0;
    for (int i = 0; i < LONGEST; i++) {
      int kind = kind(text.at(start + i));
      if (kind == OTHER) {
        break;
      }
      stands |= kind << BITS * i;
    }
    for (int form = 0; form < WRITTEN.length; form++) {
      int end = start + LENGTH[form];
      int there = stands & (1 << BITS * LENGTH[form]) - 1;
      if (there == WRITTEN[form] && !goesOn(text.at(end))) {
        return end;
      }
    }
    return -1;
  }

  private static boolean goesOn(int b) {
    return b == '-'
        || b == '_'
        || b == '/'
        || b >= '0' && b <= '9'
        || (b | 0x20) >= 'a' && b < 0x80;
  }

  private static int kind(int b) {
    if (b >= 'A' && b <= 'Z') {
      return LETTER;
    }
    if (b >= '0' && b <= '9') {
      return DIGIT;
    }
    return b == ' ' || b == '-' ? BLANK : OTHER;
  }

  private static int written(String form) {
    int written = 0;
    for (int i = 0; i < form.length(); i++) {
      written |= kind(form.charAt(i)) << BITS * i;
    }
    return written;
  }
}
