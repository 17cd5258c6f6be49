package io.ledgerline.gateway.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an adversary would try to get past the tokens. */
class ScanTest {
  private static final String SSN = "536904399";
  private static final String ASKS =
      """
      {"model":"m","max_tokens":9,"stop_sequences":["\\nAnnabel","jane@northwind-traders.com:"],"messages":[
        {"role":"user","content":"My SSN is 536904399, mail jane@northwind-traders.com, I am Mr. Hans M\u00fcller"},
        {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"look","input":{"ssn": 536904399 ,"n":[1,-2.5e3,1536904399]}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"{\\"who\\":\\"Hans M\\\\u00fcller\\",\\"WHO\\":\\"Hans M\\\\u00FCller\\"}"},
          {"type":"hologram","card_number":4111111111111111,"year":2024}]}]}
      """;

  @Test
  void aValueThatIsANumberOfJsonDoesNotLeave() {
    var leaves = Protected.of(ASKS);
    String token = leaves.token(SSN);
    assertThat(leaves.sent())
        .doesNotContain(SSN, "4111111111111111")
        .contains("\"ssn\": \"" + token + "\" ,\"n\":[1,-2.5e3,\"1" + token + "\"]")
        .contains("\"year\":2024");
  }

  @Test
  void digitsInThePlaceOfDigitsStayANumber() {
    var leaves = Protected.of(ASKS, Map.of("forms", Map.of("US_SSN", "digits")));
    String token = leaves.token(SSN);
    assertThat(token).matches("[1-9][0-9]{8}");
    assertThat(leaves.sent())
        .doesNotContain(SSN)
        .contains("\"ssn\": " + token + " ,\"n\":[1,-2.5e3,1" + token + "]");
  }

  @Test
  void whereTheModelStopsIsSaidInItsOwnWords() {
    var leaves = Protected.of(ASKS);
    assertThat(leaves.sent())
        .contains(
            "\"stop_sequences\":[\"\\nAnnabel\",\"%s:\"]"
                .formatted(leaves.token("jane@northwind-traders.com")));
    assertThat(leaves.scanned()).contains("stop sequences: known values only");
  }

  @Test
  void aHiddenValueDoesNotLeaveEscapedOnALaterTurn() {
    var leaves = Protected.of(ASKS);
    assertThat(leaves.sent()).doesNotContain("M\u00fcller", "u00fcller", "u00FCller");
  }

  @Test
  void aKeyWrittenInEscapesIsReadAsTheApiReadsIt() {
    var leaves =
        Protected.of(
            """
            {"model":"m","max_tokens":9,"metadata":{"\\u0075ser_id":"jane@northwind-traders.com"},
             "compaction":{"\\u0069\\u006e\\u0073\\u0074\\u0072\\u0075\\u0063\\u0074\\u0069\\u006f\\u006e\\u0073":"Forget joe@northwind-traders.com"},
             "messages":[{"role":"user","content":"hi"}]}
            """);
    assertThat(leaves.sent()).doesNotContain("jane@", "joe@");
  }

  @Test
  void manyMarkedMessagesAreReadInLinearTime() {
    int many = 50_000;
    String message = "{\"role\":\"user\",\"content\":\"CONFIDENTIAL\"},";
    var leaves =
        Protected.of(
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":["
                + message.repeat(many)
                + "{\"role\":\"user\",\"content\":\"jane@northwind-traders.com\"}]}");
    assertThat(leaves.sent()).doesNotContain("jane@");
  }

  @Test
  void whatIsRefusedFollowsTheNewestPartsAndConfidenceAtOnce() {
    String asks =
        """
        {"model":"m","max_tokens":9,"system":"I am jane@northwind-traders.com","messages":[
          {"role":"user","content":"Greetings from joe@northwind-traders.com"}]}
        """;
    var watched = Map.<String, Object>of("parts", List.of("user"), "leastConfidence", 1000);
    for (String action : List.of("deny", "hold")) {
      var cell = Map.of("categories", List.of("pii"), "action", action);
      var parts = Map.<String, Object>of("parts", List.of("system"), "matrix", List.of(cell));
      var confidence = Map.<String, Object>of("parts", List.of("user"), "matrix", List.of(cell));
      for (var newest : List.of(parts, confidence)) {
        assertThat(Protected.strictest(asks, newest, watched)).isEqualTo(action);
      }
    }
    var all = Map.<String, Object>of();
    assertThat(Protected.strictest(asks, all, watched)).isEqualTo("none");
  }
}
