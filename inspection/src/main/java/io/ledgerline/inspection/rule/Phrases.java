package io.ledgerline.inspection.rule;

import io.ledgerline.inspection.scan.Scripts;
import java.text.Normalizer;
import java.util.Locale;

/** Phrases in a text, whatever their case, spacing and width; only whole words count. */
final class Phrases {
  private Phrases() {}

  /**
   * The form in which phrases are compared: no case, one space between words, none around. {@code
   * STRASSE} is how {@code Straße} is written in capitals.
   */
  static String folded(CharSequence text) {
    String wide =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replace('ς', 'σ');
    var folded = new StringBuilder(wide.length());
    boolean space = false;
    for (int at = 0; at < wide.length(); at++) {
      char c = wide.charAt(at);
      if (Character.isWhitespace(c) || c == '*' || c == '_') {
        space = !folded.isEmpty();
      } else if (Character.getType(c) != Character.FORMAT) {
        if (space) {
          folded.append(' ');
        }
        folded.append(c == '’' ? '\'' : c);
        space = false;
      }
    }
    return folded.toString();
  }

  /** Whether a folded text holds a folded phrase as whole words, in scripts that have such. */
  static boolean holds(String text, String phrase) {
    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (ends(text, at - 1, phrase.charAt(0))
          && ends(text, at + phrase.length(), phrase.charAt(phrase.length() - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(String text, int beside, char edge) {
    return beside < 0
        || beside >= text.length()
        || !Character.isLetterOrDigit(edge)
        || Scripts.isUnspaced(edge)
        || Scripts.isUnspaced(text.charAt(beside))
        || !Character.isLetterOrDigit(text.charAt(beside));
  }
}
