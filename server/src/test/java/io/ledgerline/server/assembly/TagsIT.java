package io.ledgerline.server.assembly;

import static io.ledgerline.server.assembly.NodeCalls.apply;
import static io.ledgerline.server.assembly.NodeCalls.send;
import static io.ledgerline.server.assembly.NodeCalls.shop;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tag through the whole process: set by what was found, it keeps readers out and ends texts. */
class TagsIT {
  private static final Scope ALL = new Scope.Organization();
  private static final String SETTINGS =
      shop("content: full")
          + """
      ---
      apiVersion: ledgerline/v1
      kind: DataPolicy
      metadata: {tenant: threadco, name: health}
      spec:
        mode: observe
        tags: [{when: {categories: [phi]}, set: {phi: true}}]
      ---
      apiVersion: ledgerline/v1
      kind: RetentionSchedule
      metadata: {tenant: threadco, name: phi}
      spec:
        citation: 45 CFR 164.312(a)(1)
        classes: [entries, content]
        tags: [phi]
        keepAtMost: P90D
        accessGrants: [phi]
      """;

  @TempDir Path temp;

  @Test
  void aCallWithHealthDataIsTaggedAndItsTextsAreForThoseWhoMayReadThatTag() throws Exception {
    try (var simulator = SimulatorServer.start(SimulatorConfig.defaults())) {
      var config =
          ConfigReader.parse(
              """
              listen: {port: 0}
              data: %s
              state: %s
              upstream: {url: "%s", credential: "env:KEY", simulated: true}
              """
                  .formatted(temp.resolve("data"), temp.resolve("state"), simulator.url()));
      try (var node = Node.start(config, Map.of("KEY", "sk-test"))) {
        apply(node.governance(), SETTINGS);
        String app = key(node, "app", Role.END_USER, Set.of());
        String plain = key(node, "plain", Role.AUDITOR, Set.of("content"));
        String cleared = key(node, "cleared", Role.AUDITOR, Set.of("content", "phi"));
        String tagged = call(node, app, "The patient with MRN: 00458321 wants a refund.");
        String other = call(node, app, "Where is my parcel?");

        assertThat(send(node, plain, "GET", "/audit/calls?tag=phi", null))
            .contains(tagged, "\"phi=true\"")
            .doesNotContain(other);
        assertThat(send(node, plain, "GET", "/calls/" + tagged, null))
            .contains("\"content_schedule\":\"threadco/phi\"");
        assertThat(send(node, plain, "GET", "/calls/" + other, null))
            .doesNotContain("content_schedule");

        assertThat(content(node, plain, other)).contains("200", "\"state\":\"kept\"");
        assertThat(content(node, plain, tagged))
            .contains("403", "only keys with these grants", "phi")
            .doesNotContain("00458321");
        assertThat(
                send(node, plain, "GET", "/audit/entries?tag=phi&event_type=admin.refused", null))
            .contains(tagged, "retention_access", "\"stream\":\"threadco\"");
        assertThat(content(node, cleared, tagged)).contains("200", "00458321");
        assertThat(
                send(node, plain, "GET", "/audit/entries?tag=phi&event_type=content.viewed", null))
            .contains(tagged, "\"phi=true\"");

        // What was promised to few does not open to all by a looser schedule, what comes later
        // does.
        apply(node.governance(), SETTINGS.replace("accessGrants: [phi]", "accessGrants: []"));
        assertThat(readableOnceApplied(node, app, plain)).contains("200", "00458399");
        assertThat(content(node, plain, tagged)).contains("403").doesNotContain("00458321");
        assertThat(content(node, cleared, tagged)).contains("200", "00458321");
      }
    }
  }

  /** Calls until a policy that was applied is in force: that takes a moment. */
  private static String readableOnceApplied(Node node, String app, String reader)
      throws Exception {
    var until = Instant.now().plus(Duration.ofMinutes(1));
    String seen;
    do {
      String later = call(node, app, "The patient with MRN: 00458399 wants a refund.");
      seen = content(node, reader, later);
    } while (seen.contains("403") && Instant.now().isBefore(until));
    return seen;
  }

  private static String content(Node node, String key, String call) throws Exception {
    return send(node, key, "POST", "/calls/" + call + "/content", "{\"reason\":\"case 7\"}");
  }

  private static String key(Node node, String name, Role role, Set<String> grants)
      throws Exception {
    boolean calls = role == Role.END_USER;
    var wish =
        new KeyRequest(
            name,
            name + "@shopmate.example",
            calls ? Principal.Kind.SERVICE : Principal.Kind.USER,
            role,
            calls ? new Scope.Workspace("threadco", "support") : ALL,
            null,
            Set.of(),
            grants,
            null);
    return NodeCalls.key(node, wish);
  }

  private static String call(Node node, String key, String text) throws Exception {
    var body =
        "{\"model\":\"claude-sonnet-5-5\",\"max_tokens\":50,\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"%s\"}]}".formatted(text);
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(node.url().resolve("/v1/messages"))
              .header("x-api-key", key)
              .header("anthropic-version", "2023-06-01")
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.headers().firstValue("ledgerline-request-id").orElseThrow();
    }
  }
}
