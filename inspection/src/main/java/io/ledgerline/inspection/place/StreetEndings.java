package io.ledgerline.inspection.place;

import io.ledgerline.inspection.scan.Endings;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/** How street names end in languages that write them as one word. */
final class StreetEndings {
  private static final Endings WHOLE =
      Endings.of(
          List.of(
              "straße",
              "strasse",
              "straat",
              "gasse",
              "platz",
              "allee",
              "weg",
              "damm",
              "ufer",
              "laan",
              "plein",
              "singel",
              "gracht",
              "dreef",
              "kade",
              "hof",
              "ring",
              "steig",
              "bogen",
              "pfad",
              "stieg",
              "gade",
              "vej",
              "gatan",
              "vägen",
              "veien",
              "gata",
              "katu",
              "tie",
              "kuja",
              "utca",
              "gate",
              "brink",
              "markt",
              "dijk",
              "pad",
              "chaussee"));

  /** Where a dot follows: {@code Hauptstr. 5}. */
  private static final Endings SHORT = Endings.of(List.of("str"));

  private static final int STEM = 2;

  private StreetEndings() {}

  static boolean match(Text text, int token) {
    return WHOLE.match(text, token, STEM)
        || text.at(text.end(token)) == '.' && SHORT.match(text, token, STEM);
  }
}
