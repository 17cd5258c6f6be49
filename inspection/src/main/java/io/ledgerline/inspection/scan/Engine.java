package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs rules over a text in one pass: each byte is classified once, each token looked up once, and
 * a rule is asked only at tokens that its {@link Trigger} names. Immutable and thread-safe.
 */
public final class Engine {
  private static final int MOST_SIGNALS = 256;

  private final Vocabulary vocabulary;
  private final Rule[] rules;
  private final Dispatch dispatch;

  public Engine(Vocabulary vocabulary, List<Rule> rules) {
    this.vocabulary = vocabulary;
    this.rules = rules.toArray(Rule[]::new);
    this.dispatch = new Dispatch(vocabulary, rules);
  }

  /**
   * What a scan saw.
   *
   * @param findings values, sorted and disjoint
   * @param signals words that say what the text is about, the first {@value #MOST_SIGNALS}
   */
  public record Scan(List<Finding> findings, List<Finding> signals) {}

  /**
   * What the rules find.
   *
   * @param label what the caller calls the text (a JSON key, a column); empty for none
   * @param least the least confidence that is reported, per mille
   */
  public Scan scan(byte[] utf8, int from, int to, String label, int least) {
    byte[] blanked = Blanked.copy(utf8, from, to);
    return blanked == null
        ? scan(new Text(utf8, from, to, vocabulary, label), 0, least)
        : scan(new Text(blanked, 0, blanked.length, vocabulary, label), from, least);
  }

  private Scan scan(Text text, int shift, int least) {
    var found = new ArrayList<Overlaps.Found>();
    var signals = new ArrayList<Finding>();
    Sink sink =
        (kind, start, end, permille) -> {
          if (kind.rank() == Rank.SIGNAL) {
            if (signals.size() < MOST_SIGNALS) {
              signals.add(
                  new Finding(kind.type(), start + shift, end + shift, permille, kind.detector()));
            }
          } else if (permille >= least) {
            found.add(new Overlaps.Found(kind, start + shift, end + shift, permille));
          }
        };
    run(text, sink);
    return new Scan(found.isEmpty() ? List.of() : Overlaps.settle(found), signals);
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
    long concerned = dispatch.rules(text.bytes(), text.to(), tokens, token);
    for (; concerned != 0; concerned &= concerned - 1) {
      rules[Long.numberOfTrailingZeros(concerned)].at(text, token, sink);
    }
  }
}
