package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rules, by the word they begin with. Immutable. */
final class RuleBook {
  /** Where a rule matched. */
  interface Sink {
    /** Says whether the match counts in full; those that do not leave room for others. */
    boolean matched(Rule rule, int fromWord, int toWord);
  }

  /** How often one rule may match in a stretch; the first few tell all that more would. */
  private static final int ENOUGH = 4;

  /** Characters in a stretch: what decoys cannot reach from far away. */
  private static final int STRETCH = 1_000;

  private static final int COUNT_BITS = 3;

  private static final int SLOTS = 1024;

  private static final int LOOK = 2 * Outlook.REACHES;

  private final List<Rule> rules = new ArrayList<>();

  /** Rules by the class they begin with, and behind them those that begin with a named word. */
  private final Candidates[] lists;

  /** What the rules of each list ask for at least, side by side: most words ask of no more. */
  private final long[] looks;

  /**
   * Hashes of the words that rules begin with by name, each in the first free slot from its own.
   */
  private final long[] words = new long[SLOTS];

  /** The lists of these words. */
  private final int[] byWord = new int[SLOTS];

  private final long begins;
  private final long imperativeContext;

  RuleBook(List<String> lines, Lexicon lexicon) {
    for (String line : lines) {
      Rule rule = Rule.parse(rules.size(), line, lexicon);
      if (rule.reach() > Outlook.FAR) {
        throw new IllegalArgumentException("rule: " + line + " (expected: fewer words between)");
      }
      rules.add(rule);
    }
    imperativeContext = lexicon.bit("IMPCTX");
    long all = 0;
    var named = new TreeMap<Long, List<Rule>>();
    var classed = new TreeMap<Integer, List<Rule>>();
    for (Rule rule : rules) {
      Rule.Element first = rule.elements()[0];
      all |= first.mask() | (first.literals().length > 0 ? Lexicon.LITERAL : 0);
      for (long left = first.mask(); left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        classed.computeIfAbsent(bit, _ -> new ArrayList<>()).add(rule);
      }
      for (long literal : first.literals()) {
        named.computeIfAbsent(literal, _ -> new ArrayList<>()).add(rule);
      }
    }
    begins = all;
    if (named.size() > SLOTS / 2) {
      throw new IllegalArgumentException("first words of rules: more than " + SLOTS / 2);
    }
    lists = new Candidates[Long.SIZE + named.size()];
    looks = new long[lists.length * LOOK];
    classed.forEach(this::list);
    int list = Long.SIZE;
    for (var word : named.entrySet()) {
      int slot = slot(word.getKey());
      words[slot] = word.getKey();
      byWord[slot] = list;
      list(list, word.getValue());
      list++;
    }
  }

  private void list(int list, List<Rule> some) {
    lists[list] = new Candidates(some);
    lists[list].write(looks, list * LOOK);
  }

  /** Counts for a text that is not yet read. */
  Counts counts() {
    return new Counts(rules.size());
  }

  /**
   * How often each rule matched in the latest stretch that it matched in, and which one that is.
   * Most texts that come of a disguise are not worth the room.
   */
  static final class Counts {
    private final int rules;
    private int @Nullable [] each;

    private Counts(int rules) {
      this.rules = rules;
    }

    private int[] each() {
      if (each == null) {
        each = new int[rules];
      }
      return each;
    }
  }

  /**
   * Finds what matches.
   *
   * @param seen counted on
   */
  void match(Tokens tokens, Counts seen, Sink sink) {
    if ((tokens.allBits() & begins) == 0) {
      return;
    }
    Outlook outlook = tokens.outlook();
    int from = Math.max(0, tokens.repeated - Tokens.OVERLAP / 2);
    int many = outlook.begin(tokens, from, begins);
    for (int k = 0; k < many; k++) {
      int i = outlook.begun[k];
      long bits = tokens.bits[i] & begins;
      outlook.from(i);
      for (long left = bits & ~Lexicon.LITERAL; left != 0; left &= left - 1) {
        int list = Long.numberOfTrailingZeros(left);
        if (outlook.has(looks, list * LOOK)) {
          all(lists[list], tokens, i, outlook, seen, sink);
        }
      }
      if ((bits & Lexicon.LITERAL) != 0) {
        int list = byWord[slot(tokens.hash[i])];
        if (list > 0 && outlook.has(looks, list * LOOK)) {
          all(lists[list], tokens, i, outlook, seen, sink);
        }
      }
    }
  }

  /** The slot of a word, or the free one where it would be. */
  private int slot(long hash) {
    int slot = (int) (hash >>> 40) & SLOTS - 1;
    while (words[slot] != 0 && words[slot] != hash) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }

  private void all(
      Candidates candidates, Tokens tokens, int at, Outlook outlook, Counts seen, Sink sink) {
    int[] counts = seen.each();
    Rule[] some = candidates.rules;
    for (int i = candidates.next(0, outlook);
        i < some.length;
        i = candidates.next(i + 1, outlook)) {
      Rule rule = some[i];
      int before = counts[rule.index()];
      int none = tokens.start[at] / STRETCH << COUNT_BITS;
      if (before >= none + ENOUGH) {
        continue;
      }
      int end = rule.match(tokens, at, imperativeContext);
      if (end >= 0 && sink.matched(rule, at, end)) {
        counts[rule.index()] = Math.max(before, none) + 1;
      }
    }
  }
}
