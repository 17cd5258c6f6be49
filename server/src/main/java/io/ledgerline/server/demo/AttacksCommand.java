package io.ledgerline.server.demo;

import io.ledgerline.cli.api.AdminApi;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.api.Server;
import io.ledgerline.server.Places;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Attempts that should not succeed, what became of each, and why. */
@Command(
    name = "attacks",
    description = {
      "Try what should not succeed, and see each refused, held or rewritten.",
      "Hidden instructions, data that somebody wants forwarded, a leaked key, a promise the brand"
          + " doesn't make, health data."
    })
final class AttacksCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(200);

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", description = "The demo's folder.")
  private Path data = Places.demoData();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    DemoFile demo = DemoFile.read(data).orElse(null);
    if (demo == null || demo.simulator() == null || !demo.keys().containsKey("threadco")) {
      out.println(
          "No demo with a simulator runs on " + data + ": start it first (./ledgerline demo).");
      return 2;
    }
    var api = new AdminApi(new Server(demo.url(), demo.adminToken()));
    boolean stopped = true;
    try (var caller = new DemoCaller(demo.url())) {
      int number = 1;
      for (Attack attack : Attack.all()) {
        stopped &= shown(out, api, number++, attack, sent(out, api, demo, caller, attack));
      }
      stopped &= health(out, api, demo, caller, number);
    }
    out.println("Every call and its reasons: ./ledgerline audit query --tenant threadco");
    out.flush();
    return stopped ? 0 : 1;
  }

  /** Sends it; whatever waits for a person meanwhile is denied by the administrator. */
  private static DemoCaller.Reply sent(
      PrintWriter out, AdminApi api, DemoFile demo, DemoCaller caller, Attack attack)
      throws Exception {
    var key = demo.keys().get(attack.caller());
    var before = waiting(api);
    var reply =
        CompletableFuture.supplyAsync(
            () -> caller.send(key == null ? "" : key, attack.body(), attack.headers()));
    while (!reply.isDone()) {
      Thread.sleep(LOOK);
      for (String approval : waiting(api)) {
        if (!before.contains(approval)) {
          out.println("     (it waits for a person: approval " + approval + " is denied now)");
          var unused = api.decide(approval, "deny");
          before.add(approval);
        }
      }
    }
    return reply.get();
  }

  private static List<String> waiting(AdminApi api) throws ApiException {
    var ids = new ArrayList<String>();
    for (JsonNode each : api.safeguards("/approvals", Map.of("state", "waiting"))) {
      ids.add(each.path("approval").asString());
    }
    return ids;
  }

  /** Prints what became of it; whether that was anything but an answer as it came. */
  private static boolean shown(
      PrintWriter out, AdminApi api, int number, Attack attack, DemoCaller.Reply reply)
      throws Exception {
    JsonNode call = ended(api, reply.requestId());
    out.println(number + ". " + attack.title());
    attack.shown().lines().forEach(line -> out.println("     > " + line));
    var reasons = reasons(call);
    boolean stopped = !reply.answered() || !reasons.isEmpty();
    out.println("   " + (reply.answered() ? "the caller got" : "refused, " + rule(call)));
    reply.text().lines().forEach(line -> out.println("     " + line));
    reasons.forEach(reason -> out.println("     - " + reason));
    out.println("   ./ledgerline calls show " + reply.requestId());
    out.println();
    out.flush();
    return stopped;
  }

  private static String rule(JsonNode call) {
    return "rule " + call.path("call").path("rule").asString("unknown");
  }

  private static List<String> reasons(JsonNode call) {
    var reasons = new ArrayList<String>();
    call.path("call").path("policy_flags").forEach(flag -> reasons.add(flag.asString()));
    for (JsonNode change : call.path("call").path("changes")) {
      String kind = change.path("kind").asString();
      if (!kind.equals("tenant_prompt") && !kind.equals("model_alias")) {
        reasons.add(
            "changed: %s %s %s"
                .formatted(kind, change.path("name").asString(), change.path("after").asString())
                .strip());
      }
    }
    return reasons;
  }

  /** The call once its end is in the index. */
  private static JsonNode ended(AdminApi api, String requestId) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        JsonNode call = api.call(requestId);
        if (!call.path("call").path("status").asString("admitted").equals("admitted")
            || System.nanoTime() - deadline > 0) {
          return call;
        }
      } catch (ApiException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
      Thread.sleep(LOOK);
    }
  }

  /**
   * Health data is refused for a use case that doesn't declare it, then for want of an agreement
   * with the provider, passes once that is declared, and the settings are put back.
   */
  private static boolean health(
      PrintWriter out, AdminApi api, DemoFile demo, DemoCaller caller, int number)
      throws Exception {
    Attack attack = Attack.health();
    boolean stopped = shown(out, api, number, attack, sent(out, api, demo, caller, attack));
    JsonNode before = api.settings("UseCase", "threadco/coding").getFirst().spec();
    ObjectNode declared = (ObjectNode) before.deepCopy();
    declared.putArray("dataClasses").add("source-code").add("phi");
    useCase(api, declared);
    try {
      out.println("   Now the use case declares it (apply: dataClasses [source-code, phi]):");
      stopped &= becomes(out, api, demo, caller, "data.proof_missing");
      agreement(api, "2099-12-31");
      out.println("   Now an agreement is declared too (apply: kind Assurance, proof baa):");
      stopped &= becomes(out, api, demo, caller, "");
      out.println();
      return stopped;
    } finally {
      agreement(api, "2026-01-01");
      useCase(api, before);
    }
  }

  /**
   * Sends health data until it ends by that rule, passes where it is empty; prints the last try.
   */
  private static boolean becomes(
      PrintWriter out, AdminApi api, DemoFile demo, DemoCaller caller, String rule)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      DemoCaller.Reply reply = sent(out, api, demo, caller, Attack.health());
      JsonNode call = ended(api, reply.requestId());
      boolean is =
          rule.isEmpty()
              ? reply.answered()
              : call.path("call").path("rule").asString("").equals(rule);
      if (is || System.nanoTime() - deadline > 0) {
        out.println(
            "     "
                + (reply.answered() ? "passes: " : "refused, " + rule(call) + ": ")
                + reply.text());
        reasons(call).forEach(reason -> out.println("     - " + reason));
        return is;
      }
      Thread.sleep(LOOK); // a change is in force within a second
    }
  }

  private static void useCase(AdminApi api, JsonNode spec) throws ApiException {
    var metadata = Map.of("tenant", "threadco", "name", "coding");
    apply(api, Map.of("kind", "UseCase", "metadata", metadata, "spec", spec));
  }

  private static void agreement(AdminApi api, String until) throws ApiException {
    var terms =
        Map.of(
            "proof",
            "baa",
            "routes",
            List.of("default"),
            "from",
            "2026-01-01",
            "until",
            until,
            "reference",
            "a sample of ./ledgerline demo attacks, no contract");
    apply(api, Map.of("kind", "Assurance", "metadata", Map.of("name", "demo-baa"), "spec", terms));
  }

  private static void apply(AdminApi api, Map<String, Object> said) throws ApiException {
    var document = new HashMap<>(said);
    document.put("apiVersion", "ledgerline/v1");
    var unused = api.apply(Map.of("attacks.yaml", JSON.writeValueAsString(document)), false);
  }
}
