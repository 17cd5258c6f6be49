package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The assistant and its products have a given name, and so do some words of code. */
class AssistantNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "You are a Claude agent, built on Anthropic's Claude Agent SDK.",
        "Configure the user's Claude Code status line setting.",
        "Hi Claude, how are you?",
        "Claude Code says Claude Opus is faster",
        "- claude: Catch-all for any task",
        "Co-Authored-By: Claude Sonnet 5.5 <noreply@anthropic.com>",
        "Co-Authored-By: Claude <noreply@anthropic.com>",
        "Author: Claude Opus 4.8",
        "the claude-api skill",
        "Memory can become stale over time",
        "if x == 3:\n  pass\nelif x == 4:\n  pass\nelif y:\n  pass",
        "the julia and pascal compilers, a german keyboard, roman digits",
        "\"elif key in seen:\""
      })
  void isNobody(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("PERSON"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ask Claude Monet about the lilies         | PERSON=Claude Monet
          We owe Claude Dupont an answer            | PERSON=Claude Dupont
          my name is Claude                         | PERSON=Claude
          Name: Claude                              | PERSON=Claude
          Author: Claude Monet                      | PERSON=Claude Monet
          Author: Claude <claude@acme.com>          | PERSON=Claude
          Dear Monsieur Claude,                     | PERSON=Claude
          We invited Anna, Claude and Peter         | PERSON=Claude
          Ask Jean-Claude about it                  | PERSON=Jean-Claude
          Ask Elif Yilmaz about it                  | PERSON=Elif Yilmaz
          Julia called on Monday                    | PERSON=Julia
          """)
  void isAPersonWhereMoreSpeaksForIt(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }
}
