package io.ledgerline.testkit.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin REST API, as much of it as tests need; any answer but 2xx fails. */
public final class Admin {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI url;
  private final String token;

  Admin(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  /** The key that this one uses. */
  public String token() {
    return token;
  }

  /** Applies one file of YAML documents. */
  public JsonNode apply(String yaml) throws IOException, InterruptedException {
    var documents = List.of(Map.of("file", "test.yaml", "text", yaml));
    return post("/api/v1/apply", Map.of("documents", documents, "dry_run", false));
  }

  /** Issues a key for a tenant's workspace and returns its secret. */
  public String issueKey(String tenant, String workspace) throws IOException, InterruptedException {
    var wish =
        Map.of(
            "name",
            "test-" + tenant,
            "owner",
            "test@example.com",
            "scope",
            "workspace",
            "tenant",
            tenant,
            "workspace",
            workspace);
    return post("/api/v1/keys", wish).path("secret").asString();
  }

  /** The joined calls that match, oldest first. */
  public List<JsonNode> calls(Map<String, String> filter) throws IOException, InterruptedException {
    return pages("/api/v1/audit/calls", filter);
  }

  /**
   * The entries that match, oldest first, each with {@code stream}, {@code index}, {@code entry}.
   */
  public List<JsonNode> entries(Map<String, String> filter)
      throws IOException, InterruptedException {
    return pages("/api/v1/audit/entries", filter);
  }

  /** The types of a call's entries, in order. */
  public List<String> entryTypes(String requestId) throws IOException, InterruptedException {
    return entries(Map.of("request_id", requestId)).stream()
        .map(row -> row.path("entry").path("event_type").asString())
        .toList();
  }

  /** A GET of the admin API. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private List<JsonNode> pages(String path, Map<String, String> filter)
      throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    var query =
        filter.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    var next = "";
    do {
      var page = get(path + "?order=asc&limit=1000&" + query + next);
      page.path("items").forEach(all::add);
      next = page.path("next").isString() ? "&after=" + encoded(page.path("next").asString()) : "";
    } while (!next.isEmpty());
    return all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    var bytes = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(request(path).header("content-type", "application/json").POST(bytes).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("authorization", "Bearer " + token);
  }

  private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          request.method()
              + " "
              + request.uri()
              + ": "
              + response.statusCode()
              + " "
              + response.body());
    }
    return JSON.readTree(response.body());
  }
}
