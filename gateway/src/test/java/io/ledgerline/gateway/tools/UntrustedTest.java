package io.ledgerline.gateway.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as content that neither the operator nor the user wrote. */
class UntrustedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'document','source':{'type':'file','file_id':'file_1'}}",
        "{'type':'image','source':{'type':'file','file_id':'file_1'}}",
        "{'type':'image','source':{'type':'url','url':'https://a.example/x'}}",
        "{'type':'image','source':{'type':'brand_new','of':3}}",
        "{'type':'document','source':{'type':'text','data':'hi'}}",
        "{'type':'document','source':{'type':'content','content':'hi'}}",
        "{'type':'document','source':{'type':'content','content':[]}}",
        "{'type':'search_result','content':[]}",
        "{'type':'container_upload','file_id':'file_1'}",
        "{'type':'tool_result','tool_use_id':'toolu_1'}",
        "{'type':'tool_result','tool_use_id':'toolu_1','content':[{'type':'document','source':{'type':'file','file_id':'file_1'}}]}",
        "{'type':'mcp_tool_result','tool_use_id':'mcptoolu_1','content':[]}",
        "{'type':'web_fetch_tool_result','tool_use_id':'srvtoolu_1','content':{'type':'web_fetch_result'}}",
        "{'type':'weather_tool_result','content':[{'type':'reading'}]}",
        "{'type':'brand_new','about':3}"
      })
  void whatTheUserBringsFromElsewhere(String block) {
    assertThat(in(user(block))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'web_search_tool_result','tool_use_id':'srvtoolu_1','content':[]}",
        "{'type':'web_fetch_tool_result','tool_use_id':'srvtoolu_1','content':{'type':'web_fetch_result'}}",
        "{'type':'weather_tool_result','content':[{'type':'reading'}]}",
        "{'type':'mcp_tool_listing','server_name':'a','tools':[]}",
        "{'type':'compaction','content':null}"
      })
  void whatTheUpstreamsToolsGaveBack(String block) {
    assertThat(in(turn("assistant", block) + "," + user("{'type':'text','text':'on'}"))).isTrue();
  }

  @Test
  void aContainerFromBeforeHoldsFilesThatNobodySees() {
    String text = user("{'type':'text','text':'on'}");
    assertThat(in(text, ",'container':'container_1'")).isTrue();
    assertThat(in(text, ",'container':{'id':'container_1'}")).isTrue();
    assertThat(in(text, ",'container':{'skills':[{'skill_id':'pdf','type':'anthropic'}]}"))
        .isFalse();
  }

  @Test
  void theirOwnWordsAreNot() {
    String thinking = "{'type':'thinking','thinking':'hm','signature':'x'}";
    String use = "{'type':'tool_use','id':'toolu_1','name':'find','input':{'q':'x'}}";
    String fallback = "{'type':'fallback','from':{'model':'a'},'to':{'model':'b'}}";
    String all =
        user("{'type':'text','text':'hi','cache_control':{'type':'ephemeral'}}")
            + ","
            + turn("assistant", thinking + "," + fallback + "," + use);
    assertThat(in(all, ",'metadata':{'user_id':'u'},'x_new':{'a':'b'}")).isFalse();
  }

  private static String user(String blocks) {
    return turn("user", blocks);
  }

  private static String turn(String role, String blocks) {
    return "{'role':'" + role + "','content':[" + blocks + "]}";
  }

  private static boolean in(String messages) {
    return in(messages, "");
  }

  private static boolean in(String messages, String more) {
    String body = "{'model':'m','max_tokens':9,'messages':[" + messages + "]" + more + "}";
    var located = LocatedRequest.locate(body.replace('\'', '"').getBytes(UTF_8), Endpoint.MESSAGES);
    assertThat(located).isInstanceOf(Located.Ok.class);
    return Untrusted.in(((Located.Ok) located).request());
  }
}
