package io.ledgerline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.OverloadedException;
import com.anthropic.errors.PaymentRequiredException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.SseException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.models.ModelListParams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official Java SDK, unmodified, against the simulator. */
class SdkContractTest {
  private static SimulatorServer server;
  private static AnthropicClient client;

  @BeforeAll
  static void start() {
    server = SimulatorServer.start(SimulatorConfig.defaults().withKeys(Map.of("good", "acme")));
    client = client("good");
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static AnthropicClient client(String key) {
    return AnthropicOkHttpClient.builder()
        .apiKey(key)
        .baseUrl(server.url().toString())
        .maxRetries(0)
        .build();
  }

  private static MessageCreateParams.Builder ask(String question) {
    return MessageCreateParams.builder()
        .model("claude-opus-5-5")
        .maxTokens(2_000)
        .addUserMessage(question);
  }

  private static String text(Message message) {
    StringBuilder text = new StringBuilder();
    for (ContentBlock block : message.content()) {
      block.text().ifPresent(each -> text.append(each.text()));
    }
    return text.toString();
  }

  @Test
  void answersAMessage() {
    Message message = client.messages().create(ask("Where is my parcel?").build());
    assertThat(text(message)).contains("Where is my parcel?").contains("simulator");
    assertThat(message.stopReason()).contains(StopReason.END_TURN);
    assertThat(message.usage().outputTokens()).isPositive();
    assertThat(message.id()).startsWith("msg_sim");
  }

  @Test
  void streamsTheSameAnswerAsItGivesWhole() {
    MessageCreateParams params = ask("Explain how refunds work, step by step.").build();
    MessageAccumulator accumulator = MessageAccumulator.create();
    try (var stream = client.messages().createStreaming(params)) {
      stream.stream().forEach(accumulator::accumulate);
    }
    Message streamed = accumulator.message();
    Message whole = client.messages().create(params);
    assertThat(text(streamed)).isEqualTo(text(whole)).isNotEmpty();
    assertThat(streamed.usage().outputTokens()).isEqualTo(whole.usage().outputTokens());
    assertThat(streamed.content().getFirst().thinking()).isPresent();
  }

  @Test
  void runsAToolAndReadsItsResult() {
    Tool tool =
        Tool.builder()
            .name("get_weather")
            .inputSchema(
                Tool.InputSchema.builder()
                    .properties(JsonValue.from(Map.of("city", Map.of("type", "string"))))
                    .required(List.of("city"))
                    .build())
            .build();
    MessageCreateParams.Builder params = ask("What is the weather in Paris?").addTool(tool);
    Message first = client.messages().create(params.build());
    assertThat(first.stopReason()).contains(StopReason.TOOL_USE);
    ToolUseBlock use = first.content().getLast().asToolUse();
    assertThat(use._input()).isEqualTo(JsonValue.from(Map.of("city", "Paris")));
    params.addMessage(first);
    params.addUserMessageOfContentBlockParams(
        List.of(
            com.anthropic.models.messages.ContentBlockParam.ofToolResult(
                ToolResultBlockParam.builder()
                    .toolUseId(use.id())
                    .content("sunny, 21 °C")
                    .build())));
    Message second = client.messages().create(params.build());
    assertThat(text(second)).contains("sunny, 21 °C");
    assertThat(second.stopReason()).contains(StopReason.END_TURN);
  }

  @Test
  void acceptsItsOwnThinkingBack() {
    MessageCreateParams.Builder params = ask("Explain why the sky is blue.").enabledThinking(1_024);
    Message first = client.messages().create(params.build());
    assertThat(first.content().getFirst().thinking()).isPresent();
    params.addMessage(first).addUserMessage("And at sunset?");
    assertThat(text(client.messages().create(params.build()))).contains("And at sunset?");
  }

  @Test
  void countsTokensAsTheMessageBillsThem() {
    Message message = client.messages().create(ask("How many tokens is this?").build());
    long counted =
        client
            .messages()
            .countTokens(
                MessageCountTokensParams.builder()
                    .model("claude-opus-5-5")
                    .addUserMessage("How many tokens is this?")
                    .build())
            .inputTokens();
    assertThat(counted).isEqualTo(message.usage().inputTokens());
  }

  @Test
  void pagesThroughTheModels() {
    var ids =
        client.models().list(ModelListParams.builder().limit(5).build()).autoPager().stream()
            .map(model -> model.id())
            .toList();
    assertThat(ids)
        .contains("claude-opus-5-5", "claude-haiku-4-5-20251001")
        .doesNotHaveDuplicates();
    assertThat(ids).doesNotContain("claude-3-haiku-20240307");
    assertThat(client.models().retrieve("claude-opus-4-5").id())
        .isEqualTo("claude-opus-4-5-20251101");
  }

  @Test
  void mapsErrorsToTheSdksExceptions() {
    assertThatThrownBy(() -> client("bad").messages().create(ask("hi").build()))
        .isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(() -> client.messages().create(ask("hi").model("claude-nope").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("model: claude-nope");
    assertThatThrownBy(() -> client.messages().create(ask("hi").maxTokens(999_999).build()))
        .isInstanceOf(BadRequestException.class);
    assertDirected("error=402", PaymentRequiredException.class);
    assertDirected("error=429", RateLimitException.class);
    assertDirected("error=529", OverloadedException.class);
  }

  private static void assertDirected(String directive, Class<? extends Throwable> type) {
    var params = ask("hi").putAdditionalHeader("x-simulator", directive).build();
    assertThatThrownBy(() -> client.messages().create(params)).isInstanceOf(type);
  }

  @Test
  void reportsAnErrorInTheMiddleOfAStream() {
    var params = ask("hi").putAdditionalHeader("x-simulator", "stream-error=api_error").build();
    assertThatThrownBy(
            () -> {
              try (var stream = client.messages().createStreaming(params)) {
                stream.stream().forEach(event -> {});
              }
            })
        .isInstanceOf(SseException.class)
        .hasMessageContaining("middle of a stream");
  }
}
