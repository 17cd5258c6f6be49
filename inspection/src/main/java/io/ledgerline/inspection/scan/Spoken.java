package io.ledgerline.inspection.scan;

/**
 * What the tokens of a window may be context for, eight to a look: a number that nothing near
 * speaks of is passed by before anybody works out what is spoken of.
 */
final class Spoken {
  private static final int SUBJECTS = 0xff;
  private static final int ANY = Subject.ANY.bit();
  private static final long NAMES = 0x8080808080808080L;

  /** Scripts without spaces begin here, as first bytes; a run of them may hold any word. */
  private static final int SCRIPTS = 0xE0;

  /** The {@link Subject}s of the last eight tokens, a token's own in the lowest byte. */
  private final long[] recent;

  private final Vocabulary vocabulary;
  private int said;

  Spoken(int tokens, Vocabulary vocabulary) {
    this.recent = new long[tokens];
    this.vocabulary = vocabulary;
  }

  /** Begins a text. */
  void open() {
    said = 0;
  }

  /** Takes some tokens, those before being known. */
  void take(int begin, int stop, int[] word, int[] kind, int[] edges, byte[] text) {
    long[] all = recent;
    long last = begin == 0 ? 0 : all[begin - 1];
    int ever = said;
    for (int token = begin; token < stop; token++) {
      int subjects = vocabulary.subjects(word[token]);
      int is = kind[token] & (ByteClass.WORD | Spelling.CAPITAL);
      boolean name = word[token] == 0 && is == (ByteClass.LOWER | ByteClass.UPPER);
      subjects = name ? Subject.NAME | Subject.ANY.bit() : subjects;
      if ((is & ByteClass.HIGH) != 0) {
        ever = Subject.ALL;
        subjects |= (text[edges[2 * token]] & 0xff) >= SCRIPTS ? Subject.ALL : 0;
      }
      ever |= subjects;
      last = last << Byte.SIZE | subjects;
      all[token] = last;
    }
    said = ever;
  }

  /** Forgets all tokens but the last ones. */
  void slide(int keep, int rest) {
    System.arraycopy(recent, keep, recent, 0, rest);
  }

  /** What some tokens may be context for: {@link Subject}s, and whether there are names. */
  int about(int first, int last) {
    int begin = Math.max(first, 0);
    long all = 0;
    int token = last;
    for (; token - begin >= Long.BYTES - 1; token -= Long.BYTES) {
      all |= recent[token];
    }
    if (token >= begin) {
      all |= recent[token] & Eight.low(token - begin + 1 << 3);
    }
    all |= all >>> 32;
    all |= all >>> 16;
    return (int) (all | all >>> 8) & SUBJECTS;
  }

  /** Whether a token by itself, or a phrase that begins with it, may be context. */
  boolean speaks(int token) {
    return (recent[token] & ANY) != 0;
  }

  /** A name has been read, and nobody need read it again: what it may be context for. */
  void settle(int name, int count, int subjects) {
    int stop = Math.min(name + Long.BYTES, count);
    for (int token = name; token < stop; token++) {
      int shift = token - name << 3;
      recent[token] = recent[token] & ~(0xffL << shift) | (long) subjects << shift;
    }
  }

  /** What any token so far may be context for, and whether there were names. */
  int said() {
    return said;
  }

  /** The last name of several words among some tokens, backwards; -1 for none. */
  int name(int last, int first) {
    int begin = Math.max(first, 0);
    for (int token = last; token >= begin; token -= Long.BYTES) {
      long some = recent[token] & NAMES;
      if (some != 0) {
        int found = token - (Long.numberOfTrailingZeros(some) >>> 3);
        return found < begin ? -1 : found;
      }
    }
    return -1;
  }
}
