package io.ledgerline.simulator;

import io.ledgerline.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client without any knowledge of the API: bytes in, bytes out. */
final class RawClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SimulatorServer server;
  private final Map<String, String> headers = new LinkedHashMap<>();

  RawClient(SimulatorServer server) {
    this.server = server;
    headers.put("x-api-key", "key-a");
    headers.put("anthropic-version", "2026-10-21");
    headers.put("content-type", "application/json");
  }

  /** An answer with its events, if it has some. */
  record Answer(int status, HttpResponse<byte[]> response) {
    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    ObjectNode json() {
      return (ObjectNode) Json.parse(response.body());
    }

    String error() {
      return json().path("error").path("message").asString("");
    }

    String errorType() {
      return json().path("error").path("type").asString("");
    }

    String errorCode() {
      return json().path("error").path("details").path("error_code").asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The first text block. */
    String said() {
      for (JsonNode block : json().path("content")) {
        if (Json.text(block, "type").equals("text")) {
          return Json.text(block, "text");
        }
      }
      return "";
    }

    JsonNode usage(String field) {
      return json().path("usage").path(field);
    }

    List<ObjectNode> events() {
      List<ObjectNode> events = new ArrayList<>();
      for (String line : text().split("\n")) {
        if (line.startsWith("data: ")) {
          events.add((ObjectNode) Json.parse(line.substring(6).getBytes(StandardCharsets.UTF_8)));
        }
      }
      return events;
    }

    List<String> eventTypes() {
      return events().stream().map(event -> Json.text(event, "type")).toList();
    }
  }

  /** The same client with another header; an empty value leaves it out. */
  RawClient with(String name, String value) {
    RawClient other = new RawClient(server);
    other.headers.clear();
    other.headers.putAll(headers);
    other.headers.put(name, value);
    if (value.isEmpty()) {
      other.headers.remove(name);
    }
    return other;
  }

  Answer post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(String path, byte[] body) {
    return send(path, "POST", HttpRequest.BodyPublishers.ofByteArray(body));
  }

  Answer get(String path) {
    return send(path, "GET", HttpRequest.BodyPublishers.noBody());
  }

  Answer send(String path, String method, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url().resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    headers.forEach(request::header);
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A message with one user text and more fields, each {@code "name":value}. */
  Answer ask(String question, String... fields) {
    return post("/v1/messages", body("claude-opus-5-5", question, fields));
  }

  static String body(String model, String question, String... fields) {
    StringBuilder body = new StringBuilder("{\"model\":\"").append(model).append('"');
    boolean limited = false;
    boolean talks = false;
    for (String field : fields) {
      body.append(',').append(field);
      limited |= field.startsWith("max_tokens", 1);
      talks |= field.startsWith("messages", 1);
    }
    if (!limited) {
      body.append(",\"max_tokens\":1024");
    }
    if (!talks) {
      ObjectNode message = Json.object().put("role", "user").put("content", question);
      body.append(",\"messages\":[").append(message).append(']');
    }
    return body.append('}').toString();
  }

  @Override
  public void close() {
    http.close();
  }
}
