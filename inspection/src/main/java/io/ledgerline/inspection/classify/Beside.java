package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.WordLists;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands beside a term of health in its line: a dose, a value, a code, a word for taking a
 * medicine, a price, program text. Looks at a few bytes only. Words are in {@code cues.txt}.
 */
final class Beside {
  private static final int SHORT = 16;
  private static final int LONG = 40;
  private static final int LINE = 120;
  private static final int PAGE = 2000;
  private static final WordLists CUES = WordLists.beside(Beside.class, "cues.txt");
  private static final String NO_WORD = "(?![\\p{L}\\d])";
  private static final Pattern DOSE = pattern("\\d ?(?:" + any("unit") + ")" + NO_WORD);

  /** {@code Ramipril 5}, as in notes. */
  private static final Pattern NUMBER = pattern("^ \\d{1,3}(?:[.,]\\d+)?(?! ?[\\p{L}\\d%])");

  private static final Pattern VALUE =
      pattern("^[^\\d]{0,12}\\d+(?:[.,/]\\d+)* ?(?:" + any("measure") + ")(?!\\p{L})");
  private static final Pattern TAKING =
      pattern("(?<!\\p{L})(?:" + any("taking") + ")(?!\\p{L})(?:\\P{L}+\\p{L}+){0,2}\\P{L}*$");
  private static final Pattern PRICE =
      pattern("[€$£]|(?<!\\p{L})(?:" + any("price") + ")(?!\\p{L})");

  /** Letter, two digits, and the digits behind the dot; not the external causes. */
  private static final Pattern FULL_CODE =
      Pattern.compile("^.{0,24}?(?<![\\p{L}\\d])[A-U]\\d\\d\\.\\d{1,4}(?![\\p{L}\\d.])");

  /** Without these digits, right behind the word; of A10 to A14, which mean nothing, none. */
  private static final Pattern SHORT_CODE =
      Pattern.compile(
          "^(?:[- ]?1[01])?(?:-(?:CM|GM))?[^\\p{L}\\d]{0,3}(?:(?i:code|kode|kod|código|codice|icd"
              + "|cie|cim|cid)(?:-?10)?[^\\p{L}\\d]{0,3})?(?!A1[0-4])[A-Z]\\d\\d(?![\\p{L}\\d])");

  private Beside() {}

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Longer ones first. */
  private static String any(String list) {
    return CUES.list(list).stream()
        .map(Fold::text)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  static boolean hasDose(byte[] utf8, int start, int end) {
    return DOSE.matcher(behind(utf8, end, SHORT + SHORT)).find()
        || DOSE.matcher(before(utf8, start, SHORT)).find()
        || NUMBER.matcher(behind(utf8, end, SHORT)).find();
  }

  static boolean hasValue(byte[] utf8, int end) {
    return VALUE.matcher(behind(utf8, end, LONG)).find();
  }

  static boolean isTaken(byte[] utf8, int start) {
    return TAKING.matcher(before(utf8, start, LONG)).find();
  }

  static boolean hasPrice(byte[] utf8, int start, int end) {
    return PRICE.matcher(before(utf8, start, LINE)).find()
        || PRICE.matcher(behind(utf8, end, LINE)).find();
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
        || behind.matches("(?s)\\.\\p{L}.*");
  }

  /** Whether it is near a word of astrology. */
  static boolean isStars(byte[] utf8, int start, int end) {
    int from = Math.max(0, start - PAGE);
    String page =
        Fold.text(new String(utf8, from, Math.min(utf8.length, end + PAGE) - from, UTF_8));
    List<String> words = CUES.list("zodiac");
    return words.stream().anyMatch(word -> page.contains(Fold.text(word)));
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
