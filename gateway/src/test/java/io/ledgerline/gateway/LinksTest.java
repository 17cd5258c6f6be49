package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Personal data in addresses: of what the upstream fetches, and of what a search found. */
class LinksTest {
  private static final String MAIL = "jane.doe@northwind-traders.com";
  private static final String FOUND =
      """
      [{"type":"search_result","source":"crm/MAIL","title":"CV","content":[{"type":"text","text":"Of MAIL"}]},\
      {"type":"text","text":"Who?"}]"""
          .replace("MAIL", MAIL);
  private static final String FETCHED =
      """
      [{"type":"image","source":{"type":"url","url":"https://pictures.northwind-traders.com/ADDRESS?sig=c2ln"}},\
      {"type":"text","text":"Is this MAIL?"}]"""
          .replace("MAIL", MAIL);

  private static Rig rig(ScriptedUpstream upstream) throws Exception {
    var policy = DataPolicy.of("threadco", "support", new Spec(Map.of()));
    return Rig.to(upstream.url()).data(new NoTokens(), policy).start();
  }

  private static String asking(String content) {
    return Wire.REQUEST.replace("\"hi\"", content);
  }

  @Test
  void theSourceOfASearchResultLeavesAsATokenAndComesBackInTheCitation() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", asking(FOUND), AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      String sent = upstream.take().text();
      String token = sent.replaceAll("(?s).*crm/([^\"]+)\".*", "$1");
      assertThat(sent).doesNotContain(MAIL).contains("Of " + token);
      String cites =
          "\"text\":\"Hello\",\"citations\":[{\"type\":\"search_result_location\",\"source\":\"crm/"
              + token
              + "\",\"cited_text\":\"Of "
              + token
              + "\"}]";
      upstream.script(
          x ->
              x.answer(
                  200,
                  "application/json",
                  Wire.MESSAGE.replaceFirst("\"text\":\\s*\"[^\"]*\"", cites.replace("$", "\\$"))));
      client.post("/v1/messages", asking(FOUND), AUTH);
      assertThat(client.read().text())
          .contains("\"source\":\"crm/" + MAIL + "\"", "\"cited_text\":\"Of " + MAIL + "\"");
    }
  }

  @Test
  void anAddressThatRepeatsAHiddenValueKeepsTheRequestHere() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", asking(FETCHED.replace("ADDRESS", MAIL)), AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).isEqualTo(451);
      assertThat(answer.text()).contains("data.field_not_rewritable", "messages[0].content[0]");
      assertThat(upstream.waiting()).isZero();
    }
  }

  @Test
  void theAddressOfAServerOfToolsRepeatsNoHiddenValueEither() throws Exception {
    String servers =
        "\"mcp_servers\":[{\"type\":\"url\",\"name\":\"crm\",\"url\":\"https://mcp.acme.com/%s\"}],\"max_tokens\"";
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      String asked = asking(FETCHED.replace("ADDRESS", "4711.png"));
      String repeats = asked.replace("\"max_tokens\"", servers.formatted("u/" + MAIL));
      client.post("/v1/messages", repeats, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).as(answer.text()).isEqualTo(451);
      assertThat(answer.text()).contains("data.field_not_rewritable", "mcp_servers");
      assertThat(upstream.waiting()).isZero();
      client.post("/v1/messages", asked.replace("\"max_tokens\"", servers.formatted("sse")), AUTH);
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void anyOtherAddressIsFetchedAsItIs() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = rig(upstream);
        RawClient client = rig.client()) {
      client.post("/v1/messages", asking(FETCHED.replace("ADDRESS", "4711.png")), AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(upstream.take().text()).contains("/4711.png?sig=c2ln").doesNotContain(MAIL);
    }
  }
}
