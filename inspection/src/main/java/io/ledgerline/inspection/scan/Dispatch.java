package io.ledgerline.inspection.scan;

import java.util.List;

/**
 * Which rules a token concerns, as bits: tables made from the rules' triggers, so that most tokens
 * are passed by after a few look-ups.
 */
final class Dispatch {
  /** Longer tokens count as this long. */
  private static final int SIZES = 128;

  private static final int SHAPES = 16;
  private static final int HEX_GROUP = 4;

  /** Behind the end of a text a line ends. */
  private static final int END = '\n';

  private final Trigger[] triggers;
  private final long[] byWord;
  private final long[] bySize = new long[SIZES * SHAPES];

  /** Rules that may be asked before a byte. */
  private final long[] byBehind = new long[256];

  private final long ofHexGroups;
  private final long ofStarts;
  private final Starts starts;
  private final long ofGaps;
  private final int gaps;

  Dispatch(Vocabulary vocabulary, List<Rule> rules) {
    if (rules.size() > Long.SIZE) {
      throw new IllegalArgumentException("rules: " + rules.size() + " (expected: <= 64)");
    }
    this.triggers = rules.stream().map(Rule::trigger).toArray(Trigger[]::new);
    this.byWord = new long[vocabulary.size()];
    long hexGroups = 0;
    long beginnings = 0;
    long between = 0;
    int anyGap = 0;
    var anyStart = Starts.ANY;
    for (int r = 0; r < triggers.length; r++) {
      var trigger = triggers[r];
      long bit = 1L << r;
      behind(trigger, bit);
      if (trigger.classes() != 0) {
        words(vocabulary, trigger, bit);
        hexGroups |= (trigger.classes() & WordClass.HEX_GROUP.bit()) != 0 ? bit : 0;
      } else if (!trigger.starts().isAny()) {
        beginnings |= bit;
        anyStart = anyStart.or(trigger.starts());
      } else if (trigger.gap() != 0) {
        between |= bit;
        anyGap |= trigger.gap();
      } else {
        sizes(trigger, bit);
      }
    }
    this.ofHexGroups = hexGroups;
    this.ofStarts = beginnings;
    this.starts = anyStart;
    this.ofGaps = between;
    this.gaps = anyGap;
  }

  private void behind(Trigger trigger, long bit) {
    for (int b = 0; b < byBehind.length; b++) {
      if (trigger.behind() == 0 || (ByteClass.OF[b] & trigger.behind()) != 0) {
        byBehind[b] |= bit;
      }
    }
  }

  private void words(Vocabulary vocabulary, Trigger trigger, long bit) {
    for (int entry = 1; entry < byWord.length; entry++) {
      if ((vocabulary.classesOrBegun(entry) & trigger.classes()) != 0) {
        byWord[entry] |= bit;
      }
    }
    if ((trigger.classes() & WordClass.NUMBER.bit()) != 0) {
      sizes(Trigger.number(trigger.length(), trigger.most()), bit);
    }
  }

  private void sizes(Trigger trigger, long bit) {
    for (int size = 0; size < SIZES; size++) {
      int measured = size == SIZES - 1 ? Math.max(size, trigger.length()) : size;
      for (int shape = 0; shape < SHAPES; shape++) {
        if (trigger.fits(measured, shape)) {
          bySize[size * SHAPES + shape] |= bit;
        }
      }
    }
  }

  /** The rules that want to look at a token. */
  long rules(byte[] text, int to, Tokens tokens, int token) {
    int start = tokens.start[token];
    int end = tokens.end[token];
    int size = end - start;
    int shape = tokens.shape[token];
    long concerned =
        byWord[tokens.word[token]] | bySize[Math.min(size, SIZES - 1) * SHAPES + shape];
    int behind = end < to ? text[end] & 0xff : END;
    if (size <= HEX_GROUP && isHexGroup(text, start, behind)) {
      concerned |= ofHexGroups;
    }
    int gap = tokens.gap[token];
    if ((gap & gaps) != 0) {
      concerned |= between(gap, shape);
    }
    if (start + 3 <= to && starts.has(Starts.slot(text[start], text[start + 1], text[start + 2]))) {
      concerned |= ofStarts;
    }
    return concerned & byBehind[behind];
  }

  private long between(int gap, int shape) {
    long concerned = 0;
    for (long rest = ofGaps; rest != 0; rest &= rest - 1) {
      int rule = Long.numberOfTrailingZeros(rest);
      var trigger = triggers[rule];
      boolean wanted = trigger.shape() == 0 || (trigger.shape() & shape) != 0;
      if (wanted && (gap & trigger.gap()) == trigger.gap()) {
        concerned |= 1L << rule;
      }
    }
    return concerned;
  }

  private static boolean isHexGroup(byte[] text, int start, int behind) {
    return behind == ':'
        || behind == '-'
        || start >= 2 && text[start - 1] == ':' && text[start - 2] == ':';
  }
}
