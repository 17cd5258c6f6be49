package io.ledgerline.cli.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which server to ask, and the key to present.
 *
 * @param url scheme, host and port
 * @param token the key; never printed
 * @param caFile PEM of the authorities to trust instead of the runtime's, or null
 */
public record Server(URI url, String token, @Nullable Path caFile) {
  /** A server whose certificate, if it has one, the runtime trusts. */
  public Server(URI url, String token) {
    this(url, token, null);
  }

  /** Where a running demo writes itself down, below the current folder. */
  public static final Path DEMO = Path.of(".ledgerline", "demo", "demo.json");

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Finds the server: what was given, else the environment ({@code LEDGERLINE_URL}, {@code
   * LEDGERLINE_TOKEN}), else the demo below the folder or below {@code LEDGERLINE_HOME}, where the
   * launcher stands. The demo's key only ever goes to the demo.
   */
  public static Server find(
      @Nullable String givenUrl,
      @Nullable String givenToken,
      Map<String, String> environment,
      Path folder)
      throws ApiException {
    var demo = demo(folder.resolve(DEMO));
    var home = environment.get("LEDGERLINE_HOME");
    if (demo == null && home != null) {
      demo = demo(Path.of(home).resolve(DEMO));
    }
    var demoUrl = demo == null ? null : demo.path("url").stringValue(null);
    var url = first(givenUrl, environment.get("LEDGERLINE_URL"), demoUrl);
    if (url == null) {
      throw new ApiException(
          0, "no server is known: start ./ledgerline demo here, or give --url and --token", null);
    }
    boolean isDemo = demo != null && url.equals(demoUrl);
    var demoToken = isDemo && demo != null ? demo.path("admin_token").stringValue(null) : null;
    var token = first(givenToken, environment.get("LEDGERLINE_TOKEN"), demoToken);
    if (token == null) {
      throw new ApiException(
          ApiException.NO_KEY,
          "no key is known for " + url + ": give --token or set LEDGERLINE_TOKEN",
          null);
    }
    var caFile = environment.get("LEDGERLINE_CA_FILE");
    return new Server(uri(url), token, caFile == null ? null : Path.of(caFile));
  }

  /** Whether the key travels unencrypted over a network. */
  public boolean exposesToken() {
    var host = url.getHost();
    boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    return url.getScheme().equals("http") && !loopback;
  }

  @Override
  public String toString() {
    return "Server[url=" + url + ", token=…]";
  }

  private static URI uri(String url) throws ApiException {
    try {
      var uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException bad) {
      // the same answer
    }
    throw new ApiException(
        ApiException.NO_URL,
        "the URL " + url + " is none: give one such as http://127.0.0.1:8484",
        null);
  }

  private static @Nullable JsonNode demo(Path file) {
    try {
      return Files.isReadable(file) ? JSON.readTree(Files.readAllBytes(file)) : null;
    } catch (IOException | JacksonException unreadable) {
      return null;
    }
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (var candidate : candidates) {
      if (candidate != null && !candidate.isBlank()) {
        return candidate;
      }
    }
    return null;
  }
}
