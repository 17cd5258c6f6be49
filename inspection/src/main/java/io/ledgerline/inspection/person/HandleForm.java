package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.scan.WordLists;
import java.util.Set;

/** What tells somebody's user name behind an at sign from the words that programs have there. */
final class HandleForm {
  /** The words of user names behind an at sign, and of what stands around them. */
  static final WordLists LISTS = WordLists.beside(HandleForm.class, "handles.txt");

  private static final long LISTED = WordClass.bits(WordClass.GIVEN, WordClass.SURNAME);
  private static final long NO_LIST = WordClass.bits(WordClass.COMMON, WordClass.FUNCTION);

  /** Parts of names that many have, and of what companies and groups call themselves. */
  private static final Set<String> GROUPS = LISTS.words("GROUPS");

  /** What a programmer's name may end with. */
  private static final Set<String> CRAFTS = LISTS.words("CRAFTS");

  private static final int LEAST_LISTED = 3;
  private static final int LEAST_BEFORE_DIGITS = 4;
  private static final int LEAST_PLAIN = 5;
  private static final int LEAST_INITIALLED = 6;
  private static final int MANY = 3;

  private HandleForm() {}

  /** Whether it is a name of many, of a machine or of a program, or no name at all. */
  static boolean isNobodys(Text text, int start, int end) {
    int parts = 1;
    int last = start;
    for (int p = start; p <= end; p++) {
      if (p == end || isSign(text, p)) {
        if (GROUPS.contains(word(text, last, p))) {
          return true;
        }
        parts += p < end ? 1 : 0;
        last = p + 1;
      }
    }
    int begin = text.at(start) == '_' ? start + 1 : start;
    if (parts >= MANY) {
      return end - start > UserNames.MOST
          || SharedAccounts.has(text, begin, partEnd(text, begin, end))
          || isConstant(text, start, end);
    }
    int sign = lastSign(text, begin, end);
    boolean craft = sign > begin + LEAST_LISTED && CRAFTS.contains(word(text, sign + 1, end));
    return !UserNames.isPersons(text, begin, craft ? sign : end);
  }

  /** A sign between letters, or digits at the end. */
  static boolean isShaped(Text text, int start, int end) {
    return lastSign(text, start, end) > start || isCounted(text, start, end);
  }

  /** Letters only, without a capital in it but the first, and more than a short word. */
  static boolean isPlain(Text text, int start, int end) {
    return end - start >= LEAST_PLAIN
        && (UserForm.isSmall(text, start, end) || isCamel(text, start, end));
  }

  /** Whether it looks like somebody's by itself. */
  static boolean isSomebodys(Text text, int start, int end) {
    int sign = lastSign(text, start, end);
    if (sign <= start) {
      return isCounted(text, start, end) || isInitialled(text, start, end);
    }
    return !isConstant(text, start, end)
        && (isListed(text, start, end)
            || isCounted(text, start, end)
            || UserForm.has(text, start, end, '_') && UserForm.isSmall(text, start, end));
  }

  /** A part of it is in a list of names, and no word besides: {@code lena_on_trails}. */
  private static boolean isListed(Text text, int start, int end) {
    int last = start;
    for (int p = start; p <= end; p++) {
      if (p == end || isSign(text, p)) {
        long is = p - last >= LEAST_LISTED ? text.meanings(last, p) : 0;
        if ((is & LISTED) != 0 && (is & NO_LIST) == 0) {
          return true;
        }
        last = p + 1;
      }
    }
    return false;
  }

  /** {@code shadow_44}, {@code bigmikey2003}. */
  private static boolean isCounted(Text text, int start, int end) {
    int p = end;
    while (p > start && text.at(p - 1) >= '0' && text.at(p - 1) <= '9') {
      p--;
    }
    boolean sign = p > start && isSign(text, p - 1);
    int least = sign ? 1 : 2;
    return end - p >= least && p - start > LEAST_BEFORE_DIGITS;
  }

  /** {@code mvillanueva}: an initial and a surname. */
  private static boolean isInitialled(Text text, int start, int end) {
    long is = end - start > LEAST_INITIALLED ? text.meanings(start + 1, end) : 0;
    return UserForm.isSmall(text, start, end)
        && (is & WordClass.SURNAME.bit()) != 0
        && (is & NO_LIST) == 0
        && text.meanings(start, end) == 0;
  }

  private static boolean isCamel(Text text, int start, int end) {
    return UserForm.hasHump(text, start, end);
  }

  /** {@code MAX_VALUE}: a sign between capitals. */
  private static boolean isConstant(Text text, int start, int end) {
    for (int p = start; p < end; p++) {
      if (text.at(p) >= 'a') {
        return false;
      }
    }
    return true;
  }

  private static int lastSign(Text text, int start, int end) {
    int p = end - 1;
    while (p > start && !isSign(text, p)) {
      p--;
    }
    return p;
  }

  private static int partEnd(Text text, int start, int end) {
    int p = start;
    while (p < end && !isSign(text, p)) {
      p++;
    }
    return p;
  }

  private static boolean isSign(Text text, int at) {
    int b = text.at(at);
    return b == '_' || b == '.' || b == '-';
  }

  private static String word(Text text, int start, int end) {
    var word = new StringBuilder(end - start);
    for (int p = start; p < end; p++) {
      int b = text.at(p);
      word.append((char) (b >= 'A' && b <= 'Z' ? b | 0x20 : Math.max(' ', b)));
    }
    return word.toString();
  }
}
