package io.ledgerline.inspection.normalise;

/** Reads a text once and tells its {@link Traits}. Not thread-safe. */
final class TraitReader {
  static final int RUN = 16;
  static final int FEWEST_LONE = 5;
  static final int FEWEST_HEX = 8;
  static final int FEWEST_CODE = 6;
  static final int FEWEST_LEET = 2;
  static final int FEWEST_QUOTES = 6;
  static final int LONGEST_SPACE = 60;
  private static final int MOST_NEWLINES = 18;
  private static final int LONGEST_PREFIX = 4;
  private static final int FEWEST_CHANGES = 2;

  private final char[] chars;
  private final int length;

  private int found;

  /** The traits of the line that is being read. */
  private int here;

  private final Traits.Lines lines = new Traits.Lines();
  private int line;
  private int lineStart;

  /** Kinds of all characters beyond ASCII, and of those in this line. */
  private int foreign;

  private int odd;

  /** Kinds of the characters since the last space. */
  private int piece;

  private int run;
  private int lone;
  private int hexWords;
  private int codeWords;
  private int mixed;
  private int leetWords;
  private int quotes;
  private int space;
  private int newlines;

  TraitReader(char[] chars, int length) {
    this.chars = chars;
    this.length = length;
  }

  Traits read() {
    new PlainLines(chars, length, this).read();
    endPiece();
    endLine(length);
    found |= (foreign & Characters.FOREIGN) != 0 ? Traits.FOREIGN : 0;
    found |= (foreign & Characters.INVISIBLE) != 0 ? Traits.INVISIBLE : 0;
    found |= (foreign & Characters.BRAILLE) != 0 ? Traits.BRAILLE : 0;
    found |= (foreign & Characters.UNSPACED) != 0 ? Traits.UNSPACED : 0;
    int all = mixed >= FEWEST_CHANGES ? found : found & ~Traits.MIXED_WORDS;
    return Traits.of(all, lines);
  }

  /** Says what the line was that ends before a character. */
  private void endLine(int end) {
    int traits = here;
    if ((odd & Characters.ODD) != 0) {
      traits |= Traits.LONE_LETTERS | Traits.DOTS_AND_DASHES | Traits.MIXED_WORDS;
    }
    traits |= (odd & Characters.HEX) != 0 ? Traits.HEX_WORDS : 0;
    if (traits != 0) {
      lines.add(line, lineStart, end, traits);
      found |= traits;
    }
    lineStart = end + 1;
    line++;
    here = 0;
    odd = 0;
    leetWords = 0;
    quotes = 0;
    hexWords = 0;
    codeWords = 0;
  }

  int lone() {
    return lone;
  }

  int spaces() {
    return space;
  }

  /** A line ends of which {@link PlainLines} knows all. */
  void plain(int end, int traits, int beyondAscii, int changes, int loneAtEnd, int spacesAtEnd) {
    plain(traits, beyondAscii, changes);
    lone = loneAtEnd;
    space = spacesAtEnd + 1;
    newlines = 1;
    endLine(end);
  }

  /** The same of the last line, behind which the text ends. */
  void plain(int traits, int beyondAscii, int changes) {
    here = traits;
    foreign |= beyondAscii;
    mixed += changes;
  }

  /** A line ends in which there is nothing. */
  void empty(int end) {
    space++;
    newlines++;
    found |= space >= LONGEST_SPACE || newlines >= MOST_NEWLINES ? Traits.PADDING : 0;
    endLine(end);
  }

  /** Reads a line character by character, and what ends it. */
  void suspect(int from, int to) {
    int before = Characters.SPACE;
    int at = from;
    while (at < to) {
      int kind = Characters.kind(chars[at]);
      if ((kind & Characters.WORD) != 0) {
        at = word(at, before);
        before = Characters.kind(chars[at - 1]);
        continue;
      }
      run = (kind & Characters.ENCODING) != 0 ? run + 1 : 0;
      here |= run >= RUN ? Traits.LONG_RUN : 0;
      seeForeign(kind);
      if ((kind & Characters.SPACE) != 0) {
        space(at, before);
      } else {
        sign(at, before);
        piece |= kind;
        space = 0;
        newlines = 0;
      }
      before = kind;
      at++;
    }
  }

  private void seeForeign(int kind) {
    if ((kind & Characters.FOREIGN) != 0) {
      foreign |= kind;
      odd |= kind;
    }
  }

  /** Reads a word; the offset behind it. */
  private int word(int begin, int before) {
    int any = 0;
    int last = Characters.kind(chars[begin]);
    int at = begin;
    do {
      any |= last;
      at++;
      last = at < length ? Characters.kind(chars[at]) : 0;
    } while ((last & Characters.WORD) != 0);
    last = Characters.kind(chars[at - 1]);
    int lastTwo = at - begin > 1 ? last & Characters.kind(chars[at - 2]) : 0;
    int size = at - begin;
    lone = size == 1 ? lone + 1 : 0;
    here |= lone >= FEWEST_LONE ? Traits.LONE_LETTERS : 0;
    run = (last & Characters.ENCODING) != 0 ? run + size : 0;
    here |= run >= RUN || size >= RUN ? Traits.LONG_RUN : 0;
    mixed += (before & Characters.LEET_SIGN) != 0 ? 1 : 0;
    seeForeign(any & ~Characters.HEX);
    if ((any & Characters.WORD) == Characters.WORD) {
      mixed += changes(begin, at);
    }
    if (!isPrefix(begin, at)) {
      hexWords = (lastTwo & Characters.HEX) != 0 ? hexWords + 1 : 0;
      here |= hexWords >= FEWEST_HEX ? Traits.HEX_WORDS : 0;
    }
    piece |= any;
    space = 0;
    newlines = 0;
    return at;
  }

  /** How often letters and digits change places. */
  private int changes(int from, int to) {
    int changes = 0;
    for (int i = from + 1; i < to; i++) {
      int both = Characters.kind(chars[i]) ^ Characters.kind(chars[i - 1]);
      changes += (both & Characters.WORD) != 0 ? 1 : 0;
    }
    return changes;
  }

  private boolean isHex(int at) {
    return (Characters.kind(chars[at]) & Characters.HEX) != 0;
  }

  /** Whether a word may stand between two bytes: {@code x}, {@code 0x}. */
  private boolean isPrefix(int from, int to) {
    if (chars[from] != '0' && chars[from] != 'x') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (chars[i] != '0' && chars[i] != 'x') {
        return false;
      }
    }
    return to - from <= LONGEST_PREFIX;
  }

  private void space(int at, int before) {
    if ((before & Characters.SPACE) == 0) {
      endPiece();
    }
    space++;
    if (chars[at] == '\n') {
      newlines++;
      endLine(at);
    }
    found |= space >= LONGEST_SPACE || newlines >= MOST_NEWLINES ? Traits.PADDING : 0;
  }

  /** A piece between spaces ends. */
  private void endPiece() {
    int kinds = piece;
    piece = 0;
    if ((kinds & Characters.LETTER) != 0
        && (kinds & (Characters.DIGIT | Characters.LEET_SIGN)) != 0) {
      leetWords++;
      here |= leetWords >= FEWEST_LEET ? Traits.MIXED_WORDS : 0;
    }
    int others = kinds & (Characters.WORD | Characters.SIGN);
    if (others != 0) {
      codeWords = 0;
    } else if ((kinds & (Characters.CODE | Characters.BAR)) == Characters.CODE) {
      codeWords++;
      here |= codeWords >= FEWEST_CODE ? Traits.DOTS_AND_DASHES : 0;
    } else if ((kinds & Characters.CODE) != 0) {
      codeWords = 0;
    }
  }

  private void sign(int at, int before) {
    switch (chars[at]) {
      case '<' -> {
        here |= Traits.MARKUP | broken(before);
      }
      case '[' -> here |= at == 0 || chars[at - 1] == '\n' ? Traits.MARKUP : 0;
      case ']' -> here |= next(at) == '(' ? Traits.MARKUP : 0;
      case '\\', '&' -> here |= Traits.ESCAPES;
      case '%', '=' -> here |= next(at) < 0x80 && isHex(at + 1) ? Traits.ESCAPES : 0;
      case '"', '\'' -> {
        quotes++;
        here |= quotes >= FEWEST_QUOTES ? Traits.QUOTES : 0;
      }
      case '*', '`', '~' -> here |= broken(before);
      default -> {}
    }
  }

  private static int broken(int before) {
    return (before & Characters.LETTER) != 0 ? Traits.BROKEN_WORDS : 0;
  }

  /** The character behind one; one beyond ASCII at the end. */
  private char next(int at) {
    return at + 1 < length ? chars[at + 1] : '\u00FF';
  }
}
