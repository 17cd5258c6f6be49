package io.ledgerline.messages.request;

import static io.ledgerline.messages.request.LocatedRequestTest.MINIMAL;
import static io.ledgerline.messages.request.LocatedRequestTest.ok;
import static io.ledgerline.messages.request.LocatedRequestTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.Bytes;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.Splice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestEditsTest {
  private static final SystemBlocks BLOCKS =
      SystemBlocks.of(List.of("Be \"kind\".", "", "Prices: é"));
  private static final String ELEMENTS =
      "{\"type\":\"text\",\"text\":\"Be \\\"kind\\\".\"},{\"type\":\"text\",\"text\":\"Prices: é\"}";

  @Test
  void appendsSystemBlocksToEveryForm() {
    assertAppended(MINIMAL, MINIMAL.replaceFirst("\\{", "{\"system\":[" + esc(ELEMENTS) + "],"));
    assertAppended(with("\"system\": null"), with("\"system\": [" + ELEMENTS + "]"));
    assertAppended(with("\"system\" : \"\""), with("\"system\" : [" + ELEMENTS + "]"));
    assertAppended(with("\"system\": [ ]"), with("\"system\": [" + ELEMENTS + " ]"));
    assertAppended(
        with("\"system\": \"a\\u0062\""),
        with("\"system\": [{\"type\":\"text\",\"text\":\"a\\u0062\"}," + ELEMENTS + "]"));
    assertAppended(
        with(
            "\"system\":[ {\"type\":\"text\",\"text\":\"a\"} ,{\"text\":\"b\",\"type\":\"text\"} \n]"),
        with(
            "\"system\":[ {\"type\":\"text\",\"text\":\"a\"} ,{\"text\":\"b\",\"type\":\"text\"},"
                + ELEMENTS
                + " \n]"));
  }

  @Test
  void appendsNothingToAContinuedThreadOrWithoutBlocks() {
    String continued = with("\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"m\"}");
    assertThat(RequestEdits.appendSystem(ok(continued), BLOCKS)).isEmpty();
    assertThat(RequestEdits.appendSystem(ok(MINIMAL), SystemBlocks.of(List.of("")))).isEmpty();
    assertThat(RequestEdits.appendSystem(ok(with("\"thread\":{\"type\":\"create\"}")), BLOCKS))
        .hasSize(1);
  }

  @Test
  void renamesLowersAndAppendsTogether() {
    String body =
        with(
            "\"system\":\"s\",\"fallbacks\":[{\"model\":\"b\",\"max_tokens\": 900},{\"model\":\"c\",\"max_tokens\":5}]");
    LocatedRequest request = ok(body);
    List<Edit> edits = new ArrayList<>(RequestEdits.appendSystem(request, BLOCKS));
    edits.addAll(RequestEdits.renameModel(request, "claude-haiku-5-5"));
    edits.addAll(RequestEdits.lowerMaxTokens(request, 32));
    assertThat(Bytes.text(Splice.apply(request.body(), edits)))
        .isEqualTo(
            body.replace("claude-opus-5-5", "claude-haiku-5-5")
                .replace(":64,", ":32,")
                .replace(" 900", " 32")
                .replace("\"s\"", "[{\"type\":\"text\",\"text\":\"s\"}," + ELEMENTS + "]"));
  }

  @Test
  void leavesAloneWhatIsAsItShouldBe() {
    assertThat(RequestEdits.renameModel(ok(MINIMAL), "claude-opus-5-5")).isEmpty();
    assertThat(RequestEdits.lowerMaxTokens(ok(MINIMAL), 64)).isEmpty();
  }

  private static String esc(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static void assertAppended(String before, String after) {
    LocatedRequest request = ok(before);
    byte[] result = Splice.apply(request.body(), RequestEdits.appendSystem(request, BLOCKS));
    assertThat(Bytes.text(result)).isEqualTo(after);
    ok(after);
  }
}
