package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.WordLists;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/**
 * How much a term says of what a text is about. {@code traitement} is how French people treat
 * patients and data, {@code roadmap} is in every plan: such words count beside others. Read from
 * {@code terms.txt} and {@code health.txt}; immutable.
 */
final class TermWeight {
  /** What a term says where it stands. */
  enum Says {
    NOTHING,
    /** As little as all others of this kind together. */
    SHARED,
    LITTLE,
    ENOUGH
  }

  /** What it needs to say more, or anything. */
  private enum Needs {
    STRONG,
    WEAK,
    LABEL,
    PROSE,
    MEDICINE,
    HOUSEHOLD,
    LABORATORY,
    CODED,
    CODING,
    SIGN
  }

  /** With the word behind it that makes it say enough; empty for none. */
  private record Weight(Needs needs, String behind) {}

  private static final int LONGEST_GAP = 4;
  private static final TermWeight STANDARD = new TermWeight("terms.txt", "health.txt");

  /** By class and term. */
  private final Map<String, Weight> known = new HashMap<>();

  private TermWeight(String... files) {
    for (String file : files) {
      WordLists lists = WordLists.beside(TermWeight.class, file);
      for (String name : lists.names()) {
        String[] head = name.split(" ");
        Needs needs = Needs.valueOf(head[1].toUpperCase(Locale.ROOT));
        lists.list(name).forEach(term -> add(head[0] + "_TERM", needs, term));
      }
    }
  }

  private void add(String type, Needs needs, String term) {
    int bracket = term.indexOf(" (");
    String word = bracket < 0 ? term : term.substring(0, bracket);
    String behind = bracket < 0 ? "" : term.substring(bracket + 2, term.length() - 1);
    known.put(key(type, normal(word)), new Weight(needs, behind));
  }

  static TermWeight standard() {
    return STANDARD;
  }

  private static String key(String type, String term) {
    return type + " " + term;
  }

  /**
   * What a term of that type says that stands between two offsets.
   *
   * @param widely whether to look at more than its line; what needs that says little without
   */
  Says of(String type, String term, byte[] utf8, int start, int end, boolean widely) {
    Weight weight = known.get(key(type, normal(term)));
    if (weight == null) {
      return Says.ENOUGH;
    }
    return switch (weight.needs) {
      case STRONG -> Says.ENOUGH;
      case WEAK -> enough(goesOn(utf8, end, weight.behind), Says.LITTLE);
      case LABEL -> enough(isLabel(utf8, end), Says.NOTHING);
      case PROSE -> enough(!Beside.isProgram(utf8, start, end), Says.NOTHING);
      case MEDICINE -> medicine(utf8, start, end);
      case HOUSEHOLD -> household(utf8, start, end);
      case LABORATORY -> enough(Beside.hasValue(utf8, end), Says.NOTHING);
      case CODED -> enough(Beside.hasCode(utf8, end, isCodeWord(term)), Says.LITTLE);
      case CODING -> enough(Beside.hasCode(utf8, end, true), Says.NOTHING);
      case SIGN -> enough(widely && !Beside.isStars(utf8, start, end), Says.LITTLE);
    };
  }

  private static Says enough(boolean is, Says otherwise) {
    return is ? Says.ENOUGH : otherwise;
  }

  private static boolean isCodeWord(String term) {
    return normal(term).startsWith("icd");
  }

  private static Says medicine(byte[] utf8, int start, int end) {
    if (Beside.isProgram(utf8, start, end)) {
      return Says.NOTHING;
    }
    boolean dosed = Beside.hasDose(utf8, start, end) && !Beside.hasPrice(utf8, start, end);
    return enough(dosed || Beside.isTaken(utf8, start), Says.SHARED);
  }

  private static Says household(byte[] utf8, int start, int end) {
    if (Beside.isProgram(utf8, start, end) || Beside.hasPrice(utf8, start, end)) {
      return Says.NOTHING;
    }
    Says otherwise = Beside.hasDose(utf8, start, end) ? Says.LITTLE : Says.NOTHING;
    return enough(Beside.isTaken(utf8, start), otherwise);
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
    if (word.isEmpty() || end + behind.length > utf8.length) {
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
