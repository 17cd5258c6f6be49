package io.ledgerline.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application of a brand: asks Claude through the gateway, as any HTTP client would. */
final class DemoCaller implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  DemoCaller(URI url) {
    this.url = url;
  }

  /**
   * What came back.
   *
   * @param status HTTP status
   * @param body answer or error, as it came
   * @param requestId our id of the call, empty where none was given
   */
  record Reply(int status, String body, String requestId) {
    boolean answered() {
      return status == 200;
    }

    /** The answer's text, or the error's sentence. */
    String text() {
      if (body.startsWith("event:")) {
        return "(streamed)";
      }
      JsonNode json = JSON.readTree(body);
      if (json.has("error")) {
        return json.path("error").path("message").asString();
      }
      var text = new StringBuilder();
      json.path("content").forEach(block -> text.append(block.path("text").asString("")));
      return text.toString();
    }
  }

  /** One question in one turn; {@code headers} are attribution headers of ours. */
  Reply ask(
      String key,
      String model,
      String question,
      int maxTokens,
      boolean stream,
      Map<String, String> headers)
      throws IOException, InterruptedException {
    return post(
        key,
        Map.of(
            "model", model,
            "max_tokens", maxTokens,
            "stream", stream,
            "messages", new Object[] {Map.of("role", "user", "content", question)}),
        headers);
  }

  /** Any request, from a thread that has nothing else to do. */
  Reply send(String key, Map<String, Object> body, Map<String, String> headers) {
    try {
      return post(key, body, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while a call was under way", e);
    }
  }

  private Reply post(String key, Map<String, Object> body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve("/v1/messages"))
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("anthropic-version", "2023-06-01")
            .header("x-api-key", key)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    headers.forEach(request::header);
    var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("ledgerline-request-id").orElse(""));
  }

  @Override
  public void close() {
    http.close();
  }
}
