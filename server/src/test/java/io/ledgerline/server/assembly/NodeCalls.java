package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tests of a whole node begin with and ask of it. */
final class NodeCalls {
  private NodeCalls() {}

  /** ThreadCo with one workspace, {@code support}; {@code spec} is the tenant's. */
  static String shop(String spec) {
    return """
        apiVersion: ledgerline/v1
        kind: Tenant
        metadata: {name: threadco}
        spec: {displayName: ThreadCo%s}
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
        """
        .formatted(spec.isEmpty() ? "" : ", " + spec);
  }

  static void apply(GovernancePart governance, String yaml) throws Exception {
    var all = new Scope.Organization();
    var plan = governance.apply().plan(all, List.of(new SourceFile("test.yaml", yaml)));
    assertThat(plan.isSound()).as(plan.text()).isTrue();
    var unused = governance.apply().execute(plan, Actor.SYSTEM);
  }

  /** A key's secret, once the node knows it. */
  static String key(Node node, KeyRequest wish) throws Exception {
    var all = new Scope.Organization();
    var secret = node.governance().keys().issue(all, wish, Actor.SYSTEM).secret();
    for (int i = 0; i < 2_000 && send(node, secret, "GET", "/whoami", null).contains("401"); i++) {
      Thread.sleep(5);
    }
    return secret;
  }

  /** Asks the admin API; status, a space, body. */
  static String send(Node node, String key, String method, String path, @Nullable String body)
      throws Exception {
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

  /** The first text of that name in an answer. */
  static String member(String json, String name) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(found.find()).as(name + " in " + json).isTrue();
    return found.group(1);
  }
}
