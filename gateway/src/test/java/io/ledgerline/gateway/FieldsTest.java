package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data in definitions of tools, in names, and under keys that nobody here knows. */
class FieldsTest {
  private static final String MAIL = "jane.doe@northwind-traders.com";
  private static final String TOOL =
      "'tools':[{'name':'find','description':'Ask jane.doe@northwind-traders.com first.','input_schema':{'type':'object','title':'Of jane.doe@northwind-traders.com','properties':{'description':{'type':'string','description':'Not jane.doe@northwind-traders.com'},'sort':{'enum':['up','down'],'default':'up'}},'required':['sort']}}],'messages'";

  private static String asks(String from, String to) {
    return Wire.REQUEST.replace(from.replace('\'', '"'), to.replace('\'', '"'));
  }

  private static DataPolicy policy(Map<String, Object> spec) {
    return DataPolicy.of("threadco", "support", new Spec(spec));
  }

  @Test
  void whatADefinitionSaysInWordsLeavesAsATokenThatIsTheSameOnEveryTurn() throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy(Map.of())).start();
        RawClient client = rig.client()) {
      String asks = asks("'messages'", TOOL);
      client.post("/v1/messages", asks, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      String sent = upstream.take().text();
      String token = sent.replaceAll("(?s).*Ask (\\S+@\\S+) first.*", "$1");
      assertThat(sent).isEqualTo(asks.replace(MAIL, token)).doesNotContain(MAIL);
      upstream.script(
          x -> x.answer(200, "application/json", Wire.MESSAGE.replace("Hello", "To " + token)));
      String second =
          asks.replace(
              "\"hi\"}",
              "\"hi\"},{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"Mail "
                  + MAIL
                  + "\"}");
      client.post("/v1/messages", second, AUTH);
      assertThat(client.read().text()).contains("To " + MAIL);
      assertThat(upstream.take().text()).isEqualTo(second.replace(MAIL, token));
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.texts(Field.PROMPT_DATA_CATEGORIES)).containsExactly("pii");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'tools':[{'name':'a','input_schema':{'properties':{'who':{'const':{'MAIL':'x'}}}}}],'messages'",
        "'tools':[{'name':'a','input_schema':{'anyOf':[{'properties':{'MAIL':{}}}]}}],'messages'",
        "'tools':[{'name':'a','input_schema':{'x-note':'MAIL'}}],'messages'",
        "'tools':[{'name':'a','input_schema':{},'input_examples':[{'MAIL':'x'}]}],'messages'",
        "'tools':[{'name':'MAIL','input_schema':{}}],'messages'",
        "'tool_choice':{'type':'auto','note':'MAIL'},'messages'",
        "'cache_control':{'type':'ephemeral','note':['MAIL']},'messages'",
        "'thinking':{'type':'disabled','more':{'MAIL':1}},'messages'",
        "'brand_new':{'MAIL':1},'messages'",
        "'metadata':{'user_id':'x','email':'MAIL'},'messages'",
        "'metadata':{'user_id':'x','MAIL':'y'},'messages'",
        "'brand_new':[{'about':'MAIL'}],'messages'",
        "'system':[{'type':'text','text':'hi','cache_control':{'type':'ephemeral','for':'MAIL'}}],'messages'",
        "'system':[{'type':'text','text':'hi','MAIL':true}],'messages'"
      })
  void whatCanNotBeReplacedKeepsTheRequestHere(String with) throws Exception {
    assertRefused(asks("'messages'", with.replace("MAIL", MAIL)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'type':'text','text':'hi','cache_control':{'type':'ephemeral','for':'MAIL'}}]",
        "[{'type':'text','text':'hi','x':{'MAIL':1}}]",
        "[{'type':'tool_result','tool_use_id':{'of':'MAIL'},'content':'x'}]",
        "[{'type':'image','source':{'type':'file','file_id':null,'media_type':{'of':'MAIL'}}}]"
      })
  void neitherDoesItLeaveInABlock(String content) throws Exception {
    assertRefused(asks("'hi'", content.replace("MAIL", MAIL)));
  }

  @Test
  void aNameThatRepeatsAHiddenValueKeepsTheRequestHereToo() throws Exception {
    assertRefused(
        asks(
            "'messages'",
            "'tools':[{'name':'a','description':'My SSN is 536904399.','input_schema':{'x-of':['536904399']}}],'messages'"));
  }

  @Test
  void theValuesThatAToolMayBeGivenLeaveAsTokensAndTheToolIsGivenTheValue() throws Exception {
    String tools =
        "'tools':[{'name':'assign','input_schema':{'type':'object','properties':{'to':{'type':'string',"
            + "'enum':['MAIL','sam.lee@northwind-traders.com','nobody'],'default':'MAIL'}}},"
            + "'input_examples':[{'to':'MAIL'}]}],'messages'";
    String request = asks("'messages'", tools.replace("MAIL", MAIL));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy(Map.of())).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", request, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      String sent = upstream.take().text();
      String token = sent.replaceAll("(?s).*\"default\":\"([^\"]+)\".*", "$1");
      assertThat(sent).doesNotContain("northwind").contains("\"nobody\"]");
      assertThat(sent.split(Pattern.quote(token), -1)).hasSize(4);

      upstream.script(
          x ->
              x.answer(
                  200,
                  "application/json",
                  Wire.MESSAGE.replace(
                      "{\"type\":\"text\",\"text\":\"Hello\"}",
                      "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"assign\",\"input\":{\"to\":\""
                          + token
                          + "\"}}")));
      client.post("/v1/messages", request, AUTH);
      assertThat(client.read().text()).contains("{\"to\":\"" + MAIL + "\"}");
      assertThat(upstream.take().text()).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'output_config':{'effort':'high','format':{'type':'json_schema','schema':SCHEMA}},'messages'",
        "'output_format':{'type':'json_schema','schema':SCHEMA},'messages'"
      })
  void theValuesOfAnAnswersFormLeaveAsTokensAndComeBack(String form) throws Exception {
    String schema =
        "{'type':'object','properties':{'to':{'description':'MAIL first','enum':['MAIL','nobody']}}}";
    String request = asks("'messages'", form.replace("SCHEMA", schema.replace("MAIL", MAIL)));
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy(Map.of())).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", request, AUTH);
      assertThat(client.read().status()).isEqualTo(200);
      String sent = upstream.take().text();
      assertThat(sent).doesNotContain("northwind").contains("\"nobody\"]");

      String token = sent.replaceAll("(?s).*\"enum\":\\[\"([^\"]+)\".*", "$1");
      String answer = "{\\\"to\\\":\\\"" + token + "\\\"}";
      upstream.script(
          x ->
              x.answer(
                  200, "application/json", Wire.MESSAGE.replace("\"Hello\"", '"' + answer + '"')));
      client.post("/v1/messages", request, AUTH);
      assertThat(client.read().text()).contains(MAIL).doesNotContain(token);
    }
  }

  @Test
  void aNameInAnAnswersFormThatCannotChangeKeepsTheRequestHere() throws Exception {
    String form = "'output_config':{'format':{'schema':{'properties':{'MAIL':{}}}}},'messages'";
    assertRefused(asks("'messages'", form.replace("MAIL", MAIL)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mask", "drop", "deny"})
  void aValueThatWouldNotComeBackKeepsTheRequestHere(String action) throws Exception {
    var policy =
        policy(Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", action))));
    String with =
        "'tools':[{'name':'a','input_schema':{'properties':{'who':{'enum':['MAIL']}}}}],'messages'";
    assertRefused(
        asks("'messages'", with.replace("MAIL", MAIL)),
        policy,
        action.equals("deny") ? "data.matrix" : "data.field_not_rewritable");
  }

  private static void assertRefused(String request) throws Exception {
    assertRefused(request, policy(Map.of()), "data.field_not_rewritable");
  }

  private static void assertRefused(String request, DataPolicy policy, String rule)
      throws Exception {
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", request, AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).as(request).isEqualTo(451);
      assertThat(answer.text()).contains(rule).doesNotContain(MAIL);
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo(rule);
      assertThat(upstream.waiting()).isZero();
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void whatAPolicyAllowsOrOnlyWatchesLeavesAsItIs() throws Exception {
    String request =
        asks(
            "'messages'",
            "'tools':[{'name':'a','input_schema':{'enum':['" + MAIL + "']}}],'messages'");
    var allows =
        policy(Map.of("matrix", List.of(Map.of("categories", List.of("pii"), "action", "allow"))));
    var elsewhere = policy(Map.of("parts", List.of("user", "system")));
    for (DataPolicy policy : List.of(allows, elsewhere, policy(Map.of("mode", "observe")))) {
      try (var upstream =
              new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
          Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy).start();
          RawClient client = rig.client()) {
        client.post("/v1/messages", request, AUTH);
        assertThat(client.read().status()).isEqualTo(200);
        assertThat(upstream.take().text()).isEqualTo(request);
      }
    }
  }

  @Test
  void anOrdinaryRequestWithAllItsOptionsPasses() throws Exception {
    String request =
        asks(
            "'messages'",
            "'thinking':{'type':'enabled','budget_tokens':2000,'display':'summarized'},'tool_choice':{'type':'tool','name':'find'},'service_tier':'auto','inference_geo':'us','output_config':{'effort':'high'},'context_management':{'edits':[{'type':'clear_tool_uses_20250919'}]},'metadata':{'user_id':'u-1'},'tools':[{'type':'web_search_20260318','name':'web_search','user_location':{'type':'approximate','city':'Paris','country':'FR'},'cache_control':{'type':'ephemeral','ttl':'1h'}},{'name':'find','description':'Finds.','input_schema':{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object','properties':{'email':{'type':'string','format':'email','pattern':'^.+@.+$'},'full_name':{'type':['string','null']}},'additionalProperties':false,'required':['email']}}],'messages'");
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).data(new NoTokens(), policy(Map.of())).start();
        RawClient client = rig.client()) {
      client.post(
          "/v1/messages", request.replace("\"max_tokens\":100", "\"max_tokens\":3000"), AUTH);
      RawClient.Answer answer = client.read();
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.object(Field.INSPECTION).get("skipped").toString())
          .contains("tools: options of the upstream's own", "options: no part of a data policy");
    }
  }
}
