package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordLists;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number of years in words, of one language: {@code soixante-dix-sept ans}, {@code setenta y
 * siete años}, {@code settantasette anni}, {@code siebenundsiebzig Jahre}, {@code zevenenzeventig
 * jaar}.
 */
final class SpelledNumber {
  private static final int MOST_WORDS = 6;
  private static final WordLists LISTS = AgeRule.LISTS;
  private static final Set<Long> JOINTS = LISTS.hashes("JOINTS");

  private static final List<Language> LANGUAGES =
      List.of(
          new Language(LISTS.hashes("FR_YEARS"), numbers("FR", Stream.of())),
          new Language(LISTS.hashes("ES_YEARS"), numbers("ES", Stream.of())),
          new Language(LISTS.hashes("PT_YEARS"), numbers("PT", Stream.of())),
          new Language(LISTS.hashes("IT_YEARS"), numbers("IT", italian())),
          new Language(LISTS.hashes("DE_YEARS"), numbers("DE", behind("DE", "und"))),
          new Language(
              LISTS.hashes("NL_YEARS"),
              numbers("NL", Stream.concat(behind("NL", "en"), behind("NL", "ën")))));

  private record Language(Set<Long> years, Set<Long> numbers) {}

  private SpelledNumber() {}

  /** The first word of the number right before a word for years; -1 for none. */
  static int first(Text text, int unit) {
    if (unit == 0) {
      return -1;
    }
    int longest = unit;
    for (Language language : LANGUAGES) {
      if (language.years().contains(text.hash(unit))) {
        longest = Math.min(longest, first(text, unit, language.numbers()));
      }
    }
    return longest == unit ? -1 : longest;
  }

  private static int first(Text text, int unit, Set<Long> numbers) {
    int first = unit;
    while (first > 0
        && unit - first < MOST_WORDS
        && joins(text, first)
        && numbers.contains(text.hash(first - 1))) {
      first--;
    }
    while (first < unit && JOINTS.contains(text.hash(first))) {
      first++;
    }
    return JOINTS.contains(text.hash(unit - 1)) ? unit : first;
  }

  /** A blank, a dash or an apostrophe before a token: {@code novant'anni}. */
  private static boolean joins(Text text, int token) {
    int between = ByteClass.SPACE | ByteClass.DASH | ByteClass.QUOTE;
    int most = (text.gap(token) & ByteClass.QUOTE) != 0 ? 3 : 1;
    return text.gapLength(token) <= most
        && text.gap(token) != 0
        && (text.gap(token) & ~between) == 0;
  }

  private static Set<Long> numbers(String language, Stream<String> compounds) {
    var numbers = new HashSet<>(LISTS.hashes(language));
    compounds.map(Fold::hash).forEach(numbers::add);
    return Set.copyOf(numbers);
  }

  /** {@code settantasette}, {@code ventuno}: before a vowel the tens lose theirs. */
  private static Stream<String> italian() {
    return LISTS.list("IT_TENS").stream()
        .flatMap(
            tens ->
                LISTS.list("IT_ENDS").stream()
                    .map(
                        unit ->
                            (unit.startsWith("u") || unit.startsWith("o")
                                    ? tens.substring(0, tens.length() - 1)
                                    : tens)
                                + unit));
  }

  /** {@code siebenundsiebzig}: the unit first. */
  private static Stream<String> behind(String language, String and) {
    return LISTS.list(language + "_TENS").stream()
        .flatMap(tens -> LISTS.list(language + "_ENDS").stream().map(unit -> unit + and + tens));
  }
}
