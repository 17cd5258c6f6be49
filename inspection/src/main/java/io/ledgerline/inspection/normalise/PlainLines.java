package io.ledgerline.inspection.normalise;

/**
 * Tells the traits of most lines by a few looks at 64 characters each, and which lines have to be
 * read character by character, as they may have traits of whole words or much empty space. May
 * suspect a line that has none of these, never the other way round. Not thread-safe.
 */
final class PlainLines {
  private static final int BLOCK = LineMasks.BLOCK;

  /** Signs in a block that are looked at one by one; with more, all characters are. */
  private static final int MOST_ODD = 16;

  private final char[] chars;
  private final int length;
  private final LineMasks masks;
  private final TraitReader reader;

  /** Where the line begins, and what is known of it so far. */
  private int start;

  private boolean suspect;
  private boolean blank;
  private int traits;
  private int quotes;
  private int signs;
  private int hexWords;
  private int leetWords;
  private int singles;
  private int spacesBefore;
  private int foreign;

  /** How often letters and digits change places, lone letters and spaces at the end. */
  private int mixed;

  private int lone;
  private int spaces;

  /** Begins before the first line; the reader is told of each. */
  PlainLines(char[] chars, int length, TraitReader reader) {
    this.chars = chars;
    this.length = length;
    this.reader = reader;
    masks = new LineMasks(chars, length);
  }

  void read() {
    begin(0);
    for (int at = 0; at < length; at += BLOCK) {
      masks.read(at);
      int from = 0;
      for (long left = masks.newlines; left != 0; left &= left - 1) {
        int to = Long.numberOfTrailingZeros(left);
        part(at, from, to);
        end(at + to);
        from = to + 1;
      }
      part(at, from, Math.min(BLOCK, length - at));
    }
    if (start < length) {
      judge(length);
      if (suspect) {
        reader.suspect(start, length);
      } else {
        reader.plain(traits, foreign, mixed);
      }
    }
  }

  private void begin(int at) {
    start = at;
    suspect = false;
    blank = true;
    traits = 0;
    quotes = 0;
    signs = 0;
    hexWords = 0;
    leetWords = 0;
    singles = 0;
    spacesBefore = 0;
    foreign = 0;
    mixed = 0;
    lone = reader.lone();
    spaces = 0;
  }

  private void end(int at) {
    judge(at);
    if (suspect) {
      reader.suspect(start, at + 1);
    } else if (blank) {
      reader.empty(at);
    } else {
      reader.plain(at, traits, foreign, mixed, lone, spaces);
    }
    begin(at + 1);
  }

  private void judge(int end) {
    suspect |=
        blank && end > start
            || signs >= TraitReader.FEWEST_CODE
            || hexWords >= TraitReader.FEWEST_HEX
            || leetWords >= TraitReader.FEWEST_LEET
            || reader.lone() + singles >= TraitReader.FEWEST_LONE
            || foreign != 0 && (traits & Traits.LONG_RUN) != 0;
    traits |= quotes >= TraitReader.FEWEST_QUOTES ? Traits.QUOTES : 0;
  }

  /** Reads those characters of a block that are the line's. */
  private void part(int block, int from, int to) {
    if (suspect || from >= to) {
      return;
    }
    long in = -1L >>> from - to << from;
    if ((masks.wide & in) != 0) {
      suspect = true;
      return;
    }
    traits |= (masks.runs & in) != 0 ? Traits.LONG_RUN : 0;
    spaces(in & ~masks.spaces, from, to);
    quotes += Long.bitCount(masks.quotes & in);
    signs += Long.bitCount(masks.signs & in);
    hexWords += Long.bitCount(masks.hexEnds & in);
    mixed += Long.bitCount(masks.changes & in);
    leetWords += Long.bitCount(masks.leetWords & in);
    long one = masks.lone & in;
    long several = masks.words & in;
    singles += Long.bitCount(one);
    lone =
        several == 0
            ? lone + Long.bitCount(one)
            : Long.bitCount(one & -2L << BLOCK - 1 - Long.numberOfLeadingZeros(several));
    suspect |= Long.bitCount(masks.odd & in) > MOST_ODD;
    for (long left = masks.odd & in; left != 0 && !suspect; left &= left - 1) {
      odd(block + Long.numberOfTrailingZeros(left));
    }
  }

  private void spaces(long solid, int from, int to) {
    if (solid == 0) {
      spacesBefore += blank ? to - from : 0;
      spaces += to - from;
      return;
    }
    if (blank) {
      blank = false;
      spacesBefore += Long.numberOfTrailingZeros(solid) - from;
      suspect = reader.spaces() + spacesBefore >= TraitReader.LONGEST_SPACE;
    }
    spaces = to - BLOCK + Long.numberOfLeadingZeros(solid);
  }

  /** Looks at what stands beside a sign. */
  private void odd(int at) {
    char c = chars[at];
    char next = at + 1 < length ? chars[at + 1] : '\u00FF';
    switch (c) {
      case '<' -> traits |= Traits.MARKUP | broken(at);
      case '[' -> traits |= at == start ? Traits.MARKUP : 0;
      case ']' -> traits |= next == '(' ? Traits.MARKUP : 0;
      case '\\', '&' -> traits |= Traits.ESCAPES;
      case '%', '=' -> traits |= next < 0x80 && is(next, Characters.HEX) ? Traits.ESCAPES : 0;
      case '*', '`', '~' -> traits |= broken(at);
      case '@', '$', '!', '|', '+' -> {
        boolean alone = (at == start || chars[at - 1] <= ' ') && next <= ' ';
        leetWords += alone ? 0 : 1;
        mixed += at + 1 < length && is(next, Characters.WORD) ? 1 : 0;
      }
      default -> {
        int kind = Characters.kind(c);
        foreign |= kind;
        suspect = (kind & (Characters.ODD | Characters.HEX)) != 0;
      }
    }
  }

  private int broken(int at) {
    return at > start && is(chars[at - 1], Characters.LETTER) ? Traits.BROKEN_WORDS : 0;
  }

  private static boolean is(char c, int kind) {
    return (Characters.kind(c) & kind) != 0;
  }
}
