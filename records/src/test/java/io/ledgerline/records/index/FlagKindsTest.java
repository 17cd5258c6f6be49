package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagKindsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"status\":\"completed\"}|",
        "{\"policy_flags\":[\"prompt.pin_unknown\"],\"status\":\"completed\"}|",
        "{\"prompt_data_categories\":[],\"status\":\"completed\"}|",
        "{\"prompt_data_categories\":[\"pii\"],\"status\":\"completed\"}|finding",
        "{\"policy_flags\":[\"injection.user: override, score 900\"],\"status\":\"completed\"}|injection",
        "{\"policy_flags\":[\"injection_sign.user: tool_abuse, score 250\"],\"status\":\"completed\"}|",
        "{\"policy_flags\":[\"data.would_deny\"],\"status\":\"completed\"}|observed",
        "{\"policy_flags\":[\"tool.would_hold: send_email\"],\"status\":\"completed\"}|observed,tool",
        "{\"policy_flags\":[\"output.promise: refund: not offered\",\"output.would_block: output.promise\"],\"status\":\"completed\"}|answer,observed",
        "{\"changes\":[{\"after\":\"block\",\"kind\":\"output_rule\",\"name\":\"output.promise\"}],\"policy_flags\":[\"output.promise: refund\"],\"status\":\"completed\"}|answer,blocked,rewritten",
        "{\"changes\":[{\"kind\":\"tenant_prompt\"}],\"status\":\"completed\"}|",
        "{\"changes\":[{\"kind\":\"data_replaced\"}],\"status\":\"completed\"}|rewritten",
        "{\"rule\":\"budget.exhausted\",\"status\":\"refused\"}|refused",
        "{\"rule\":\"stage.failed\",\"status\":\"failed\"}|",
        "{\"policy_flags\":[\"tool.held: send_email\"],\"rule\":\"tool.held\",\"status\":\"completed\"}|held,refused,tool",
        "{\"changes\":[{\"kind\":\"x\",\"name\":\"\\\"kind\\\":\\\"spotlight\\\"\"}],\"status\":\"completed\"}|",
      })
  void saysWhyACallIsWorthALook(String call, String kinds) {
    assertThat(String.join(",", FlagKinds.of(Document.read(call))))
        .isEqualTo(kinds == null ? "" : kinds);
  }
}
