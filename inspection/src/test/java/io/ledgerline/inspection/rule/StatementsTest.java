package io.ledgerline.inspection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ledgerline.inspection.promise.Offer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a tool would be given, held to rules about sentences. */
class StatementsTest {
  private static final String BAD = "You may return it within 90 days.";
  private static final OutputRules RULES =
      new OutputRules(
          OutputRules.Mode.SENTENCE,
          "No.",
          List.of(
              new PromiseRule(
                  Offer.of(Map.of("refunds", "60 days."), List.of(), Map.of()),
                  Violation.Action.LABEL,
                  "x")));

  @Test
  void aPromiseInAnInputIsFoundOncePerReasonAndNotLabelled() {
    assertThat(RULES.looksAtTools()).isTrue();
    assertThat(apart(true, "message", BAD + " " + BAD, BAD))
        .extracting(Violation::reason, Violation::action)
        .containsExactly(tuple("tool input: refund: not offered", Violation.Action.NOTE));
  }

  @Test
  void whatAToolOnlyLooksUpPromisesNothing() {
    assertThat(apart(false, "query", BAD)).isEmpty();
  }

  @Test
  void theNameOfAFieldIsNoTopicOfItsValue() {
    assertThat(apart(true, "refund", "90 days")).isEmpty();
  }

  @Test
  void aPromiseIsFoundWhereALongStringIsCut() {
    for (int before = 4_050; before < 4_110; before++) {
      assertThat(apart(true, "x".repeat(before) + " " + BAD)).as("behind %d", before).hasSize(1);
    }
  }

  private static List<Violation> apart(boolean told, String... strings) {
    return RULES.apart(new ToolInput(String.join("\n", strings), List.of(strings)), told);
  }
}
