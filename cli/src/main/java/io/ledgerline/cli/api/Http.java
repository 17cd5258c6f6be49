package io.ledgerline.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the admin API; every answer that is not good becomes an {@link ApiException}. */
final class Http {
  /** Money is never a binary fraction. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private final HttpClient client;
  private final Server server;

  Http(Server server) throws ApiException {
    this.server = server;
    var builder = HttpClient.newBuilder().connectTimeout(CONNECT);
    var caFile = server.caFile();
    this.client = (caFile == null ? builder : builder.sslContext(Trust.of(caFile))).build();
  }

  JsonNode json(String method, String path, Map<String, String> query, @Nullable JsonNode body)
      throws ApiException {
    var response = send(request(method, path, query, body).timeout(ANSWER).build());
    try (var in = response.body()) {
      return JSON.readTree(in.readAllBytes());
    } catch (IOException | JacksonException broken) {
      throw new ApiException(0, server.url() + " broke off its answer: try again", null);
    }
  }

  /** The items of a list, all pages. */
  List<JsonNode> pages(String path, Map<String, String> query) throws ApiException {
    var asked = new HashMap<>(query);
    var items = new ArrayList<JsonNode>();
    String next = null;
    do {
      if (next != null) {
        asked.put("after", next);
      }
      var page = Answers.Rows.of(json("GET", path, asked, null));
      items.addAll(page.items());
      next = page.next();
    } while (next != null);
    return items;
  }

  /** The body of a streamed answer; to be closed. */
  InputStream stream(String path, Map<String, String> query, @Nullable String lastEventId)
      throws ApiException {
    var request = request("GET", path, query, null);
    if (lastEventId != null) {
      request.header("last-event-id", lastEventId);
    }
    return send(request.build()).body();
  }

  /** A streamed answer to a document, with its headers; its body is to be closed. */
  HttpResponse<InputStream> post(String path, JsonNode body) throws ApiException {
    return send(request("POST", path, Map.of(), body).build());
  }

  private HttpRequest.Builder request(
      String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    var uri = URI.create(server.url() + "/api/v1" + path + queryString(query));
    var request = HttpRequest.newBuilder(uri).header("authorization", "Bearer " + server.token());
    if (body == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    return request
        .header("content-type", "application/json")
        .method(method, BodyPublishers.ofString(body.toString()));
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws ApiException {
    try {
      var response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() / 100 == 2) {
        return response;
      }
      throw refused(response);
    } catch (SSLException untrusted) {
      throw new ApiException(
          0,
          "the certificate of "
              + server.url()
              + " is not trusted here: set LEDGERLINE_CA_FILE to a PEM file of its authority",
          null);
    } catch (IOException unreachable) {
      throw new ApiException(
          0, "no server answers at " + server.url() + ": start it, or give another --url", null);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ApiException(0, "interrupted", null);
    }
  }

  private ApiException refused(HttpResponse<InputStream> response) throws IOException {
    try (var in = response.body()) {
      var problem = JSON.readTree(in.readNBytes(1 << 20));
      var detail = problem.path("detail").stringValue(null);
      if (detail != null) {
        return new ApiException(response.statusCode(), detail, problem);
      }
    } catch (JacksonException notJson) {
      // no problem document: something else answers there
    }
    return new ApiException(
        response.statusCode(),
        server.url() + " answered " + response.statusCode() + ": is it a Ledgerline server?",
        null);
  }

  /** A text as one segment of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String queryString(Map<String, String> query) {
    if (query.isEmpty()) {
      return "";
    }
    return new TreeMap<>(query)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
