package io.ledgerline.testkit.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application without an SDK: sends exactly the bytes that a test gives it. */
public final class Caller {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI url;
  private final String key;

  Caller(URI url, String key) {
    this.url = url;
    this.key = key;
  }

  /** What came back, whole. */
  public record Reply(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** A header's first value, empty where there is none. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** Our id of the call. */
    public String requestId() {
      return header("ledgerline-request-id");
    }

    /** Whether an answer came to its clean end: a 200, and for a stream its message_stop. */
    public boolean whole() {
      boolean stream = header("content-type").startsWith("text/event-stream");
      return status() == 200 && (!stream || body().contains("\nevent: message_stop\n"));
    }
  }

  /** A body of one question. */
  public static String question(String text, int maxTokens, boolean stream) {
    return JSON.writeValueAsString(
        Map.of(
            "model",
            Tenant.MODEL,
            "max_tokens",
            maxTokens,
            "stream",
            stream,
            "messages",
            List.of(Map.of("role", "user", "content", text))));
  }

  /** One question to the tenant's usual model; {@code headers} alternate names and values. */
  public Reply ask(String text, int maxTokens, boolean stream, String... headers)
      throws IOException, InterruptedException {
    return post("/v1/messages", question(text, maxTokens, stream), headers);
  }

  /** A POST of these bytes. */
  public Reply post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(builder(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A POST of bytes that are no text. */
  public Reply post(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return send(builder(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** The same without waiting. */
  public CompletableFuture<Reply> postAsync(String path, String body, String... headers) {
    var request = builder(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Reply::new);
  }

  /** A request with any method and no body. */
  public Reply bare(String method, String path, String... headers)
      throws IOException, InterruptedException {
    return send(builder(path, headers).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder builder(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("anthropic-version", "2023-06-01");
    if (!key.isEmpty()) {
      request.header("x-api-key", key);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Reply(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }
}
