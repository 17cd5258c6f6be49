package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs rules over a text in one pass: each byte is classified once, each token looked up once, and
 * a rule is asked only at tokens that its {@link Trigger} names. Immutable and thread-safe.
 */
public final class Engine {
  private static final int HEX_GROUP = 4;

  private final Vocabulary vocabulary;
  private final Rule[] rules;
  private final Trigger[] triggers;
  private final int shapes;
  private final int gaps;
  private final long classes;
  private final int length;
  private final Starts starts;

  public Engine(Vocabulary vocabulary, List<Rule> rules) {
    this.vocabulary = vocabulary;
    this.rules = rules.toArray(Rule[]::new);
    this.triggers = rules.stream().map(Rule::trigger).toArray(Trigger[]::new);
    int anyShape = 0;
    int anyGap = 0;
    long anyClass = 0;
    int least = Integer.MAX_VALUE;
    var anyStart = Starts.ANY;
    for (var trigger : triggers) {
      anyShape |= trigger.shape();
      anyGap |= trigger.gap();
      anyClass |= trigger.classes();
      anyStart = anyStart.or(trigger.starts());
      if (trigger.shape() == 0
          && trigger.gap() == 0
          && trigger.classes() == 0
          && trigger.starts().isAny()) {
        least = Math.min(least, trigger.length());
      }
    }
    this.shapes = anyShape;
    this.gaps = anyGap;
    this.classes = anyClass;
    this.length = least;
    this.starts = anyStart;
  }

  /**
   * What the rules find, sorted and disjoint.
   *
   * @param label what the caller calls the text (a JSON key, a column); empty for none
   * @param least the least confidence that is reported, per mille
   */
  public List<Finding> scan(byte[] utf8, int from, int to, String label, int least) {
    var text = new Text(utf8, from, to, vocabulary, label);
    var found = new ArrayList<Overlaps.Found>();
    Sink sink =
        (kind, start, end, permille) -> {
          if (permille >= least) {
            found.add(new Overlaps.Found(kind, start, end, permille));
          }
        };
    run(text, sink);
    return found.isEmpty() ? List.of() : Overlaps.settle(found);
  }

  private void run(Text text, Sink sink) {
    var tokens = text.tokens();
    int next = 0;
    boolean more = true;
    while (more) {
      more = tokens.fill();
      int stop = more ? tokens.count - Tokens.REACH : tokens.count;
      for (; next < stop; next++) {
        ask(text, tokens, next, sink);
      }
      if (more) {
        int keep = Math.max(0, next - Tokens.REACH);
        tokens.slide(keep);
        next -= keep;
      }
    }
  }

  private void ask(Text text, Tokens tokens, int token, Sink sink) {
    int shape = tokens.shape[token];
    int gap = tokens.gap[token];
    long known = vocabulary.classes(tokens.word[token]);
    int size = tokens.end[token] - tokens.start[token];
    if (shape == ByteClass.DIGIT) {
      known |= WordClass.NUMBER.bit();
    }
    if (size <= HEX_GROUP && isHexGroup(text, tokens.start[token], tokens.end[token])) {
      known |= WordClass.HEX_GROUP.bit();
    }
    int start = slot(text, tokens.start[token]);
    if ((shape & shapes) == 0
        && (gap & gaps) == 0
        && (known & classes) == 0
        && size < length
        && (starts.isAny() || !starts.has(start))) {
      return;
    }
    for (int r = 0; r < rules.length; r++) {
      if (triggers[r].fires(shape, gap, known, size, start)) {
        rules[r].at(text, token, sink);
      }
    }
  }

  private static boolean isHexGroup(Text text, int start, int end) {
    int behind = end < text.to() ? text.bytes()[end] : 0;
    return behind == ':'
        || behind == '-'
        || start - 2 >= text.from()
            && text.bytes()[start - 1] == ':'
            && text.bytes()[start - 2] == ':';
  }

  private static int slot(Text text, int at) {
    byte[] bytes = text.bytes();
    return at + 3 > text.to() ? 0 : Starts.slot(bytes[at], bytes[at + 1], bytes[at + 2]);
  }
}
