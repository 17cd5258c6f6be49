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

  /** How often one rule may match in one text; the first few tell all that more would. */
  private static final int ENOUGH = 4;

  private static final Rule[] NONE = {};

  private final List<Rule> rules = new ArrayList<>();
  private final Rule[][] byClass = new Rule[64][];
  private final long[] words;
  private final Rule[][] byWord;
  private final long begins;
  private final long imperativeContext;

  RuleBook(List<String> lines, Lexicon lexicon) {
    for (String line : lines) {
      rules.add(Rule.parse(rules.size(), line, lexicon));
    }
    imperativeContext = lexicon.bit("IMPCTX");
    long all = 0;
    var named = new TreeMap<Long, Rule[]>();
    for (Rule rule : rules) {
      Rule.Element first = rule.elements().getFirst();
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
    words = named.keySet().stream().mapToLong(Long::longValue).toArray();
    byWord = named.values().toArray(Rule[][]::new);
  }

  /** How many rules there are. */
  int size() {
    return rules.size();
  }

  /**
   * Finds what matches.
   *
   * @param seen how often each rule matched in this text so far; counted on
   */
  void match(Tokens tokens, int[] seen, Sink sink) {
    int from = Math.max(0, tokens.repeated - Tokens.OVERLAP / 2);
    for (int i = from; i < tokens.count; i++) {
      long bits = tokens.bits[i] & begins;
      if (bits == 0) {
        continue;
      }
      for (long left = bits & ~Lexicon.LITERAL; left != 0; left &= left - 1) {
        all(byClass[Long.numberOfTrailingZeros(left)], tokens, i, seen, sink);
      }
      if ((bits & Lexicon.LITERAL) != 0) {
        all(named(tokens.hash[i]), tokens, i, seen, sink);
      }
    }
  }

  /** The rules that begin with a word; sorted hashes, so that no word is put into an object. */
  private Rule[] named(long hash) {
    int at = Arrays.binarySearch(words, hash);
    return at < 0 ? NONE : byWord[at];
  }

  private void all(Rule[] candidates, Tokens tokens, int at, int[] seen, Sink sink) {
    for (Rule rule : candidates) {
      if (seen[rule.index()] >= ENOUGH) {
        continue;
      }
      int end = rule.match(tokens, at, imperativeContext);
      if (end >= 0 && sink.matched(rule, at, end)) {
        seen[rule.index()]++;
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
