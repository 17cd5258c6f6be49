package io.ledgerline.gateway.outputs;

import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.RuledText;
import java.util.function.Predicate;

/**
 * Holds what tools would be given to a workspace's rules.
 *
 * @param reads whether a tool of that name only looks things up, so that nobody is told its input
 */
record ToolJudge(OutputRules rules, Predicate<String> reads) {
  /** Judges one input, which is JSON, into the answer that it is a part of. */
  void judge(String tool, String input, RuledText ruled) {
    ruled.apart(rules.apart(ToolInputs.read(input), !reads.test(tool)), tool + ' ' + input);
  }
}
