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

  /** The bits of a gap that triggers may ask for: line end to separators of cells. */
  private static final int GAP_SHIFT = Integer.numberOfTrailingZeros(ByteClass.LINE);

  private static final int GAPS = 128;

  /** Behind the end of a text a line ends. */
  private static final int END = '\n';

  private final Rule[] rules;
  private final long[] byWord;
  private final long[] bySize = new long[SIZES * SHAPES];
  private final long[] byGap = new long[2 * GAPS];
  private final long[] byBehind = new long[256];
  private final Triples byStart = new Triples();
  private final Triples byEnd = new Triples();

  /** Triggers that ask for the end of a token. */
  private long ending;

  /** Triggers that ask for a capital letter. */
  private long capitals;

  /** Triggers that ask for anything but a capital letter. */
  private long smalls;

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
    hexGroups();
  }

  private void take(Vocabulary vocabulary, Trigger trigger, long bit) {
    for (int b = 0; b < byBehind.length; b++) {
      byBehind[b] |= trigger.behind().has(b) ? bit : 0;
    }
    if ((trigger.gap() | trigger.noGap()) >>> GAP_SHIFT << GAP_SHIFT
            != (trigger.gap() | trigger.noGap())
        || (trigger.gap() | trigger.noGap()) >>> GAP_SHIFT >= GAPS) {
      throw new IllegalArgumentException("gap: " + trigger + " (expected: line end to cell)");
    }
    for (int gap = 0; gap < GAPS; gap++) {
      byGap[2 * gap] |= trigger.follows(gap << GAP_SHIFT) ? bit : 0;
    }
    byNear[trigger.near().ordinal()] |= bit;
    capitals |= trigger.capital() ? bit : 0;
    smalls |= trigger.small() ? bit : 0;
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
      if (trigger.means(vocabulary.classesAsked(entry), vocabulary.classesOrBegun(entry))) {
        byWord[entry] |= bit;
      }
    }
    if ((trigger.classes() & WordClass.NUMBER.bit()) != 0) {
      sizes(Trigger.number(trigger.length(), trigger.most()), bit);
    }
    hexGroups |= (trigger.classes() & WordClass.HEX_GROUP.bit()) != 0 ? bit : 0;
  }

  /** Tables say of these how long they are, and what stands behind; the rest is told by bytes. */
  private void hexGroups() {
    for (int shape = 0; shape < SHAPES; shape++) {
      for (int size = 1; size <= HEX_GROUP; size++) {
        bySize[size * SHAPES + shape] |= hexGroups;
      }
    }
    for (int gap = 0; gap < GAPS; gap++) {
      byGap[2 * gap + 1] = (gap << GAP_SHIFT & ByteClass.COLON) != 0 ? hexGroups : 0;
    }
    for (int b = 0; b < byBehind.length; b++) {
      byBehind[b] &= b == ':' || b == '-' ? -1 : ~hexGroups;
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

  /** What the first three bytes of tokens pull. */
  Triples starts() {
    return byStart;
  }

  Rule rule(int trigger) {
    return rules[trigger];
  }

  /** The triggers that ask for something near. */
  long near(Trigger.Near what) {
    return byNear[what.ordinal()];
  }

  /**
   * Puts down which tokens pull triggers, whatever stands near.
   *
   * @param edges of the tokens
   * @param word entries of the tokens
   * @param kind classes of their bytes and of those before them
   * @param able the triggers that may be pulled at all
   * @param from the first free place of those where they are put down
   * @return how many
   */
  int pull(
      int first,
      int stop,
      int[] edges,
      int[] word,
      int[] kind,
      byte[] text,
      int to,
      long able,
      int[] asked,
      long[] pulled,
      int from) {
    long[] words = byWord;
    long[] sizes = bySize;
    long[] gaps = byGap;
    long[] behinds = byBehind;
    long small = ~capitals;
    long large = ~smalls;
    int some = from;
    for (int token = first; token < stop; token++) {
      int begin = edges[2 * token];
      int size = edges[2 * token + 1] - begin;
      int is = kind[token];
      int end = begin + size;
      int behind = end < to ? text[end] & 0xff : END;
      long pulls =
          words[word[token]] | sizes[Math.min(size, SIZES - 1) * SHAPES + (is & ByteClass.WORD)];
      if ((is & Spelling.START) != 0) {
        pulls |= byStart.of(Starts.key(text, begin));
      }
      int gap = (is >>> GAP_SHIFT & GAPS - 1) << 1;
      pulls &= (behinds[behind] | gaps[gap + 1]) & gaps[gap] & able;
      long capital = -(long) (is >>> Spelling.CAPITAL_BIT);
      pulls &= (small | capital) & (large | ~capital);
      asked[some] = token;
      pulled[some] = pulls;
      some += pulls != 0 ? 1 : 0;
    }
    // Tables do not tell all that triggers ask of a token's bytes.
    long exact = ending | hexGroups;
    int left = from;
    for (int ask = from; ask < some; ask++) {
      int token = asked[ask];
      long pulls = pulled[ask];
      if ((pulls & exact) != 0) {
        pulls &= ~exact | exact(text, to, edges[2 * token], edges[2 * token + 1]);
      }
      asked[left] = token;
      pulled[left] = pulls;
      left += pulls != 0 ? 1 : 0;
    }
    return left - from;
  }

  private long exact(byte[] text, int to, int begin, int end) {
    int behind = end < to ? text[end] & 0xff : END;
    boolean hex = mayBeHexGroup(text, begin, behind) && isHexGroup(text, begin, end);
    return (hex ? hexGroups : 0) | (end - begin < 3 ? 0 : byEnd.of(Starts.key(text, end - 3)));
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
