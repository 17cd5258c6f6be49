package io.ledgerline.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulator says reached it. */
final class Received {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Received() {}

  /** The last message's text in the request that carried this header. */
  static String question(URI simulator, String header, String value)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(simulator).timeout(PATIENCE).build();
      var page = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      for (JsonNode exchange : page) {
        if (carries(exchange.path("headers"), header, value)) {
          var body = Base64.getDecoder().decode(exchange.path("body_base64").asString());
          var messages = JSON.readTree(body).path("messages");
          return messages.path(messages.size() - 1).path("content").asString();
        }
      }
    }
    throw new IOException("the simulator has no request with " + header + " " + value);
  }

  private static boolean carries(JsonNode headers, String header, String value) {
    for (JsonNode each : headers) {
      if (each.path(0).asString().equalsIgnoreCase(header)
          && each.path(1).asString().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
