package io.ledgerline.inspection.scan;

/**
 * What the tokens of a window may be context for, eight to a look: a number that nothing near
 * speaks of is passed by before anybody works out what is spoken of.
 */
final class Spoken {
  private static final int SUBJECTS = 0xff;
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

  /** Takes the token at a place of the window, those before it being known. */
  void take(int slot, int entry, int shape, int first) {
    int subjects = vocabulary.subjects(entry);
    if ((shape & ByteClass.HIGH) != 0) {
      said = Subject.ALL;
      subjects |= first >= SCRIPTS ? Subject.ALL : 0;
    } else if (entry == 0 && Tokens.isCamelCase(shape, first)) {
      subjects = Subject.NAME | Subject.ANY.bit();
    }
    said |= subjects;
    recent[slot] = (slot == 0 ? 0 : recent[slot - 1] << Byte.SIZE) | subjects;
  }

  /** Forgets all tokens but the last ones. */
  void slide(int keep, int rest) {
    System.arraycopy(recent, keep, recent, 0, rest);
  }

  /** What some tokens may be context for: {@link Subject}s, and whether there are names. */
  int about(int first, int last) {
    int begin = Math.max(first, 0);
    long all = 0;
    for (int token = last; token >= begin; token -= Long.BYTES) {
      int some = Math.min(token - begin + 1, Long.BYTES);
      all |= recent[token] & -1L >>> Long.SIZE - (some << 3);
    }
    all |= all >>> 32;
    all |= all >>> 16;
    return (int) (all | all >>> 8) & SUBJECTS;
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
