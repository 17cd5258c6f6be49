package io.ledgerline.inspection.normalise;

import io.ledgerline.inspection.scan.Eight;
import java.util.Arrays;

/**
 * What the characters of a text are, 64 of them at a time: each question is answered by one {@code
 * long}, the first character lowest. Not thread-safe.
 */
final class LineMasks {
  /** How many characters one answer is about. */
  static final int BLOCK = Long.SIZE;

  /** Spaces in one block that may be part of long empty space. */
  private static final int WIDE = TraitReader.LONGEST_SPACE / 2;

  private static final int CHUNK = 1024;
  private static final int LETTER = 0;
  private static final int DIGIT = 1;
  private static final int SPACE = 2;
  private static final int NEWLINE = 3;
  private static final int HEX = 4;
  private static final int QUOTE = 5;
  private static final int ENCODING = 6;
  private static final int ODD = 7;

  private static final byte[] CLASSES = classes();

  /** Where long runs of letters of an encoding begin. */
  long runs;

  /** Where much empty space begins that may be part of more. */
  long wide;

  long spaces;
  long newlines;
  long quotes;

  /** Signs with which a piece between spaces begins. */
  long signs;

  /** Ends of words by themselves, of longer ones, and of those that end in two digits of hex. */
  long lone;

  long words;
  long hexEnds;

  /** Letters behind digits and digits behind letters. */
  long changes;

  /** Digits in pieces that may hold letters as well, the first of each number. */
  long leetWords;

  /** Signs that may matter by what stands beside them, and all characters beyond ASCII. */
  long odd;

  private final char[] chars;
  private final int length;
  private final byte[] classes;
  private long letterBefore;
  private long digitBefore;
  private long hexBefore;
  private long spaceBefore = 1;
  private int runBefore;
  private int base;
  private int loaded;

  LineMasks(char[] chars, int length) {
    this.chars = chars;
    this.length = length;
    classes = new byte[Math.min(CHUNK, length) + BLOCK];
  }

  /** Reads the characters from a multiple of 64 on; none are behind the text's end. */
  void read(int from) {
    if (from >= loaded) {
      load(from);
    }
    long letter = 0;
    long digit = 0;
    long space = 0;
    long newline = 0;
    long six = 0;
    long quote = 0;
    long code = 0;
    long other = 0;
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      long eight = Eight.within(classes, from - base + i);
      letter |= Eight.bits(eight << 7 - LETTER & Eight.HIGH) << i;
      digit |= Eight.bits(eight << 7 - DIGIT & Eight.HIGH) << i;
      space |= Eight.bits(eight << 7 - SPACE & Eight.HIGH) << i;
      newline |= Eight.bits(eight << 7 - NEWLINE & Eight.HIGH) << i;
      six |= Eight.bits(eight << 7 - HEX & Eight.HIGH) << i;
      quote |= Eight.bits(eight << 7 - QUOTE & Eight.HIGH) << i;
      code |= Eight.bits(eight << 7 - ENCODING & Eight.HIGH) << i;
      other |= Eight.bits(eight & Eight.HIGH) << i;
    }
    spaces = space;
    newlines = newline;
    quotes = quote;
    odd = other;
    words(from, letter, digit, six);
    signs = ~(letter | digit | space) & (space << 1 | spaceBefore);
    leetWords = digit == 0 ? 0 : mixed(letter, digit, ~space);
    runs = runs(code);
    wide = space & space >>> 1;
    wide &= wide >>> 2;
    wide &= wide >>> 4;
    wide &= wide >>> 8;
    wide &= wide >>> WIDE - 16;
    spaceBefore = space >>> -1;
  }

  private void words(int from, long letter, long digit, long six) {
    long all = letter | digit;
    long ends = all & ~(all >>> 1 | (wordFollows(from + BLOCK) ? Long.MIN_VALUE : 0));
    long begins = all & ~(all << 1 | letterBefore | digitBefore);
    lone = ends & begins;
    words = ends & ~begins;
    hexEnds = ends & six & (six << 1 | hexBefore);
    changes = letter & (digit << 1 | digitBefore) | digit & (letter << 1 | letterBefore);
    letterBefore = letter >>> -1;
    digitBefore = digit >>> -1;
    hexBefore = six >>> -1;
  }

  private boolean wordFollows(int at) {
    return at < length && (Characters.kind(chars[at]) & Characters.WORD) != 0;
  }

  /** Where runs of an encoding are long enough. */
  private long runs(long code) {
    int first = Long.numberOfTrailingZeros(~code);
    boolean goesOn = first > 0 && runBefore + first >= TraitReader.RUN;
    runBefore = Long.numberOfLeadingZeros(~code);
    long some = code & code >>> 1;
    some &= some >>> 2;
    some &= some >>> 4;
    some &= some >>> 8;
    return some | (goesOn ? 1 : 0);
  }

  /** Which digits stand in a piece with letters, or in one that goes on in another block. */
  private long mixed(long letter, long digit, long piece) {
    long up = letter | piece & ~spaceBefore & 1;
    long down = letter | piece & Long.MIN_VALUE;
    long left = piece;
    long right = piece;
    for (int by = 1; by < BLOCK; by *= 2) {
      up |= left & up << by;
      left &= left << by;
      down |= right & down >>> by;
      right &= right >>> by;
    }
    long mixed = digit & (up | down);
    return mixed & ~(mixed << 1);
  }

  private void load(int from) {
    int some = Math.min(CHUNK, length - from);
    char[] source = chars;
    byte[] to = classes;
    for (int i = 0; i < some; i++) {
      to[i] = CLASSES[source[from + i]];
    }
    Arrays.fill(to, some, some + BLOCK, (byte) 0);
    base = from;
    loaded = from + some;
  }

  private static byte[] classes() {
    byte[] classes = new byte[0x10000];
    for (int c = 0x80; c < classes.length; c++) {
      boolean letter = (Characters.kind((char) c) & Characters.LETTER) != 0;
      classes[c] = (byte) (letter ? 1 << ODD | 1 << LETTER | 1 << ENCODING : 1 << ODD);
    }
    for (char c = 0; c < 0x80; c++) {
      int kind = Characters.kind(c);
      int all = (kind & Characters.LETTER) != 0 ? 1 << LETTER : 0;
      all |= (kind & Characters.DIGIT) != 0 ? 1 << DIGIT : 0;
      all |= (kind & Characters.SPACE) != 0 ? 1 << SPACE : 0;
      all |= c == '\n' ? 1 << NEWLINE : 0;
      all |= (kind & Characters.HEX) != 0 ? 1 << HEX : 0;
      all |= c == '"' || c == '\'' ? 1 << QUOTE : 0;
      all |= (kind & Characters.ENCODING) != 0 ? 1 << ENCODING : 0;
      all |= "<[]\\&%=*`~".indexOf(c) >= 0 || (kind & Characters.LEET_SIGN) != 0 ? 1 << ODD : 0;
      classes[c] = (byte) all;
    }
    return classes;
  }
}
