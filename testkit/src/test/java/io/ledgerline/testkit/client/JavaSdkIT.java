package io.ledgerline.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageParam;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlock;
import com.anthropic.models.messages.ThinkingConfigAdaptive;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code com.anthropic:anthropic-java} against the gateway. */
class JavaSdkIT {
  private static final String QUESTION = "Look up order 12345 with the tool order_status.";
  private static RunningDemo demo;
  private static Tenant tenant;
  private static AnthropicClient client;

  @BeforeAll
  static void connect() throws Exception {
    demo = RunningDemo.shared();
    tenant = demo.tenant("java-sdk", "50 USD");
    client = client(tenant.key());
  }

  private static AnthropicClient client(String key) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(demo.url().toString())
        .apiKey(key)
        .maxRetries(2)
        .build();
  }

  private static MessageCreateParams.Builder question(String text) {
    return MessageCreateParams.builder().model(Tenant.MODEL).maxTokens(1_000).addUserMessage(text);
  }

  private static String text(Message message) {
    return message.content().stream()
        .flatMap(block -> block.text().stream())
        .map(TextBlock::text)
        .collect(Collectors.joining());
  }

  @Test
  void createsAMessage() {
    var message =
        client.messages().create(question("Reply with exactly: twelve blue shirts").build());
    assertThat(text(message)).isEqualTo("twelve blue shirts");
    assertThat(message.stopReason()).contains(StopReason.END_TURN);
    assertThat(message.usage().inputTokens()).isPositive();
    assertThat(message.usage().outputTokens()).isPositive();
  }

  @Test
  void accumulatesAStreamToTheSameMessage() {
    var accumulator = MessageAccumulator.create();
    try (var stream =
        client
            .messages()
            .createStreaming(question("Reply with exactly: a 🧵 in small steps").build())) {
      stream.stream().forEach(accumulator::accumulate);
    }
    assertThat(text(accumulator.message())).isEqualTo("a 🧵 in small steps");
    assertThat(accumulator.message().stopReason()).contains(StopReason.END_TURN);
  }

  @Test
  void completesARoundTripWithATool() {
    var first = client.messages().create(question(QUESTION).addTool(orderStatus()).build());
    assertThat(first.stopReason()).contains(StopReason.TOOL_USE);
    var use = first.content().stream().flatMap(b -> b.toolUse().stream()).findFirst().orElseThrow();
    assertThat(use.name()).isEqualTo("order_status");
    var second = client.messages().create(answered(first, use));
    assertThat(text(second)).contains("shipped-on-monday");
  }

  private static Tool orderStatus() {
    var schema =
        Tool.InputSchema.builder()
            .properties(
                Tool.InputSchema.Properties.builder()
                    .putAdditionalProperty("order_id", JsonValue.from(Map.of("type", "string")))
                    .build())
            .required(List.of("order_id"))
            .build();
    return Tool.builder()
        .name("order_status")
        .description("Looks up the status of an order")
        .inputSchema(schema)
        .build();
  }

  private static Tool notifyCustomer() {
    var email = JsonValue.from(Map.of("type", "string", "format", "email"));
    var schema =
        Tool.InputSchema.builder()
            .properties(
                Tool.InputSchema.Properties.builder().putAdditionalProperty("email", email).build())
            .required(List.of("email"))
            .build();
    return Tool.builder()
        .name("notify_customer")
        .description("Writes to a customer")
        .inputSchema(schema)
        .build();
  }

  private static MessageCreateParams answered(Message first, ToolUseBlock use) {
    var result =
        ToolResultBlockParam.builder().toolUseId(use.id()).content("shipped-on-monday").build();
    return question(QUESTION)
        .addTool(orderStatus())
        .addMessage(first)
        .addMessage(
            MessageParam.ofUserOfContentBlockParams(
                List.of(ContentBlockParam.ofToolResult(result))))
        .build();
  }

  @Test
  void getsPersonalDataBackThatNeverLeft() {
    var letter = "Dear jo.roe@harbour-lane.com, account GB33 BUKB 2020 1555 5555 55";
    var asked = question("Reply with exactly: " + letter).build();
    assertThat(text(client.messages().create(asked))).isEqualTo(letter);
    var accumulator = MessageAccumulator.create();
    try (var stream = client.messages().createStreaming(asked)) {
      stream.stream().forEach(accumulator::accumulate);
    }
    assertThat(text(accumulator.message())).isEqualTo(letter);
    var call =
        client
            .messages()
            .create(
                question("Use the notify_customer tool for jo.roe@harbour-lane.com please.")
                    .addTool(notifyCustomer())
                    .build());
    var use = call.content().stream().flatMap(b -> b.toolUse().stream()).findFirst().orElseThrow();
    assertThat(use._input().toString()).contains("jo.roe@harbour-lane.com");
    assertThat(demo.upstream().recorder().exchanges())
        .allMatch(exchange -> !exchange.bodyText().contains("harbour-lane"))
        .allMatch(exchange -> !exchange.bodyText().contains("BUKB 2020"))
        .anyMatch(exchange -> exchange.bodyText().contains("@mail.example"));
  }

  @Test
  void takesThinkingBackOnTheNextTurnWithItsSignatureUntouched() {
    var first =
        client.messages().create(thinking("Think about the number 7, then say seven.").build());
    assertThat(first.content()).anyMatch(ContentBlock::isThinking);
    var second =
        client
            .messages()
            .create(
                thinking("Think about the number 7, then say seven.")
                    .addMessage(first)
                    .addUserMessage("Reply with exactly: still valid")
                    .build());
    assertThat(text(second)).isEqualTo("still valid");
  }

  private static MessageCreateParams.Builder thinking(String text) {
    return question(text)
        .maxTokens(4_000)
        .thinking(ThinkingConfigAdaptive.builder().build())
        .putAdditionalHeader("x-simulator", "think");
  }

  @Test
  void countsTokensAndListsOnlyTheModelsThatTheKeyMayUse() {
    var params =
        MessageCountTokensParams.builder().model(Tenant.MODEL).addUserMessage("How many?").build();
    assertThat(client.messages().countTokens(params).inputTokens()).isPositive();
    assertThat(client.models().list().autoPager())
        .extracting(model -> model.id())
        .containsExactlyInAnyOrder("claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-5-5");
  }

  @Test
  void seesAWrongKeyAsUnauthorizedWithoutRetrying() {
    long before = demo.upstream().recorder().received();
    var refused =
        catchThrowableOfType(
            UnauthorizedException.class,
            () -> client("ll_wrong").messages().create(question("hi").build()));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().values("x-should-retry")).containsExactly("false");
    assertThat(demo.upstream().recorder().received()).isEqualTo(before);
  }

  @Test
  void seesAnEmptyBudgetAsARateLimitOfTypeBillingError() throws Exception {
    var poor = demo.tenant("java-sdk-poor", "0.000001 USD");
    var refused =
        catchThrowableOfType(
            RateLimitException.class,
            () -> client(poor.key()).messages().create(question("hi").build()));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.type().orElseThrow().toString()).isEqualTo("billing_error");
    assertThat(refused.headers().values("x-should-retry")).containsExactly("false");
    assertThat(refused.apiMessage().orElseThrow()).contains("cap");
  }

  @Test
  void seesAModelThatItMayNotUseAs451AndAnUnknownRouteAs501() {
    var model = MessageCreateParams.builder().maxTokens(10).addUserMessage("hi");
    var forbidden =
        catchThrowableOfType(
            AnthropicServiceException.class,
            () -> client.messages().create(model.model("claude-opus-4-8").build()));
    assertThat(forbidden.statusCode()).isEqualTo(451);
    assertThat(forbidden.type().orElseThrow().toString()).isEqualTo("permission_error");
    var unknown =
        catchThrowableOfType(
            AnthropicServiceException.class, () -> client.messages().batches().list());
    assertThat(unknown.statusCode()).isEqualTo(501);
  }
}
