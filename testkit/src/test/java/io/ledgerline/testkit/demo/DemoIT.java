package io.ledgerline.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as people start it, and the numbered commands that its screen names. */
class DemoIT {
  private static RunningDemo demo;

  @BeforeAll
  static void start() throws Exception {
    demo = RunningDemo.startAsPeopleDo();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static CommandResult command(String... words) throws Exception {
    var arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--url", demo.url().toString(), "--token", demo.admin().token()));
    return demo.command(arguments.toArray(String[]::new));
  }

  @Test
  void saysThatClaudeIsSimulatedAndKeepsItsSecretsToTheOwner() throws Exception {
    assertThat(demo.output()).containsIgnoringCase("simulator");
    var file = demo.data().resolve("demo.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("\"threadco\"", "\"admin_token\"");
  }

  @Test
  void everyEntryOfItsTrafficIsMarkedAsSimulated() throws Exception {
    var calls = demo.admin().calls(Map.of("tenant", "threadco", "status", "completed"));
    assertThat(calls).isNotEmpty().allMatch(call -> call.path("simulated").asBoolean());
  }

  @Test
  void twoBrandsAnswerTheSameQuestionDifferently() throws Exception {
    var question = "What is your refund policy?";
    var one = demo.caller(demo.key("threadco")).ask(question, 300, false);
    var other = demo.caller(demo.key("voltbay")).ask(question, 300, false);
    assertThat(one.status()).as(one.body()).isEqualTo(200);
    assertThat(other.status()).as(other.body()).isEqualTo(200);
    assertThat(text(one)).isNotEqualTo(text(other));
  }

  private static String text(Caller.Reply reply) {
    return reply.json().at("/content/0/text").asString();
  }

  @Test
  void reportsCostByBrandAndExportsEveryCallAsOneJsonLine() throws Exception {
    var report = command("report", "cost", "--format", "json");
    assertThat(report.exitCode()).as(report.output()).isZero();
    assertThat(report.output()).contains("threadco", "voltbay", "petalpost");
    var export = command("audit", "export", "--tenant", "threadco");
    assertThat(export.exitCode()).as(export.output()).isZero();
    List<JsonNode> lines =
        export.output().lines().filter(l -> l.startsWith("{")).map(DemoIT::json).toList();
    assertThat(lines).isNotEmpty();
    assertThat(lines).allMatch(line -> line.path("tenant").asString().equals("threadco"));
  }

  @Test
  void anEvidencePackIsMadeRecordedAndCheckedOffline() throws Exception {
    var folder = Files.createTempDirectory("ledgerline-evidence");
    var pack = folder.resolve("threadco.llpack").toString();
    var period = List.of("--from", "2020-01-01", "--to", "2099-01-01");
    var export =
        command(
            "evidence",
            "export",
            "--tenant",
            "threadco",
            period.get(0),
            period.get(1),
            period.get(2),
            period.get(3),
            "-o",
            pack);
    assertThat(export.exitCode()).as(export.output()).isZero();
    var keys = Files.writeString(folder.resolve("keys.txt"), "");
    var vkeys = command("keys", "ledger", "export", "--stream", "threadco");
    Files.write(keys, vkeys.output().lines().filter(line -> line.contains("+")).toList());

    var verified = demo.command("verify", pack, "--vkeys", keys.toString());

    assertThat(verified.exitCode()).as(verified.output()).isZero();
    assertThat(verified.output()).contains("these are ALL").contains("consistent in itself");
    var listed = command("evidence", "list", "--format", "json");
    assertThat(listed.output()).contains("\"sha256\"", "threadco");
  }

  private static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }

  @Test
  void theDuelHoldsItsLimit() throws Exception {
    var duel = demo.command("demo", "duel", "--data", demo.data().toString());
    assertThat(duel.output()).contains("The limit held.");
    assertThat(duel.exitCode()).as(duel.output()).isZero();
  }

  @Test
  void aChangedByteIsFoundAndNamed() throws Exception {
    var tamper = demo.command("demo", "tamper", "--data", demo.data().toString());
    assertThat(tamper.exitCode()).as(tamper.output()).isZero();
    assertThat(tamper.output()).contains("Found and named");
  }

  @Test
  void aSecondStartOnTheSameFolderIsRefusedWithoutHarm() throws Exception {
    var second =
        demo.command("demo", "--port", "0", "--data", demo.data().toString(), "--no-traffic");
    assertThat(second.exitCode()).isNotZero();
    assertThat(second.output()).doesNotContain("\tat ");
    assertThat(Files.exists(demo.data().resolve("demo.json"))).isTrue();
    assertThat(demo.caller(demo.key("threadco")).bare("GET", "/v1/models").status()).isEqualTo(200);
  }

  @Test
  void aPortThatIsTakenIsAnErrorInOneSentence() throws Exception {
    var folder = Files.createTempDirectory("ledgerline-port");
    var taken =
        demo.command(
            "demo",
            "--port",
            Integer.toString(demo.url().getPort()),
            "--data",
            folder.resolve("data").toString(),
            "--no-traffic");
    assertThat(taken.exitCode()).isNotZero();
    assertThat(taken.output()).contains(Integer.toString(demo.url().getPort()));
    assertThat(taken.output()).doesNotContain("\tat ");
  }

  @Test
  void servingWithoutACredentialForTheUpstreamIsRefusedAndSaysHow() throws Exception {
    var folder = Files.createTempDirectory("ledgerline-serve");
    var config = folder.resolve("ledgerline.yaml");
    Files.writeString(config, "listen: {port: 0}\ndata: " + folder.resolve("data") + "\n");
    var refused = demo.command("serve", "--config", config.toString());
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output()).contains("credential").doesNotContain("\tat ");
  }
}
