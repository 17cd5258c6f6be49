package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How else a value is written where text holds JSON as text: what a tool gives back has {@code
 * M\u00fcller} for Müller, and every model reads that.
 */
final class Spellings {
  private Spellings() {}

  /**
   * The value as the inside of a JSON string, and of one inside of that, escaped as writers do it;
   * none where it stays.
   */
  static List<byte[]> of(byte[] value) {
    if (isPlain(value)) {
      return List.of();
    }
    var text = new String(value, UTF_8);
    var all = new ArrayList<String>(4);
    var plain = escaped(text, "");
    var twice = escaped(plain, "");
    for (var spelling : List.of(escaped(text, "%04x"), escaped(text, "%04X"), plain, twice)) {
      if (!spelling.equals(text) && !all.contains(spelling)) {
        all.add(spelling);
      }
    }
    return all.stream().map(spelling -> spelling.getBytes(UTF_8)).toList();
  }

  private static boolean isPlain(byte[] value) {
    for (byte b : value) {
      if (b < ' ' || b == '"' || b == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Characters outside ASCII by their number where a form of it is given. */
  private static String escaped(String text, String hex) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int letter = "\"\\\b\f\n\r\t".indexOf(c);
      if (letter >= 0) {
        out.append('\\').append("\"\\bfnrt".charAt(letter));
      } else if (c < ' ' || c > '~' && !hex.isEmpty()) {
        out.append("\\u").append(String.format(Locale.ROOT, hex.isEmpty() ? "%04x" : hex, (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
