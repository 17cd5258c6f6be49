package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tag through the whole process: set by what was found, it keeps readers out and ends texts. */
class TagsIT {
  private static final Scope ALL = new Scope.Organization();
  private static final String SETTINGS =
      """
      apiVersion: ledgerline/v1
      kind: Tenant
      metadata: {name: threadco}
      spec: {displayName: ThreadCo, content: full}
      ---
      apiVersion: ledgerline/v1
      kind: ModelTiers
      metadata: {name: usual}
      spec:
        default: claude-sonnet-5-5
        tiers: [{name: standard, models: [claude-sonnet-5-5]}]
      ---
      apiVersion: ledgerline/v1
      kind: Workspace
      metadata: {tenant: threadco, name: support}
      spec: {displayName: Support, models: usual}
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
        var plan = node.governance().apply().plan(ALL, List.of(new SourceFile("t.yaml", SETTINGS)));
        assertThat(plan.isSound()).as(plan.text()).isTrue();
        var unused = node.governance().apply().execute(plan, Actor.SYSTEM);
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
      }
    }
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
    var secret = node.governance().keys().issue(ALL, wish, Actor.SYSTEM).secret();
    for (int i = 0; i < 200 && send(node, secret, "GET", "/whoami", null).contains("401"); i++) {
      Thread.onSpinWait();
    }
    return secret;
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

  private static String send(
      Node node, String key, String method, String path, @Nullable String body) throws Exception {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(node.url() + "/api/v1" + path))
              .header("authorization", "Bearer " + key)
              .method(method, publisher)
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }
}
