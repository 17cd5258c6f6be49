package io.ledgerline.inspection.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The countries of ISO 3166-1, as the JDK names them in the languages that are scanned. */
final class Countries {
  private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "it", "nl");

  private Countries() {}

  /** Their names; a form such as "Hong Kong SAR China" does no harm. */
  static Stream<String> names() {
    return LANGUAGES.stream()
        .map(Locale::of)
        .flatMap(
            language ->
                Arrays.stream(Locale.getISOCountries())
                    .map(code -> Locale.of("", code).getDisplayCountry(language)))
        .map(name -> name.replace('&', ' ').replace("(", "").replace(")", ""))
        .filter(name -> name.length() > 3);
  }

  /** Their codes, which are top-level domains too. */
  static Stream<String> codes() {
    return Arrays.stream(Locale.getISOCountries()).map(code -> code.toLowerCase(Locale.ROOT));
  }
}
