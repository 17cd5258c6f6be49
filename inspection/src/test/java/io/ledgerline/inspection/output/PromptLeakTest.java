package io.ledgerline.inspection.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptLeakTest {
  private static final String PROMPT =
      "You are the assistant of ThreadCo. Never promise refunds beyond thirty days. "
          + "Speak kindly, keep answers short and refer hard cases to a person in the team.";

  private final PromptLeak leak = new PromptLeak(PROMPT);

  @Test
  void findsFortyCharactersInOnePiece() {
    String answer = "My rules say: never  PROMISE\nrefunds beyond thirty days. speak kindly. OK?";
    OutputFinding finding = leak.find(answer).getFirst();
    assertThat(finding.kind()).isEqualTo(OutputFinding.Kind.SYSTEM_PROMPT);
    assertThat(answer.substring(finding.start(), finding.end()).strip())
        .startsWith("never")
        .contains("thirty days");
  }

  @Test
  void findsEightWordRunsWhosePunctuationWasChanged() {
    String answer =
        "You, are, the, assistant, of, ThreadCo, Never, promise, refunds, beyond, thirty, days,"
            + " Speak, kindly, keep, answers, short, and, refer, hard, cases";
    assertThat(leak.find(answer)).hasSize(1);
  }

  @Test
  void letsAnAnswerUseWordsOfThePrompt() {
    assertThat(leak.find("We can promise a refund within thirty days. Ask our team.")).isEmpty();
    assertThat(new PromptLeak("Be kind.").find("Be kind.")).isEmpty();
    assertThat(leak.find("")).isEmpty();
  }

  @Test
  void takesTimeLinearInRepetitiveTexts() {
    var repetitive = new PromptLeak("a".repeat(100_000));
    assertThat(repetitive.find("b" + "a".repeat(200_000))).isNotEmpty();
  }
}
