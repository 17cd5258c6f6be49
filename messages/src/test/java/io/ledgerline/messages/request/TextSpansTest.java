package io.ledgerline.messages.request;

import static io.ledgerline.messages.request.LocatedRequestTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.json.JsonPath;
import io.ledgerline.messages.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSpansTest {
  private static final String BODY =
      """
      {"model":"m","max_tokens":1,
       "messages":[
        {"content":"plain \\u00e9","role":"user"},
        {"role":"system","content":"mid"},
        {"role":"assistant","content":[
          {"type":"thinking","thinking":"hm","signature":"c2ln"},
          {"type":"redacted_thinking","data":"ZGF0YQ=="},
          {"input":{"command":"ls","list":["a",{"k":7}]},"type":"tool_use","id":"t1","name":"Bash"},
          {"type":"compaction","content":"before","encrypted_content":"ZW5j"}]},
        {"role":"user","content":[
          {"tool_use_id":"t1","type":"tool_result","content":[{"type":"text","text":"out"},
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}}]},
          {"type":"tool_result","tool_use_id":"t2","content":"flat"},
          {"type":"document","title":"T","context":"C","source":{"data":"doc","type":"text","media_type":"text/plain"}},
          {"type":"document","source":{"type":"content","content":[{"type":"text","text":"chunk"}]}},
          {"type":"document","source":{"type":"url","url":"https://x"}},
          {"type":"search_result","source":"https://y","title":"ST","content":[{"type":"text","text":"found"}]},
          {"type":"web_search_tool_result","tool_use_id":"s","content":[{"type":"web_search_result","title":"W","url":"https://z","encrypted_content":"eA=="}]},
          {"type":"hologram","scene":{"caption":"new"}}],"output_config":{"effort":"low"}}],
       "system":[{"type":"text","text":"sys","cache_control":{"type":"ephemeral"}}],
       "tools":[{"name":"Bash","description":"runs","input_schema":{"properties":{"p":{"description":"param"}}}}],
       "metadata":{"user_id":"u","team":"t"},"brand_new":["n"]}
      """;

  @Test
  void visitsEveryTextWithItsKindAndPlace() {
    List<String> seen = new ArrayList<>();
    LocatedRequest request = ok(BODY);
    TextSpans.visit(
        request,
        s ->
            seen.add(
                "%s %s %d.%d %s"
                    .formatted(
                        s.kind(), s.role(), s.message(), s.block(), s.text(request.body()))));
    assertThat(seen)
        .containsExactly(
            "TEXT USER 0.-1 plain é",
            "TEXT SYSTEM 1.-1 mid",
            "THINKING ASSISTANT 2.0 hm",
            "TOOL_INPUT_KEY ASSISTANT 2.2 command",
            "TOOL_INPUT ASSISTANT 2.2 ls",
            "TOOL_INPUT_KEY ASSISTANT 2.2 list",
            "TOOL_INPUT ASSISTANT 2.2 a",
            "TOOL_INPUT_KEY ASSISTANT 2.2 k",
            "COMPACTION ASSISTANT 2.3 before",
            "TOOL_RESULT USER 3.0 out",
            "BASE64 USER 3.0 QUJD",
            "TOOL_RESULT USER 3.1 flat",
            "DOCUMENT USER 3.2 T",
            "DOCUMENT USER 3.2 C",
            "DOCUMENT USER 3.2 doc",
            "DOCUMENT USER 3.3 chunk",
            "LINK USER 3.4 https://x",
            "SEARCH_RESULT USER 3.5 https://y",
            "SEARCH_RESULT USER 3.5 ST",
            "SEARCH_RESULT USER 3.5 found",
            "TOOL_RESULT USER 3.6 W",
            "LINK USER 3.6 https://z",
            "OTHER USER 3.7 new",
            "OTHER USER 3.-1 low",
            "TEXT SYSTEM -1.0 sys",
            "TOOL_FIELD NONE -1.0 Bash",
            "TOOL_DEFINITION NONE -1.0 runs",
            "TOOL_DEFINITION NONE -1.0 param",
            "OPTION NONE -1.-1 u",
            "OTHER NONE -1.-1 t",
            "OTHER NONE -1.-1 n");
  }

  @Test
  void namesThePlaceOfASpan() throws MalformedJsonException {
    byte[] body = ok(BODY).body();
    assertThat(JsonPath.at(body, BODY.indexOf("\"ls\"")))
        .isEqualTo("messages.2.content.2.input.command");
    assertThat(JsonPath.at(body, BODY.indexOf("\"param\"")))
        .isEqualTo("tools.0.input_schema.properties.p.description");
    assertThat(JsonPath.at(body, 0)).isEmpty();
    assertThat(JsonPath.at(body, 1)).isEqualTo("model");
    assertThat(JsonPath.at(body, body.length - 1)).isEmpty();
  }

  @Test
  void visitsBlocksNestedDeeperThanAnyoneSends() {
    String open = "{\"content\":[".repeat(60);
    String close = "],\"type\":\"tool_result\"}".repeat(60);
    LocatedRequest request =
        ok(
            LocatedRequestTest.messages(
                "[{\"role\":\"user\",\"content\":[" + open + "\"deep\"" + close + "]}]"));
    List<String> texts = new ArrayList<>();
    TextSpans.visit(request, s -> texts.add(s.text(request.body())));
    assertThat(texts).contains("deep");
  }
}
