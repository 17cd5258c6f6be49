package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the digits of a number are grouped: five bits per group, the last group lowest. */
final class Groups {
  private static final Map<String, Long> CODES = new ConcurrentHashMap<>();

  private Groups() {}

  /** Whether the groups are those of one of the forms, such as {@code 3-2-4}. */
  static boolean isOneOf(long groups, List<String> forms) {
    for (var form : forms) {
      if (CODES.computeIfAbsent(form, Groups::code) == groups) {
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
