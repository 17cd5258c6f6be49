package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.WordLists;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/**
 * How much a term says of what a text is about. {@code traitement} is how French people treat
 * patients and data, {@code roadmap} is in every plan: such words count beside others. Read from
 * {@code terms.txt}; immutable.
 */
final class TermWeight {
  /** What a term says where it stands. */
  enum Says {
    NOTHING,
    LITTLE,
    ENOUGH
  }

  private static final String LABEL = "label";
  private static final int LONGEST_GAP = 4;
  private static final TermWeight STANDARD =
      new TermWeight(WordLists.beside(TermWeight.class, "terms.txt"));

  /** By class and term: {@code label}, or the word behind it that makes it say enough. */
  private final Map<String, String> known = new HashMap<>();

  private TermWeight(WordLists lists) {
    for (String name : lists.names()) {
      String[] head = name.split(" ");
      for (String term : lists.list(name)) {
        add(head[0] + "_TERM", head[1].equals(LABEL), term);
      }
    }
  }

  private void add(String type, boolean label, String term) {
    int bracket = term.indexOf(" (");
    String word = bracket < 0 ? term : term.substring(0, bracket);
    String behind = bracket < 0 ? "" : term.substring(bracket + 2, term.length() - 1);
    known.put(key(type, normal(word)), label ? LABEL : behind);
  }

  static TermWeight standard() {
    return STANDARD;
  }

  private static String key(String type, String term) {
    return type + " " + term;
  }

  /** What a term of that type says that ends there. */
  Says of(String type, String term, byte[] utf8, int end) {
    String how = known.get(key(type, normal(term)));
    if (how == null) {
      return Says.ENOUGH;
    }
    if (how.equals(LABEL)) {
      return isLabel(utf8, end) ? Says.ENOUGH : Says.NOTHING;
    }
    return !how.isEmpty() && goesOn(utf8, end, how) ? Says.ENOUGH : Says.LITTLE;
  }

  /** In small letters without accents, with single blanks. */
  static String normal(String term) {
    var words = new StringJoiner(" ");
    var parts = new StringTokenizer(Fold.text(term), " \t\n\r_-");
    while (parts.hasMoreTokens()) {
      words.add(parts.nextToken());
    }
    return words.toString();
  }

  /** {@code religion: …}, {@code "religion":"…"}, {@code religion=…}. */
  private static boolean isLabel(byte[] utf8, int end) {
    for (int p = end; p < utf8.length && p < end + LONGEST_GAP; p++) {
      if (utf8[p] == ':' || utf8[p] == '=') {
        return true;
      }
      if (utf8[p] != ' ' && utf8[p] != '"' && utf8[p] != '\'' && utf8[p] != '*') {
        return false;
      }
    }
    return false;
  }

  private static boolean goesOn(byte[] utf8, int end, String word) {
    byte[] behind = (" " + word + " ").getBytes(UTF_8);
    if (end + behind.length > utf8.length) {
      return false;
    }
    for (int i = 0; i < behind.length; i++) {
      if ((utf8[end + i] | 0x20) != behind[i]) {
        return false;
      }
    }
    return true;
  }
}
