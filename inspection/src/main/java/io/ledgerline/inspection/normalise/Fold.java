package io.ledgerline.inspection.normalise;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Brings text into the form in which it is compared: NFKC, lower case, no accents, no invisible
 * characters, look-alike letters in Latin words replaced. Characters keep their places.
 */
public final class Fold {
  private static final int COMPATIBILITY = 1 << Step.COMPATIBILITY.ordinal();
  private static final int INVISIBLE = 1 << Step.INVISIBLE.ordinal();
  private static final int HOMOGLYPH = 1 << Step.HOMOGLYPH.ordinal();
  private static final int COMBINING = 1 << Step.COMBINING.ordinal();

  /** How many marks on one letter are more than any language needs. */
  private static final int PILE = 3;

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
    char[] chars = raw.array();
    char[] folded = new char[raw.length()];
    for (int i = 0; i < folded.length; i++) {
      char c = chars[i];
      char one = simple(c);
      if (one == 0 && c != 0) {
        return slow(raw);
      }
      folded[i] = one;
    }
    return raw.withChars(folded);
  }

  /** What a character that is folded by itself becomes; 0 for others. */
  private static char simple(char c) {
    return c < SIMPLE.length ? SIMPLE[c] : isIdeograph(c) ? c : 0;
  }

  private static MappedText slow(MappedText raw) {
    var out = new MappedText.Builder(raw.length());
    int pending = 0;
    int pile = 0;
    boolean foreign = false;
    char[] chars = raw.array();
    for (int i = 0; i < raw.length(); ) {
      char one = pending == 0 ? simple(chars[i]) : 0;
      if (one != 0) {
        pile = 0;
        out.append(one, raw.sourceStart(i), raw.sourceEnd(i), 0);
        i++;
        continue;
      }
      int c = Character.codePointAt(chars, i, raw.length());
      int width = Character.charCount(c);
      if (Invisible.is(c)) {
        pending = INVISIBLE;
      } else if (Invisible.isPiledMark(c)) {
        pile++;
        if (pile == PILE && out.length() > 0) {
          out.mark(out.length() - 1, COMBINING);
        }
      } else {
        pile = 0;
        foreign |= put(c, raw, i, width, pending, out);
        pending = 0;
      }
      i += width;
    }
    if (foreign) {
      skeleton(out);
    }
    return out.build();
  }

  /** Appends one visible character; says whether it may be a look-alike. */
  private static boolean put(
      int c, MappedText raw, int i, int width, int pending, MappedText.Builder out) {
    int start = raw.sourceStart(i);
    int end = raw.sourceEnd(i + width - 1);
    if (c < 0x80) {
      out.append(LOWER[c], start, end, pending);
      return false;
    }
    char[] form = form(c);
    int mark = pending | (isDecorated(c) ? COMPATIBILITY : 0);
    boolean foreign = false;
    for (char each : form) {
      out.append(each, start, end, mark);
      foreign |= Confusables.latin(each) != 0;
    }
    return foreign;
  }

  private static boolean isDecorated(int c) {
    return c >= 0xFF01 && c <= 0xFF5E
        || c >= 0x1D400 && c <= 0x1D7FF
        || c >= 0x1F100 && c <= 0x1F1FF
        || c >= 0x2460 && c <= 0x24FF
        || c >= 0x2070 && c <= 0x209F;
  }

  private static char[] form(int c) {
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

  /** Replaces look-alikes in words that hold both Latin and other letters. */
  private static void skeleton(MappedText.Builder text) {
    int at = 0;
    while (at < text.length()) {
      if (Confusables.latin(text.charAt(at)) == 0 || !Character.isLetter(text.charAt(at))) {
        at++;
        continue;
      }
      while (at > 0 && Character.isLetter(text.charAt(at - 1))) {
        at--;
      }
      int end = at;
      int latin = 0;
      int alike = 0;
      while (end < text.length() && Character.isLetter(text.charAt(end))) {
        char c = text.charAt(end);
        latin += isLatin(c) ? 1 : 0;
        alike += Confusables.latin(c) != 0 ? 1 : 0;
        end++;
      }
      if (alike > 0 && (latin > 0 || alike == end - at && besideLatin(text, at, end))) {
        replace(text, at, end);
      }
      at = end;
    }
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Whether the word before or after begins with a Latin letter: then so may this one. */
  private static boolean besideLatin(MappedText.Builder text, int start, int end) {
    return start >= 2 && isLatin(text.charAt(start - 2))
        || end + 1 < text.length() && isLatin(text.charAt(end + 1));
  }

  private static void replace(MappedText.Builder text, int from, int to) {
    for (int i = from; i < to; i++) {
      char latin = Confusables.latin(text.charAt(i));
      if (latin != 0) {
        text.setChar(i, latin, HOMOGLYPH);
      }
    }
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
