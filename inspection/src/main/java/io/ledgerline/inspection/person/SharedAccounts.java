package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordLists;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What stands where a user name might and is nobody's: accounts that machines and teams share,
 * words of programs, of forms and of sentences. In {@code accounts.txt}.
 */
final class SharedAccounts {
  private static final WordLists LISTS = WordLists.beside(SharedAccounts.class, "accounts.txt");
  private static final Set<String> NOBODY = nobody();

  /** Names of people, too. */
  private static final Set<String> WHOLE = LISTS.words("WHOLE");

  private SharedAccounts() {}

  /** Whether the whole, its letters alone, or a part of it is what nobody is called. */
  static boolean has(Text text, int start, int end) {
    var letters = new StringBuilder(end - start);
    int first = start;
    for (int p = start; p <= end; p++) {
      int b = p == end ? '.' : text.at(p);
      if (b == '.' || b == '_' || b == '-') {
        if (NOBODY.contains(word(text, first, p))) {
          return true;
        }
        first = p + 1;
      } else if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
        letters.append((char) (b | 0x20));
      }
    }
    String word = letters.toString();
    return NOBODY.contains(word) || word.length() == end - start && WHOLE.contains(word);
  }

  /** A part in small letters, without the digits at its end. */
  private static String word(Text text, int start, int end) {
    int last = end;
    while (last > start && text.at(last - 1) >= '0' && text.at(last - 1) <= '9') {
      last--;
    }
    return new String(text.bytes(), start, last - start, StandardCharsets.UTF_8)
        .toLowerCase(Locale.ROOT);
  }

  private static Set<String> nobody() {
    var nobody = new HashSet<>(LISTS.words("SHARED"));
    nobody.addAll(LISTS.words("WORD"));
    return Set.copyOf(nobody);
  }
}
