package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which values stand in a text otherwise than the JSON around them would have it: what only looks
 * like JSON must come back as it was.
 */
final class Verbatim {
  private Verbatim() {}

  /** Adds the tokens of such values; the text is read as it is sent. */
  static void in(Passage passage, List<Stand> stands, Set<String> verbatim) {
    if (stands.stream().noneMatch(stand -> stand.token() && matters(passage, stand))) {
      return;
    }
    JsonText text = JsonText.begin();
    int at = passage.start();
    for (Stand stand : stands) {
      read(text, passage.utf8(), at, stand.start());
      byte[] value = passage.copy(stand.start(), stand.end());
      if (stand.token() && !Arrays.equals(value, Escapes.in(text.depth(), value))) {
        verbatim.add(new String(stand.with(), US_ASCII));
      }
      read(text, stand.with(), 0, stand.with().length);
      at = stand.end();
    }
  }

  private static boolean matters(Passage passage, Stand stand) {
    return Escapes.matter(passage.copy(stand.start(), stand.end()));
  }

  private static void read(JsonText text, byte[] utf8, int from, int to) {
    for (int i = from; i < to; i++) {
      text.next((char) (utf8[i] & 0xFF));
    }
  }
}
