package io.ledgerline.inspection.injection;

import java.util.List;

/**
 * Rules that begin with the same word or class, and side by side what each asks of the words that
 * follow: one look over these tells of most rules that they cannot match. Immutable.
 */
final class Candidates {
  final Rule[] rules;

  /** The classes and names of which the word after the first must have one, by rule. */
  private final long[] classes;

  private final long[] names;

  /** Among which words it must be, see {@link Outlook#ahead}. */
  private final byte[] reach;

  Candidates(List<Rule> some) {
    rules = some.toArray(Rule[]::new);
    classes = new long[rules.length];
    names = new long[rules.length];
    reach = new byte[rules.length];
    for (int i = 0; i < rules.length; i++) {
      Rule.Element[] elements = rules[i].elements();
      boolean more = elements.length > 1;
      classes[i] = more ? elements[1].mask() : Outlook.ANYTHING;
      names[i] = more ? elements[1].names() : 0;
      reach[i] = (byte) (more ? Outlook.reach(elements[1].gap()) : 0);
    }
  }

  /**
   * Writes down what any of the rules asks for, in the order of {@link Outlook#ahead}, so that
   * mostly one look tells it of all.
   */
  void write(long[] looks, int at) {
    for (int i = 0; i < rules.length; i++) {
      looks[at + reach[i]] |= classes[i];
      looks[at + Outlook.REACHES + reach[i]] |= names[i];
    }
  }

  /** The next rule from one on that may match before such words; their number if none may. */
  int next(int from, Outlook outlook) {
    int at = from;
    while (at < rules.length) {
      int far = reach[at];
      if ((classes[at] & outlook.ahead[far] | names[at] & outlook.ahead[Outlook.REACHES + far]) != 0
          && outlook.allowsRest(rules[at])) {
        return at;
      }
      at++;
    }
    return at;
  }
}
