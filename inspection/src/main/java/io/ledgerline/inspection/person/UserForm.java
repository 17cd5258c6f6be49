package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;

/** What user names look like that words of sentences and names in programs do not. */
final class UserForm {
  private UserForm() {}

  /** A digit, an underscore or a dot that does not begin it. */
  static boolean isShaped(Text text, int start, int end) {
    return isMarked(text, start, end) || has(text, start + 1, end, '.');
  }

  /** A digit, or an underscore that does not begin it. */
  static boolean isMarked(Text text, int start, int end) {
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      if (b >= '0' && b <= '9' || b == '_' && p > start) {
        return true;
      }
    }
    return false;
  }

  /** Whether digits end it, two at least, and letters stand before. */
  static boolean isNumbered(Text text, int start, int end) {
    int p = end;
    while (p > start && text.at(p - 1) >= '0' && text.at(p - 1) <= '9') {
      p--;
    }
    return end - p >= 2 && p - start >= UserNames.LEAST;
  }

  /** A sign between others: {@code jane.doe}, {@code jane_doe}. */
  static boolean isSigned(Text text, int start, int end) {
    return has(text, start + 1, end - 1, '_') || has(text, start + 1, end - 1, '.');
  }

  /** {@code currentUser}: a capital letter right behind a small one. */
  static boolean hasHump(Text text, int start, int end) {
    for (int p = start + 1; p < end; p++) {
      int b = text.at(p - 1);
      if (b >= 'a' && b <= 'z' && isCapital(text.at(p))) {
        return true;
      }
    }
    return false;
  }

  /** No capital letter of ASCII in it. */
  static boolean isSmall(Text text, int start, int end) {
    for (int p = start; p < end; p++) {
      if (isCapital(text.at(p))) {
        return false;
      }
    }
    return true;
  }

  static boolean has(Text text, int start, int end, int sign) {
    for (int p = start; p < end; p++) {
      if (text.at(p) == sign) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCapital(int b) {
    return b >= 'A' && b <= 'Z';
  }
}
