package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What money is called beside a number. */
final class Currencies {
  private static final String BEHIND = "BEHIND";
  private static final WordLists LISTS = WordLists.beside(Currencies.class, "currencies.txt");
  private static final Set<String> ONLY_BEHIND = LISTS.words(BEHIND);
  private static final Map<String, String> CODES = codes();

  private Currencies() {}

  private static Map<String, String> codes() {
    var codes = new HashMap<String, String>();
    for (String code : LISTS.names()) {
      if (!code.equals(BEHIND)) {
        LISTS.list(code).forEach(word -> codes.put(word, code));
      }
    }
    return Map.copyOf(codes);
  }

  /** The currency that a word behind a number names; null where it names none. */
  static @Nullable String behind(String word) {
    return CODES.get(word);
  }

  /** The currency that a word before a number names. */
  static @Nullable String before(String word) {
    return ONLY_BEHIND.contains(word) ? null : CODES.get(word);
  }
}
