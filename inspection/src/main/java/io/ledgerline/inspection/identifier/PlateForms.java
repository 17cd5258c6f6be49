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
          "AA 99999",
          "9AA 9999",
          "AAA 999AA",
          "99 AA 99",
          "AA 99 99");

  private PlateForms() {}

  /** The offset behind the form that begins at an offset, -1 for none. */
  static int end(Text text, int start) {
    for (var form : FORMS) {
      int end = start + form.length();
      if (fits(text, start, form) && !goesOn(text.at(end))) {
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

  private static boolean fits(Text text, int start, String form) {
    for (int i = 0; i < form.length(); i++) {
      int b = text.at(start + i);
      boolean same =
          switch (form.charAt(i)) {
            case 'A' -> b >= 'A' && b <= 'Z';
            case '9' -> b >= '0' && b <= '9';
            default -> b == ' ' || b == '-';
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
