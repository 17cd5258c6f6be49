package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands beside a term of health in its line: a dose, a value, a code, a word for taking a
 * medicine, a price, program text. Looks at a few bytes only, each a few times at most. Words are
 * in {@code cues.txt}.
 */
final class Beside {
  private static final int SHORT = 16;
  private static final int LONG = 40;
  private static final int LINE = 120;
  private static final int PAGE = 1000;

  /** Words that may stand between that of taking a medicine and the medicine. */
  private static final int BETWEEN = 2;

  /** Words of the longest of these: {@code se inició}. */
  private static final int LONGEST_CUE = 3;

  /** Characters between a value's name and the value. */
  private static final int TO_VALUE = 12;

  private static final WordLists CUES = WordLists.beside(Beside.class, "cues.txt");
  private static final List<String> UNITS = folded("unit");
  private static final List<String> MEASURES = folded("measure");
  private static final List<String> ZODIAC = folded("zodiac");
  private static final Set<String> TAKING = asWords("taking");
  private static final Set<String> PRICES = asWords("price");
  private static final String SIGNS_OF_MONEY = "\u20AC$\u00A3";

  /** Letter, two digits, and the digits behind the dot; not the external causes. */
  private static final Pattern FULL_CODE =
      Pattern.compile("^(?:.{0,23}[^\\p{L}\\d])?[A-U]\\d\\d\\.\\d{1,4}(?:[^\\p{L}\\d.]|$)");

  /** Without these digits, right behind the word; of A10 to A14, which mean nothing, none. */
  private static final Pattern SHORT_CODE =
      Pattern.compile(
          "^(?:[- ]?1[01])?(?:-(?:CM|GM))?[^\\p{L}\\d]{0,3}(?:(?i:code|kode|kod|c\u00F3digo|codice|icd"
              + "|cie|cim|cid)(?:-?10)?[^\\p{L}\\d]{0,3})?"
              + "(?:[B-Z]\\d\\d|A[02-9]\\d|A1[5-9])(?:[^\\p{L}\\d]|$)");

  private Beside() {}

  private static List<String> folded(String list) {
    return CUES.list(list).stream().map(Fold::text).toList();
  }

  private static Set<String> asWords(String list) {
    return CUES.list(list).stream()
        .map(cue -> String.join(" ", words(Fold.text(cue))))
        .filter(cue -> !cue.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean hasDose(byte[] utf8, int start, int end) {
    return isDosed(behind(utf8, end, 2 * SHORT))
        || isDosed(before(utf8, start, SHORT))
        || isNumber(behind(utf8, end, SHORT));
  }

  private static boolean isDosed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text, i) && hasUnit(text, i + 1, UNITS, true)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a unit stands at a place, perhaps behind a space, and no letter behind it. */
  private static boolean hasUnit(String text, int at, List<String> units, boolean noDigit) {
    int from = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    return units.stream()
        .anyMatch(unit -> text.startsWith(unit, from) && ends(text, from + unit.length(), noDigit));
  }

  private static boolean ends(String text, int at, boolean noDigit) {
    return at >= text.length()
        || !Character.isLetter(text.charAt(at)) && !(noDigit && isDigit(text, at));
  }

  /** {@code Ramipril 5}, as in notes. */
  private static boolean isNumber(String behind) {
    int end = 1;
    while (end < 4 && isDigit(behind, end)) {
      end++;
    }
    if (end == 1 || behind.charAt(0) != ' ') {
      return false;
    }
    if (isOneOf(behind, end, ".,") && isDigit(behind, end + 1)) {
      end = digits(behind, end + 1);
    }
    int next = isOneOf(behind, end, " ") ? end + 1 : end;
    return ends(behind, end, true) && ends(behind, next, true) && !isOneOf(behind, next, "%");
  }

  static boolean hasValue(byte[] utf8, int end) {
    String behind = behind(utf8, end, LONG);
    int at = 0;
    while (at < TO_VALUE && at < behind.length() && !isDigit(behind, at)) {
      at++;
    }
    if (!isDigit(behind, at)) {
      return false;
    }
    at = digits(behind, at);
    while (isOneOf(behind, at, ".,/") && isDigit(behind, at + 1)) {
      at = digits(behind, at + 1);
    }
    return hasUnit(behind, at, MEASURES, false);
  }

  private static int digits(String text, int from) {
    int at = from;
    while (isDigit(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isOneOf(String text, int at, String some) {
    return at < text.length() && some.indexOf(text.charAt(at)) >= 0;
  }

  static boolean isTaken(byte[] utf8, int start) {
    List<String> words = words(before(utf8, start, LONG));
    for (int end = words.size(); end > 0 && end >= words.size() - BETWEEN; end--) {
      for (int size = 1; size <= LONGEST_CUE && size <= end; size++) {
        if (TAKING.contains(String.join(" ", words.subList(end - size, end)))) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean hasPrice(byte[] utf8, int start, int end) {
    return isPriced(before(utf8, start, LINE)) || isPriced(behind(utf8, end, LINE));
  }

  private static boolean isPriced(String text) {
    return text.chars().anyMatch(c -> SIGNS_OF_MONEY.indexOf(c) >= 0)
        || words(text).stream().anyMatch(PRICES::contains);
  }

  /** The words of a text: letters in a row. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && from < 0) {
        from = i;
      } else if (!letter && from >= 0) {
        words.add(text.substring(from, i));
        from = -1;
      }
    }
    return words;
  }

  /**
   * Whether a code of ICD-10 follows.
   *
   * @param certain whether the word is for such codes only: then its digits behind the dot may miss
   */
  static boolean hasCode(byte[] utf8, int end, boolean certain) {
    String behind = raw(utf8, end, Math.min(utf8.length, end + LONG));
    return FULL_CODE.matcher(behind).find()
        || (certain || behind.startsWith(":") || behind.startsWith(" ("))
            && SHORT_CODE.matcher(behind).find();
  }

  /** {@code insulin = 3}, {@code dose.insulin}, {@code insulin_level}, {@code /wiki/Insulin}. */
  static boolean isProgram(byte[] utf8, int start, int end) {
    int before = start == 0 ? ' ' : utf8[start - 1];
    String behind = raw(utf8, end, Math.min(utf8.length, end + 3));
    return "_.$/#@".indexOf(before) >= 0
        || !behind.isEmpty() && "_([=".indexOf(behind.charAt(0)) >= 0
        || behind.startsWith(" =")
        || behind.length() > 1 && behind.charAt(0) == '.' && Character.isLetter(behind.charAt(1));
  }

  /** Whether it is near a word of astrology. */
  static boolean isStars(byte[] utf8, int start, int end) {
    int from = Math.max(0, start - PAGE);
    String page =
        Fold.text(new String(utf8, from, Math.min(utf8.length, end + PAGE) - from, UTF_8));
    return ZODIAC.stream().anyMatch(page::contains);
  }

  private static String behind(byte[] utf8, int end, int most) {
    return Fold.text(raw(utf8, end, Math.min(utf8.length, end + most)));
  }

  private static String raw(byte[] utf8, int from, int to) {
    int stop = from;
    while (stop < to && utf8[stop] != '\n') {
      stop++;
    }
    return new String(utf8, from, stop - from, UTF_8);
  }

  private static String before(byte[] utf8, int start, int most) {
    int from = start;
    while (from > 0 && from > start - most && utf8[from - 1] != '\n') {
      from--;
    }
    return Fold.text(new String(utf8, from, start - from, UTF_8));
  }
}
