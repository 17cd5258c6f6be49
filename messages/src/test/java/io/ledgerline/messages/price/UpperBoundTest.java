package io.ledgerline.messages.price;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpperBoundTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void countsBodyFrameAddedBytesAndOutput() {
    String body = body("claude-sonnet-5-5", 100, ",\"inference_geo\":\"global\"");
    long input = WorstCase.FRAME_TOKENS + body.length() + 500;
    assertThat(known(body, 500).cost().value()).isEqualTo(input * 2_000 + 100 * 10_000);
  }

  @Test
  void reckonsWithTheDearerPlaceUnlessToldOtherwise() {
    long global =
        known(body("claude-sonnet-5-5", 100_000, ",\"inference_geo\":\"global\""), 0)
            .cost()
            .value();
    long unsaid =
        known(body("claude-sonnet-5-5", 100_000, ",\"inference_geo\": null  "), 0).cost().value();
    assertThat(unsaid).isGreaterThan(global * 109 / 100);
  }

  @Test
  void takesTheFullWindowForWhatIsNotInTheBody() {
    String[] members = {
      ",\"thread\":{\"type\":\"continue\",\"previous_message_id\":\"m\"}",
      ",\"thread\":{\"type\":\"something new\"}",
      ",\"mcp_servers\":[{\"type\":\"url\"}]",
      ",\"tools\":[{\"type\":\"code_execution_20260521\",\"name\":\"c\"}]"
    };
    for (String member : members) {
      assertThat(known(body("claude-opus-5-5", 1, member), 0).inputTokens())
          .as(member)
          .isGreaterThanOrEqualTo(1_000_000);
    }
    assertThat(known(body("claude-opus-5-5", 1, members[3]), 0).inputTokens())
        .isEqualTo(11_000_000);
  }

  @Test
  void takesTheFullWindowForAPdfInsideTheResultOfAFetch() {
    String fetched =
        "{\"model\":\"claude-opus-5-5\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
            + "{\"role\":\"assistant\",\"content\":[{\"type\":\"web_fetch_tool_result\",\"tool_use_id\":\"s\",\"content\":"
            + "{\"type\":\"web_fetch_result\",\"url\":\"https://x\",\"content\":{\"type\":\"document\",\"source\":"
            + "{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"QUJDRA==\"}}}}]}]}";
    assertThat(known(fetched, 0).inputTokens()).isGreaterThanOrEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"document\"}",
        "{\"type\":\"document\",\"source\":null}",
        "{\"type\":\"document\",\"source\":{\"type\":\"tape\",\"reel\":7}}"
      })
  void takesTheFullWindowForADocumentFromNoSourceThatWeKnow(String block) {
    String body =
        "{\"model\":\"claude-opus-5-5\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":["
            + block
            + "]}]}";
    assertThat(known(body, 0).inputTokens()).isGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void refusesOrPricesDearestWhateverHasNoPrice() {
    for (String body :
        new String[] {
          body("claude-opus-9", 10, ""),
          body("claude-opus-5-5", 10, ",\"fallbacks\":[{\"model\":\"claude-opus-9\"}]"),
          body(
              "claude-opus-5-5",
              10,
              ",\"tools\":[{\"type\":\"advisor_1\",\"model\":\"claude-opus-9\"}]")
        }) {
      assertThat(bound(body, 0, UnknownModel.REFUSE))
          .isEqualTo(new Bound.Unpriced("claude-opus-9"));
      assertThat(bound(body, 0, UnknownModel.DEAREST)).isInstanceOf(Bound.Known.class);
    }
    assertThat(bound(body("claude-sonnet-5-5", 9, ",\"speed\":\"fast\""), 0, UnknownModel.REFUSE))
        .isInstanceOf(Bound.Unpriced.class);
  }

  @Test
  void neverClampsToTheThinkingBudgetOrBelow() {
    String body =
        body(
            "claude-opus-5-5",
            5_000,
            ",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}");
    UpperBound bound = known(body, 0);
    assertThat(bound.affordableMaxTokens(bound.costWith(2_001))).hasValue(2_001);
    assertThat(bound.affordableMaxTokens(bound.costWith(2_000))).isEmpty();
    assertThat(bound.affordableMaxTokens(bound.cost())).hasValue(5_000);
    assertThat(bound.affordableMaxTokens(NanoUsd.ZERO)).isEmpty();
  }

  @Test
  void allowsAPromptThatOnlyWarmsTheCache() {
    UpperBound bound = known(body("claude-opus-5-5", 0, ""), 0);
    assertThat(bound.affordableMaxTokens(bound.cost())).hasValue(0);
  }

  @Test
  void saturatesOnAbsurdNumbers() {
    String tool =
        ",\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"s\",\"max_uses\":1000000000000000}]";
    assertThat(known(body("claude-opus-5-5", 1_000_000_000_000_000L, tool), 0).cost())
        .isEqualTo(NanoUsd.MAX);
    assertThat(known(body("claude-opus-5-5", 1_000_000_000_000_000L, ""), 0).cost())
        .isGreaterThan(NanoUsd.ofUsd("20000000"));
  }

  private static String body(String model, long maxTokens, String members) {
    return "{\"model\":\"%s\",\"max_tokens\":%d%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
        .formatted(model, maxTokens, members);
  }

  private static UpperBound known(String body, long added) {
    return ((Bound.Known) bound(body, added, UnknownModel.REFUSE)).bound();
  }

  private static Bound bound(String body, long added, UnknownModel unknown) {
    LocatedRequest request =
        ((Located.Ok) LocatedRequest.locate(utf8(body), Endpoint.MESSAGES)).request();
    return UpperBound.of(request, request.model(), PriceTable.builtIn(), NOW, added, unknown);
  }
}
