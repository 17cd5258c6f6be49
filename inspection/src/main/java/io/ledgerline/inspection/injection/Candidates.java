package io.ledgerline.inspection.injection;

import java.util.List;

/**
 * Rules that begin with the same word or class, and side by side what each asks of the words that
 * follow: one look over these tells of most rules that they cannot match. Immutable.
 */
final class Candidates {
  static final Candidates NONE = new Candidates(List.of());

  final Rule[] rules;

  /** The classes and names of which the word after the first must have one, by rule. */
  private final long[] classes;

  private final long[] names;

  /** Among which words it must be, see {@link Outlook#bits}. */
  private final byte[] reach;

  /** The same of all rules that look as far, so that often one look tells it of all. */
  private final long[] allClasses = new long[Outlook.REACHES];

  private final long[] allNames = new long[Outlook.REACHES];

  Candidates(List<Rule> some) {
    rules = some.toArray(Rule[]::new);
    classes = new long[rules.length];
    names = new long[rules.length];
    reach = new byte[rules.length];
    for (int i = 0; i < rules.length; i++) {
      Rule.Element[] elements = rules[i].elements();
      boolean more = elements.length > 1;
      classes[i] = more ? elements[1].mask() : Outlook.ANY;
      names[i] = more ? elements[1].names() : 0;
      reach[i] = (byte) (more ? Outlook.reach(elements[1].gap()) : Outlook.ANYTHING);
      allClasses[reach[i]] |= classes[i];
      allNames[reach[i]] |= names[i];
    }
  }

  /** Whether some rule may match before such words. */
  boolean mayMatch(Outlook outlook) {
    long some = 0;
    for (int i = 0; i < Outlook.REACHES; i++) {
      some |= allClasses[i] & outlook.bits[i] | allNames[i] & outlook.names[i];
    }
    return some != 0;
  }

  /** The next rule from one on that may match before such words; their number if none may. */
  int next(int from, Outlook outlook) {
    int at = from;
    while (at < rules.length) {
      int far = reach[at];
      if ((classes[at] & outlook.bits[far] | names[at] & outlook.names[far]) != 0
          && outlook.allowsRest(rules[at])) {
        return at;
      }
      at++;
    }
    return at;
  }
}
