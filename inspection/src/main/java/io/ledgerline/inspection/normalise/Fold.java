package io.ledgerline.inspection.normalise;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Brings text into the form in which it is compared: NFKC, lower case, no accents, no invisible
 * characters, look-alike letters in Latin words replaced. Characters keep their places.
 */
public final class Fold {
  private static final char[] LOWER = lower();
  private static final char[][] SMALL = table(0, 0x3400);
  private static final int FIRST_FORM = 0xF900;
  private static final char[][] FORMS = table(FIRST_FORM, 0x10000);
  private static final int FIRST_LETTER = 0x1D400;
  private static final char[][] LETTERS = table(FIRST_LETTER, 0x1D800);
  private static final int FIRST_PICTURE = 0x1F000;
  private static final char[][] PICTURES = table(FIRST_PICTURE, 0x1FB00);

  /** Characters that are folded to one without leaving a mark; 0 for those that are not. */
  private static final char[] SIMPLE = simple();

  private Fold() {}

  /** The folded text. */
  public static MappedText of(MappedText raw) {
    int length = raw.length();
    byte[] lower = Ascii.lower(raw.bytes(), length);
    char[] folded = Ascii.chars(lower, length);
    int plain = Ascii.end(lower, 0, length);
    return plain == length
        ? raw.withChars(folded, null).with(lower)
        : new Folding(raw, folded, lower, plain).text();
  }

  /** What a character that is folded by itself becomes; 0 for others. */
  static char simple(char c) {
    return c < SIMPLE.length ? SIMPLE[c] : isIdeograph(c) ? c : 0;
  }

  /** What a character of ASCII becomes. */
  static char lower(int c) {
    return LOWER[c];
  }

  /** Whether a character is a letter in decorative form. */
  static boolean isDecorated(int c) {
    return c >= 0xFF01 && c <= 0xFF5E
        || c >= 0x1D400 && c <= 0x1D7FF
        || c >= 0x1F100 && c <= 0x1F1FF
        || c >= 0x2460 && c <= 0x24FF
        || c >= 0x2070 && c <= 0x209F;
  }

  /** What any character beyond ASCII becomes. */
  static char[] form(int c) {
    if (c < SMALL.length) {
      return SMALL[c];
    }
    if (isIdeograph(c)) {
      return new char[] {(char) c};
    }
    if (c >= FIRST_FORM && c < FIRST_FORM + FORMS.length) {
      return FORMS[c - FIRST_FORM];
    }
    if (c >= FIRST_LETTER && c < FIRST_LETTER + LETTERS.length) {
      return LETTERS[c - FIRST_LETTER];
    }
    if (c >= FIRST_PICTURE && c < FIRST_PICTURE + PICTURES.length) {
      return PICTURES[c - FIRST_PICTURE];
    }
    return computed(c);
  }

  /** Chinese and Korean characters, which stay as they are. */
  private static boolean isIdeograph(int c) {
    return c >= 0x3400 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3;
  }

  private static char[] computed(int c) {
    int letter = boxedLetter(c);
    if (letter != 0) {
      return new char[] {(char) letter};
    }
    String composed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    String lower = composed.toLowerCase(Locale.ROOT);
    if (lower.length() == 1 && lower.charAt(0) < 0x80) {
      return lower.toCharArray();
    }
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    var bare = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      if (!Invisible.isPiledMark(apart.charAt(i))) {
        bare.append(apart.charAt(i));
      }
    }
    return Normalizer.normalize(bare, Normalizer.Form.NFC).toCharArray();
  }

  /** Letters in boxes and flags, which NFKC leaves alone. */
  private static int boxedLetter(int c) {
    if (c >= 0x1F150 && c <= 0x1F169) {
      return 'a' + c - 0x1F150;
    }
    if (c >= 0x1F170 && c <= 0x1F189) {
      return 'a' + c - 0x1F170;
    }
    if (c >= 0x1F1E6 && c <= 0x1F1FF) {
      return 'a' + c - 0x1F1E6;
    }
    return 0;
  }

  private static char[] lower() {
    char[] table = new char[0x80];
    for (char c = 0; c < 0x80; c++) {
      table[c] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return table;
  }

  private static char[][] table(int first, int behind) {
    char[][] table = new char[behind - first][];
    for (int c = first; c < behind; c++) {
      table[c - first] = computed(c);
    }
    return table;
  }

  private static char[] simple() {
    char[] table = Arrays.copyOf(LOWER, SMALL.length);
    for (int c = LOWER.length; c < table.length; c++) {
      boolean plain = SMALL[c].length == 1 && !Invisible.is(c) && !Invisible.isPiledMark(c);
      if (plain && !isDecorated(c) && Confusables.latin(SMALL[c][0]) == 0) {
        table[c] = SMALL[c][0];
      }
    }
    return table;
  }
}
