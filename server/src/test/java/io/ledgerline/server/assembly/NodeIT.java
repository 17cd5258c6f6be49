package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.config.ServerConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process, with a real PostgreSQL and a real ledger. */
class NodeIT {
  private static final Map<String, String> ENVIRONMENT = Map.of("UPSTREAM_KEY", "sk-test");
  @TempDir Path temp;

  @Test
  void aFirstStartLeavesAnAdministratorsKeyAndASecondDoesNot() throws Exception {
    try (var node = Node.start(config(0, "env:UPSTREAM_KEY"), ENVIRONMENT)) {
      var file = node.bootstrapKey().orElseThrow();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      var answer = get(node.url().resolve("/api/v1/whoami"), Files.readString(file).strip());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"role\":\"admin\"");
      assertThat(get(node.url().resolve("/health/ready"), "").body()).isEqualTo("ready\n");
      var metrics = node.url().resolve("/metrics");
      assertThat(get(metrics, "ll_nobody").statusCode()).isEqualTo(401);
      assertThat(get(metrics, Files.readString(file).strip()).body())
          .contains("ledgerline_ledger_writable 1.0");
      assertThat(get(node.url().resolve("/console/"), "").body()).contains("Ledgerline is running");
      aBrowserAtTheRootIsSentToTheStartPageAndAProgramIsNot(node.url().resolve("/"));
    }
    try (var node = Node.start(config(0, "env:UPSTREAM_KEY"), ENVIRONMENT)) {
      assertThat(node.bootstrapKey()).isEmpty();
      assertThat(node.interrupted()).isZero();
    }
  }

  private static void aBrowserAtTheRootIsSentToTheStartPageAndAProgramIsNot(URI root)
      throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(root);
      var program = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(program.statusCode()).isEqualTo(501);
      request.header("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
      var browser = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(browser.statusCode()).isEqualTo(302);
      assertThat(browser.headers().firstValue("location")).hasValue("/console/");
      var posted = request.POST(HttpRequest.BodyPublishers.noBody()).build();
      assertThat(http.send(posted, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(501);
    }
  }

  @Test
  void withoutACredentialItRefusesToStartAndSaysHow() {
    assertThatThrownBy(() -> Node.start(config(0, "env:NOT_SET"), ENVIRONMENT))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("upstream.credential")
        .hasMessageContaining("NOT_SET");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Node.start(config(port, "env:UPSTREAM_KEY"), ENVIRONMENT))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("listen.port")
          .hasMessageContaining(Integer.toString(port));
    }
  }

  private ServerConfig config(int port, String credential) {
    return ConfigReader.parse(
        """
        listen: {port: %d}
        data: %s
        state: %s
        upstream: {url: "http://127.0.0.1:9", credential: "%s"}
        """
            .formatted(port, temp.resolve("data"), temp.resolve("state"), credential));
  }

  private static HttpResponse<String> get(URI uri, String key) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri).header("authorization", "Bearer " + key).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
