package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Text;
import java.util.Arrays;

/** Ways to group the digits of a number: five bits per group, the last group lowest. */
final class Groups {
  /** Not grouped in any way of its own. */
  static final Groups NONE = new Groups(new long[0]);

  private final long[] codes;

  private Groups(long[] codes) {
    this.codes = codes;
  }

  /** Ways such as {@code 3-2-4}. */
  static Groups of(String... forms) {
    return new Groups(Arrays.stream(forms).mapToLong(Groups::code).toArray());
  }

  /** Whether groups are one of these ways. */
  boolean has(long groups) {
    for (long code : codes) {
      if (code == groups) {
        return true;
      }
    }
    return false;
  }

  private static long code(String form) {
    long code = 0;
    for (var group : form.split("-")) {
      code = code << 5 | Integer.parseInt(group);
    }
    return code;
  }

  /** Whether all separators are the same and no group is a single digit. */
  static boolean isEven(Text text, int first, int last) {
    for (int i = first; i <= last; i++) {
      if (text.length(i) < 2 || i > first && text.gap(i) != text.gap(first + 1)) {
        return false;
      }
    }
    return true;
  }
}
