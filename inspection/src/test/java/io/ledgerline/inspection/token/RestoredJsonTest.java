package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.json.JsonString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that hold line feeds, quotation marks or backslashes, where the model writes JSON. */
class RestoredJsonTest {
  private static final String ADDRESS = "12 Baker Street\nSpringfield";
  private static final String ONCE = "12 Baker Street\\nSpringfield";
  private static final String TWICE = "12 Baker Street\\\\nSpringfield";

  private Chat chat;
  private String token;

  @BeforeEach
  void hide() {
    chat = new Chat().user(ADDRESS, Map.of(ADDRESS, "ADDRESS"));
    token = chat.sent().getFirst();
  }

  private String shown(String text) {
    return decoded(back(Restorer.Level.JSON, inside(text)));
  }

  private String argument(String json) {
    return decoded(back(Restorer.Level.JSON_IN_JSON, inside(json)));
  }

  private byte[] back(Restorer.Level level, String wire) {
    var restorer = new Restorer(chat.hiding.issued(), level);
    var out = new StringBuilder();
    for (byte b : wire.getBytes(UTF_8)) {
      out.append(new String(restorer.feed(new byte[] {b}, 0, 1), UTF_8));
    }
    return (out + new String(restorer.finish(), UTF_8)).getBytes(UTF_8);
  }

  private static String decoded(byte[] wire) {
    return JsonString.decode(wire, 0, wire.length, true);
  }

  private static String inside(String text) {
    return new String(Escapes.inside(text.getBytes(UTF_8)), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"addr\":\"%s\"}",
        "{\"%s\": 1}",
        " [ \"%s\" ]",
        "{\"n\":1,\"a\":[true,null,{\"b\":-1.5e3}],\"c\":\"x %s y\"}",
        "Here it is:\n```json\n{\n  \"addr\": \"%s\"\n}\n```\n",
        "Here it is:\n```json\n[\"%s\"]\n```",
        "It is {\"addr\":\"%s\"}.",
        "{\"a\":1}\n{\"addr\":\"%s\"}",
        "{\"quote\":\"say \\\"%s\\\"\"}",
        "{\"ssn\": UsSsn2XPKKPGDQ98, \"addr\": \"%s\"}"
      })
  void stayJsonInTextThatIsJson(String text) {
    assertThat(shown(text.formatted(token))).isEqualTo(text.formatted(ONCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "He wrote: \"%s\"",
        "{name} said \"%s\"",
        "[1] \"%s\"",
        "[a note] \"%s\"",
        "{\"a\":1} \"%s\"",
        "{\"a\" \"%s\"",
        "{\"a\nb\": \"%s\"}",
        "see [\"%s\"",
        "}\"%s\""
      })
  void areAsTheyWereInProse(String text) {
    assertThat(shown(text.formatted(token))).isEqualTo(text.formatted(ADDRESS));
  }

  @Test
  void stayJsonInArgumentsThatHoldJsonAsText() {
    assertThat(argument("{\"body\":\"{\\\"addr\\\":\\\"" + token + "\\\"}\"}"))
        .isEqualTo("{\"body\":\"{\\\"addr\\\":\\\"" + TWICE + "\\\"}\"}");
    assertThat(argument("{\"body\":\"" + token + "\"}")).isEqualTo("{\"body\":\"" + ONCE + "\"}");
  }

  @Test
  void stayJsonInStringsInsideOfStrings() {
    String text = "{\"deep\":\"{\\\"y\\\":\\\"%s\\\"}\"}";
    assertThat(shown(text.formatted(token))).isEqualTo(text.formatted(TWICE));
  }

  @Test
  void areHiddenAgainAsTheyWereWritten() {
    var next = new Chat().user(ADDRESS, Map.of(ADDRESS, "ADDRESS"));
    next.model("{\"addr\":\"" + ONCE + "\"}")
        .model("{\"x\":\"{\\\"y\\\":\\\"" + TWICE + "\\\"}\"}");
    List<String> sent = next.sent();
    assertThat(sent.get(1)).doesNotContain("Baker", "Springfield");
    assertThat(sent.get(2)).doesNotContain("Baker", "Springfield");
    for (int i = 1; i < 3; i++) {
      assertThat(next.restored(sent.get(i))).contains("Baker Street\\").doesNotContain("\n");
    }
  }

  @Test
  void whatWasFoundEscapedHasItsEscapes() {
    String json = "{\"addr\":\"" + ONCE + "\"}";
    var found = new Chat().user(json, Map.of(ONCE, "ADDRESS"));
    assertThat(found.restored(found.sent().getFirst())).isEqualTo(json);
  }

  @Test
  void whatOnlyLooksLikeJsonComesBackAsItWas() {
    String broken = "{\"addr\":\"" + ADDRESS + "\"}";
    var found = new Chat().user(broken, Map.of(ADDRESS, "ADDRESS"));
    assertThat(found.restored(found.sent().getFirst())).isEqualTo(broken);
  }
}
