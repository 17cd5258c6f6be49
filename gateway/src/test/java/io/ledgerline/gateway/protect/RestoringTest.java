package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.gateway.stage.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens in corners of an answer. */
class RestoringTest {
  private static final String MAIL = "jane@northwind-traders.com";
  private final Protected leaves =
      Protected.of(
          "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"SSN 536904399, mail "
              + MAIL
              + "\"}]}",
          Map.of("forms", Map.of("US_SSN", "digits")));
  private final String token = leaves.token(MAIL);
  private final List<String> flags = new ArrayList<>();
  private final Restoring restoring = new Restoring(leaves.issued(), Set.of(), flags::add);

  private String event(String type, String data) {
    return raw(type, "event: " + type + "\ndata: " + data + "\n\n");
  }

  private String raw(String type, String event) {
    return switch (restoring.event(type, event.getBytes(UTF_8))) {
      case Verdict.Rewrite<byte[]>(var with, var _) -> new String(with, UTF_8);
      case Verdict.Pass<byte[]>() -> event;
      case Verdict.Refuse<byte[]> _, Verdict.Hold<byte[]> _ -> throw new AssertionError(event);
    };
  }

  @Test
  void theSequenceThatStoppedTheModelIsTheCallersOwn() {
    assertThat(
            event(
                "message_delta",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"stop_sequence\",\"stop_sequence\":\"%s:\"},\"usage\":{}}"
                    .formatted(token)))
        .contains("\"stop_sequence\":\"" + MAIL + ":\"");
    Verdict<byte[]> whole =
        restoring.answer(
            "{\"content\":[],\"stop_sequence\":\"%s\",\"id\":\"%s\"}"
                .formatted(token, token)
                .getBytes(UTF_8));
    assertThat(new String(((Verdict.Rewrite<byte[]>) whole).with(), UTF_8))
        .isEqualTo(
            "{\"content\":[],\"stop_sequence\":\"%s\",\"id\":\"%s\"}".formatted(MAIL, token));
  }

  @Test
  void textOfABlockThatNobodyHasHeardOfIsRestored() {
    event(
        "content_block_start",
        "{\"type\":\"content_block_start\",\"index\":3,\"content_block\":{\"type\":\"narration\"}}");
    String delta =
        "{\"type\":\"content_block_delta\",\"index\":3,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}";
    String first = event("content_block_delta", delta.formatted("To " + token.substring(0, 9)));
    String rest = event("content_block_delta", delta.formatted(token.substring(9) + "."));
    assertThat(first).contains("\"text\":\"To \"");
    assertThat(rest).contains("\"text\":\"" + MAIL + ".\"");
  }

  @Test
  void linesThatEndInCarriageReturnsAreEvents() {
    assertThat(
            raw(
                "content_block_start",
                "event: content_block_start\rdata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"%s\"}}\r\r"
                    .formatted(token)))
        .contains("\"text\":\"" + MAIL + "\"")
        .endsWith("\r\r");
  }

  @Test
  void aTokenOfDigitsIsRestoredWhereArgumentsHaveANumber() {
    String digits = leaves.token("536904399");
    String answer =
        "{\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":{\"ssn\":%s,\"n\":1.5,\"t\":true}}]}";
    Verdict<byte[]> whole = restoring.answer(answer.formatted(digits).getBytes(UTF_8));
    assertThat(new String(((Verdict.Rewrite<byte[]>) whole).with(), UTF_8))
        .isEqualTo(answer.formatted("536904399"));
  }
}
