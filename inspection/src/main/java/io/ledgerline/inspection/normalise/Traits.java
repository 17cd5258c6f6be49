package io.ledgerline.inspection.normalise;

import java.util.Arrays;

/**
 * What kinds of characters and runs a text holds, found in one cheap pass, so that most hideouts
 * need not be searched in most texts, and others only in some lines. A trait may be seen where a
 * hideout finds nothing, never the other way round.
 */
final class Traits {
  /** It holds characters beyond ASCII. */
  static final int FOREIGN = 1;

  /** It holds {@code <}, {@code ](} or a line that begins with a bracket. */
  static final int MARKUP = 1 << 1;

  /** It holds a run of letters long enough to be an encoding. */
  static final int LONG_RUN = 1 << 2;

  /** It holds many words in a row that end with two hexadecimal digits. */
  static final int HEX_WORDS = 1 << 3;

  /** It holds a backslash, an ampersand, or percent or equals signs before hexadecimal digits. */
  static final int ESCAPES = 1 << 4;

  /** It holds several lone letters in a row. */
  static final int LONE_LETTERS = 1 << 5;

  /** It holds a line with words that mix letters with digits or signs. */
  static final int MIXED_WORDS = 1 << 6;

  /** It holds words of dots and dashes only, several in a row. */
  static final int DOTS_AND_DASHES = 1 << 7;

  /** It holds a tag or a sign of emphasis right behind a letter. */
  static final int BROKEN_WORDS = 1 << 8;

  /** It holds a line with several quotations. */
  static final int QUOTES = 1 << 9;

  /** It holds long empty space. */
  static final int PADDING = 1 << 10;

  /** It may hold characters that nobody sees. */
  static final int INVISIBLE = 1 << 11;

  /** It holds Braille patterns. */
  static final int BRAILLE = 1 << 12;

  /** It may hold script without spaces between words. */
  static final int UNSPACED = 1 << 13;

  /** Those of a text that hides nothing. */
  static final Traits NONE = new Traits(0, new Lines());

  private final int all;
  private final Lines lines;

  private Traits(int all, Lines lines) {
    this.all = all;
    this.lines = lines;
  }

  /** The lines of a text that have traits. Not thread-safe while it is filled. */
  static final class Lines {
    private static final int PARTS = 4;
    private static final int FEW = 8;

    /** Of each line its number, its first character, the one behind its last, its traits. */
    private int[] parts = {};

    private int count;

    void add(int number, int from, int to, int traits) {
      int at = count * PARTS;
      if (at == parts.length) {
        parts = Arrays.copyOf(parts, Math.max(FEW * PARTS, at * 2));
      }
      parts[at] = number;
      parts[at + 1] = from;
      parts[at + 2] = to;
      parts[at + 3] = traits;
      count++;
    }

    int count() {
      return count;
    }

    int number(int line) {
      return parts[line * PARTS];
    }

    int from(int line) {
      return parts[line * PARTS + 1];
    }

    int to(int line) {
      return parts[line * PARTS + 2];
    }

    boolean has(int line, int some) {
      return (parts[line * PARTS + 3] & some) != 0;
    }
  }

  /** The traits of a text. */
  static Traits of(MappedText text) {
    return new TraitReader(text.array(), text.length()).read();
  }

  static Traits of(int all, Lines lines) {
    return new Traits(all, lines);
  }

  /** Whether the text has one of some traits. */
  boolean has(int some) {
    return (all & some) != 0;
  }

  /** The lines with traits, in order; only some traits are told by line. */
  Lines lines() {
    return lines;
  }

  /** Whether a line, counted from 0, has one of some traits, all of which are told by line. */
  boolean has(int line, int some) {
    for (int i = 0; i < lines.count(); i++) {
      if (lines.number(i) == line) {
        return lines.has(i, some);
      }
    }
    return false;
  }
}
