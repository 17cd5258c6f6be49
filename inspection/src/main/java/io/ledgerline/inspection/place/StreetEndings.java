package io.ledgerline.inspection.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.stream.Stream;

/** How street names end in languages that write them as one word. */
final class StreetEndings {
  private static final List<byte[]> ENDINGS =
      Stream.of(
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
              "chaussee")
          .map(ending -> ending.getBytes(UTF_8))
          .toList();

  /** Where a dot follows: {@code Hauptstr. 5}. */
  private static final byte[] SHORT = "str".getBytes(UTF_8);

  /** The same by their last byte. */
  private static final byte[][][] BY_LAST = byLast();

  private StreetEndings() {}

  private static byte[][][] byLast() {
    var byLast = new byte[256][][];
    for (int b = 0; b < byLast.length; b++) {
      int last = b;
      byLast[b] =
          Stream.concat(ENDINGS.stream(), Stream.of(SHORT))
              .filter(ending -> (ending[ending.length - 1] & 0xff) == last)
              .toArray(byte[][]::new);
    }
    return byLast;
  }

  static boolean match(Text text, int token) {
    for (var ending : BY_LAST[text.at(text.end(token) - 1)]) {
      if (ends(text, text.end(token), text.length(token), ending)) {
        return ending != SHORT || text.at(text.end(token)) == '.';
      }
    }
    return false;
  }

  private static boolean ends(Text text, int end, int length, byte[] ending) {
    if (length <= ending.length + 1) {
      return false;
    }
    for (int i = 0; i < ending.length; i++) {
      if (text.at(end - ending.length + i) != (ending[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
