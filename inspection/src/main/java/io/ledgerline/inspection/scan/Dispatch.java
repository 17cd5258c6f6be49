package io.ledgerline.inspection.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * Which triggers a token pulls, as bits: tables made from the rules' triggers, so that most tokens
 * are passed by after a few look-ups, and no rule is called in vain for what a table can tell.
 */
final class Dispatch {
  /** Longer tokens count as this long. */
  private static final int SIZES = 128;

  private static final int SHAPES = 16;
  private static final int HEX_GROUP = 4;

  /** The bits of a gap that triggers may ask for: line end, at, colon, dot, dash, slash. */
  private static final int GAP_SHIFT = Integer.numberOfTrailingZeros(ByteClass.LINE);

  private static final int GAPS = 64;

  /** Behind the end of a text a line ends. */
  private static final int END = '\n';

  private final Rule[] rules;
  private final long[] byWord;
  private final long[] bySize = new long[SIZES * SHAPES];
  private final long[] byGap = new long[GAPS];
  private final long[] byBehind = new long[256];
  private final Triples byStart = new Triples();
  private final Triples byEnd = new Triples();

  /** Triggers that ask for the end of a token. */
  private long ending;

  private long hexGroups;
  private final long[] byNear = new long[Trigger.Near.values().length];

  Dispatch(Vocabulary vocabulary, List<Rule> rules) {
    this.byWord = new long[vocabulary.size()];
    var pulled = new ArrayList<Rule>();
    for (var rule : rules) {
      for (var trigger : rule.triggers()) {
        if (pulled.size() == Long.SIZE) {
          throw new IllegalArgumentException("triggers: more than 64");
        }
        take(vocabulary, trigger, 1L << pulled.size());
        pulled.add(rule);
      }
    }
    this.rules = pulled.toArray(Rule[]::new);
  }

  private void take(Vocabulary vocabulary, Trigger trigger, long bit) {
    for (int b = 0; b < byBehind.length; b++) {
      byBehind[b] |= trigger.behind().has(b) ? bit : 0;
    }
    if ((trigger.gap() | trigger.noGap()) >>> GAP_SHIFT << GAP_SHIFT
            != (trigger.gap() | trigger.noGap())
        || (trigger.gap() | trigger.noGap()) >>> GAP_SHIFT >= GAPS) {
      throw new IllegalArgumentException("gap: " + trigger + " (expected: line end to slash)");
    }
    for (int gap = 0; gap < GAPS; gap++) {
      byGap[gap] |= trigger.follows(gap << GAP_SHIFT) ? bit : 0;
    }
    byNear[trigger.near().ordinal()] |= bit;
    if (!trigger.ends().isAny()) {
      ending |= bit;
      byEnd.add(trigger.ends(), bit);
    }
    if (trigger.classes() != 0) {
      words(vocabulary, trigger, bit);
    } else if (!trigger.starts().isAny()) {
      byStart.add(trigger.starts(), bit);
    } else {
      sizes(trigger, bit);
    }
  }

  private void words(Vocabulary vocabulary, Trigger trigger, long bit) {
    for (int entry = 1; entry < byWord.length; entry++) {
      if (trigger.means(vocabulary.classes(entry), vocabulary.classesOrBegun(entry))) {
        byWord[entry] |= bit;
      }
    }
    if ((trigger.classes() & WordClass.NUMBER.bit()) != 0) {
      sizes(Trigger.number(trigger.length(), trigger.most()), bit);
    }
    hexGroups |= (trigger.classes() & WordClass.HEX_GROUP.bit()) != 0 ? bit : 0;
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

  Rule rule(int trigger) {
    return rules[trigger];
  }

  /** The triggers that ask for something near. */
  long near(Trigger.Near what) {
    return byNear[what.ordinal()];
  }

  /**
   * The triggers that a token pulls, whatever stands near.
   *
   * @param entry of the token's word
   * @param shape classes of its bytes
   * @param gap classes of the bytes before it
   */
  long pulled(byte[] text, int to, int start, int end, int entry, int shape, int gap) {
    int size = end - start;
    long pulled = byWord[entry] | bySize[Math.min(size, SIZES - 1) * SHAPES + shape];
    int behind = end < to ? text[end] & 0xff : END;
    if (mayBeHexGroup(text, start, behind) && isHexGroup(text, start, end)) {
      pulled |= hexGroups;
    }
    if (start + 3 <= to) {
      pulled |= byStart.of(Starts.key(text, start));
    }
    pulled &= byBehind[behind] & byGap[gap >>> GAP_SHIFT & GAPS - 1];
    if ((pulled & ending) != 0) {
      pulled &= ~ending | (size < 3 ? 0 : byEnd.of(Starts.key(text, end - 3)));
    }
    return pulled;
  }

  /** Whether what stands beside a token is as in an address; rarer than short tokens are. */
  private static boolean mayBeHexGroup(byte[] text, int start, int behind) {
    return behind == ':'
        || behind == '-'
        || start >= 2 && text[start - 1] == ':' && text[start - 2] == ':';
  }

  private static boolean isHexGroup(byte[] text, int start, int end) {
    if (end - start > HEX_GROUP) {
      return false;
    }
    for (int p = start; p < end; p++) {
      if (Character.digit(text[p], 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
