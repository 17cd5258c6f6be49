package io.ledgerline.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product with everything on, as {@code ledgerline demo} starts it: embedded PostgreSQL, ledger
 * with fsync, budgets, records indexer. The calls belong to a tenant with a prompt and a budget.
 */
final class Ledgerline {
  private static final String MAIN = "io.ledgerline.server.Main";
  private static final Duration START = Duration.ofSeconds(90);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What a run without the launcher needs, and a heap that keeps the promise about memory. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx640m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Duser.timezone=UTC");

  private static final String SETTINGS =
      """
      apiVersion: ledgerline/v1
      kind: Tenant
      metadata: {name: benchmark}
      spec: {displayName: Benchmark}
      ---
      apiVersion: ledgerline/v1
      kind: ModelTiers
      metadata: {tenant: benchmark, name: models}
      spec: {default: %1$s, tiers: [{name: all, models: [%1$s]}]}
      ---
      apiVersion: ledgerline/v1
      kind: Prompt
      metadata: {tenant: benchmark, name: voice}
      spec: {text: You answer for the benchmark and say only what is true.}
      ---
      apiVersion: ledgerline/v1
      kind: Workspace
      metadata: {tenant: benchmark, name: main}
      spec: {displayName: Main, models: models, prompts: [voice]}
      ---
      apiVersion: ledgerline/v1
      kind: Budget
      metadata: {tenant: benchmark, name: month}
      spec: {for: tenant, window: month, limit: 100000000 USD}
      ---
      apiVersion: ledgerline/v1
      kind: Budget
      metadata: {tenant: benchmark, name: main-day}
      spec: {for: workspace, workspace: main, window: day, limit: 100000000 USD}
      """;

  private final URI url;
  private final String admin;

  private Ledgerline(URI url, String admin) {
    this.url = url;
    this.admin = admin;
  }

  /**
   * Starts it on an empty folder.
   *
   * @param home the checkout, for the demo's sample
   */
  static Peer start(Path home, Path folder, int upstreamPort)
      throws IOException, InterruptedException {
    var data = folder.resolve("ledgerline");
    var flags = new ArrayList<>(words(System.getProperty("ledgerline.product.flag", "")));
    flags.addAll(FLAGS);
    flags.add("-Dledgerline.home=" + home);
    flags.addAll(words(System.getenv().getOrDefault("LEDGERLINE_JAVA_OPTS", "")));
    var child =
        Child.java(
            "ledgerline-process",
            folder,
            Map.of(
                "XDG_STATE_HOME",
                folder.resolve("state").toString(),
                "ANTHROPIC_API_KEY",
                "benchmark"),
            flags,
            System.getProperty("ledgerline.product", Child.classPath()),
            MAIN,
            List.of(
                "demo",
                "--port",
                "0",
                "--no-traffic",
                "--data",
                data.toString(),
                "--upstream",
                "http://127.0.0.1:" + upstreamPort));
    var ready = data.resolve("demo.json");
    child.await(() -> Files.exists(ready), START);
    var demo = JSON.readTree(Files.readAllBytes(ready));
    var url = URI.create(demo.path("url").asString());
    var key = new Ledgerline(url, demo.path("admin_token").asString()).issueKey();
    return new Peer(
        "ledgerline",
        url.getPort(),
        Map.of("x-api-key", key),
        () -> List.of(child.pid()),
        () -> child.tree().stream().filter(pid -> pid != child.pid()).toList(),
        child);
  }

  /**
   * The launcher's flags and start-up cache, and what it would add too: a profiler looks into the
   * measured process by that.
   */
  private static List<String> words(String options) {
    return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
  }

  private String issueKey() throws IOException, InterruptedException {
    var yaml = SETTINGS.formatted(Wire.MODEL);
    post(
        "/api/v1/apply",
        Map.of("documents", List.of(Map.of("file", "benchmark.yaml", "text", yaml))));
    var wish =
        Map.of(
            "name",
            "benchmark",
            "owner",
            "benchmark@example.com",
            "scope",
            "workspace",
            "tenant",
            "benchmark",
            "workspace",
            "main");
    return post("/api/v1/keys", wish).path("secret").asString();
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("authorization", "Bearer " + admin)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    try (var http = HttpClient.newHttpClient()) {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(path + ": " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    }
  }
}
