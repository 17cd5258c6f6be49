package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.Arrays;
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

  private static final Rule[] NONE = {};
  private static final int SLOTS = 1024;

  private final List<Rule> rules = new ArrayList<>();
  private final Rule[][] byClass = new Rule[64][];

  /**
   * Hashes of the words that rules begin with by name, each in the first free slot from its own.
   */
  private final long[] words = new long[SLOTS];

  private final Rule[][] byWord = new Rule[SLOTS][];
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
    var named = new TreeMap<Long, Rule[]>();
    for (Rule rule : rules) {
      Rule.Element first = rule.elements()[0];
      all |= first.mask() | (first.literals().length > 0 ? Lexicon.LITERAL : 0);
      for (long left = first.mask(); left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        byClass[bit] = with(byClass[bit], rule);
      }
      for (long literal : first.literals()) {
        named.merge(literal, new Rule[] {rule}, (old, _) -> with(old, rule));
      }
    }
    begins = all;
    if (named.size() > SLOTS / 2) {
      throw new IllegalArgumentException("first words of rules: more than " + SLOTS / 2);
    }
    named.forEach(
        (hash, some) -> {
          int slot = slot(hash);
          words[slot] = hash;
          byWord[slot] = some;
        });
  }

  /** How often each rule matched in a stretch of a text that is not yet read, and in which one. */
  int[] counts() {
    return new int[rules.size()];
  }

  /**
   * Finds what matches.
   *
   * @param seen how often each rule matched in the latest stretch that it matched in; counted on
   */
  void match(Tokens tokens, int[] seen, Sink sink) {
    if ((tokens.allBits() & begins) == 0) {
      return;
    }
    Outlook outlook = tokens.outlook();
    int from = Math.max(0, tokens.repeated - Tokens.OVERLAP / 2);
    for (int i = from; i < tokens.count; i++) {
      long bits = tokens.bits[i] & begins;
      if (bits == 0) {
        continue;
      }
      outlook.from(i);
      for (long left = bits & ~Lexicon.LITERAL; left != 0; left &= left - 1) {
        all(byClass[Long.numberOfTrailingZeros(left)], tokens, i, outlook, seen, sink);
      }
      if ((bits & Lexicon.LITERAL) != 0) {
        all(named(tokens.hash[i]), tokens, i, outlook, seen, sink);
      }
    }
  }

  /** The rules that begin with a word. */
  private Rule[] named(long hash) {
    int slot = slot(hash);
    return words[slot] == 0 ? NONE : byWord[slot];
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
      Rule[] candidates, Tokens tokens, int at, Outlook outlook, int[] seen, Sink sink) {
    for (Rule rule : candidates) {
      if (!outlook.allows(rule)) {
        continue;
      }
      int before = seen[rule.index()];
      int none = tokens.start[at] / STRETCH << COUNT_BITS;
      if (before >= none + ENOUGH) {
        continue;
      }
      int end = rule.match(tokens, at, imperativeContext);
      if (end >= 0 && sink.matched(rule, at, end)) {
        seen[rule.index()] = Math.max(before, none) + 1;
      }
    }
  }

  private static Rule[] with(Rule @Nullable [] rules, Rule added) {
    if (rules == null) {
      return new Rule[] {added};
    }
    Rule[] longer = Arrays.copyOf(rules, rules.length + 1);
    longer[rules.length] = added;
    return longer;
  }
}
