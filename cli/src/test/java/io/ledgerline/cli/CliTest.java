package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.cli.output.Terminal;
import io.ledgerline.cli.policy.PolicyBench;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.trust.TrustFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CliTest {
  private static final String COST =
      """
      {"by":["brand"],"from":null,"until":null,"truncated":false,
       "rows":[
        {"brand":"threadco","calls":1200,"refused":3,"failed":1,"tokens_in":1000000,
         "tokens_out":200000,"tokens_cache_read":5,"tokens_cache_write":2,
         "cost_usd":7.003142,"cost_usd_exact":"7.003141501"},
        {"brand":"homely","calls":2,"refused":0,"failed":0,"tokens_in":10,"tokens_out":20,
         "tokens_cache_read":0,"tokens_cache_write":0,
         "cost_usd":0.000001,"cost_usd_exact":"0.0000005"}],
       "total":{"calls":1202,"refused":3,"failed":1,"tokens_in":1000010,"tokens_out":200020,
         "tokens_cache_read":5,"tokens_cache_write":2,
         "cost_usd":7.003142,"cost_usd_exact":"7.003142001"}}
      """;
  private static final String CALLS =
      """
      {"items":[{"ts":"2026-11-20T10:00:00.123Z","brand":"threadco","feature":"order-help",
       "model":"claude-opus-4","status":"completed","tokens_in":10,"tokens_out":2000,
       "cost_usd":0.003142,"cost_usd_exact":"0.0031415",
       "request_id":"019a0000-0000-7000-8000-000000000001"},
       {"ts":"2026-11-20T09:00:00.123Z","brand":"homely","feature":null,
       "model":"claude-haiku-4-5","status":"open","tokens_in":null,"tokens_out":null,
       "cost_usd":null,"cost_usd_exact":null,
       "request_id":"019a0000-0000-7000-8000-000000000002"}],"next":null}
      """;

  @TempDir Path folder;
  private StubServer server;
  private final Map<String, String> environment = new HashMap<>();
  private String out = "";
  private String err = "";

  @Command(name = "ledgerline")
  static final class Main {}

  @BeforeEach
  void start() throws Exception {
    server = new StubServer();
    environment.put("LEDGERLINE_URL", server.url());
    environment.put("LEDGERLINE_TOKEN", "ll_test");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(outBytes, true, UTF_8),
            new PrintStream(errBytes, true, UTF_8),
            environment,
            folder,
            100,
            false);
    CommandLine line = Cli.commandLine(new Main(), terminal);
    int code = line.execute(arguments);
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return code;
  }

  @Command(
      name = "ledgerline",
      subcommands = {Own.class, CommandLine.HelpCommand.class})
  static final class MainWithItsOwn {}

  @Command(name = "own")
  static final class Own {}

  @Test
  void aFileThatIsNoTextIsNamed() throws Exception {
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFC});
    assertThat(run("apply", "-f", "latin.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("latin.yaml is no text in UTF-8");
  }

  @Test
  void readsTheClientsCommandsUnlessTheMainCommandHasItsOwn() {
    assertThat(commandsFor("own")).contains("own").doesNotContain("audit");
    assertThat(commandsFor("audit", "query")).contains("own", "audit");
    assertThat(commandsFor("help", "own")).contains("own", "audit");
    assertThat(commandsFor()).contains("own", "audit");
  }

  private static Set<String> commandsFor(String... arguments) {
    return Cli.commandLine(new MainWithItsOwn(), Terminal.system(), PolicyBench.NONE, arguments)
        .getSubcommands()
        .keySet();
  }

  @Test
  void reportsCostAsATable() {
    server.on("GET /api/v1/reports/cost", 200, COST);
    assertThat(run("report", "cost", "--by", "brand", "--month", "2026-11")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            brand     calls  refused  tokens in  tokens out  cached     cost USD
            threadco  1,200        3  1,000,000     200,000       7  7.003141501
            homely        2        0         10          20       0  0.000000500
            --------------------------------------------------------------------
            total     1,202        3  1,000,010     200,020       7  7.003142001
            """);
    assertThat(server.asked).containsExactly("GET /api/v1/reports/cost?by=brand&month=2026-11");
  }

  @Test
  void reportsFlaggedCallsPageByPage() {
    server.on(
        "GET /api/v1/reports/flagged",
        200,
        """
        {"items":[{"ts":"2026-11-20T10:00:00.123Z","tenant":"threadco","status":"refused",
         "kinds":["held","tool"],"classification":"restricted","reason":"cell 1",
         "request_id":"019a0000-0000-7000-8000-000000000001"}],"next":null}
        """);
    assertThat(run("report", "flagged", "--kind", "refused", "--tenant", "threadco")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            time                 brand     status   kinds      request
            2026-11-20 10:00:00  threadco  refused  held tool  019a0000-0000-7000-8000-000000000001
                cell 1
            """);
    assertThat(server.asked.getFirst()).contains("kind=refused", "tenant=threadco", "limit=50");
  }

  @Test
  void showsWhatReviewersSaid() {
    server.on(
        "GET /api/v1/reports/verdicts",
        200,
        """
        {"items":[{"type":"EMAIL","detectors":"email@1","right":9,"wrong":1,"missed":3}]}
        """);
    assertThat(run("evaluate", "--tenant", "threadco")).isZero();
    assertThat(out).contains("EMAIL", "90.0 %", "59.6 %–98.2 %", "75.0 %");
    assertThat(run("evaluate")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("name a corpus, or a tenant");
  }

  @Test
  void saysWhichCallsAPolicyWouldHaveTreatedOtherwise() throws Exception {
    Files.writeString(folder.resolve("p.yaml"), "kind: DataPolicy");
    server.on(
        "POST /api/v1/policies/trial",
        200,
        """
        {"calls":10,"changed":2,"not_inspected":1,"from":"2026-11-13T00:00:00Z",
         "until":"2026-11-20T00:00:00Z","notes":["one"],"changes":[{"was":"pass",
         "would_be":"refuse","because":"cell 1","calls":2,"request_ids":["r1","r2"]}]}
        """);
    assertThat(run("policy", "test", "p.yaml", "--last-week")).isZero();
    assertThat(out)
        .contains("pass", "refuse", "cell 1", "r1", "2 of 10 calls from 2026-11-13", "note: one");
    assertThat(run("policy", "test", "p.yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPoliciesTrialGivesIdsWholeHoweverLongWhatDecidedIs() throws Exception {
    Files.writeString(folder.resolve("p.yaml"), "kind: DataPolicy");
    server.on(
        "POST /api/v1/policies/trial",
        200,
        """
        {"calls":10,"changed":2,"not_inspected":0,"from":"2026-11-13T00:00:00Z",
         "until":"2026-11-20T00:00:00Z","notes":[],"changes":[{"was":"pass",
         "would_be":"refuse: data.matrix","because":"threadco/personal-data-of-customers cell 12 (special_category)",
         "calls":2,"request_ids":["019a0000-0000-7000-8000-000000000001"]}]}
        """);
    assertThat(run("policy", "test", "p.yaml", "--last-week")).isZero();
    assertThat(out.lines())
        .anySatisfy(line -> assertThat(line).contains("threadco/personal", "…"))
        .anySatisfy(line -> assertThat(line).endsWith("019a0000-0000-7000-8000-000000000001"))
        .filteredOn(line -> !line.contains("treated otherwise"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void showsATemplateForATenant() {
    assertThat(run("policy", "templates", "list")).isZero();
    assertThat(out).contains("privacy", "commitments");
    assertThat(run("policy", "templates", "show", "privacy", "--tenant", "threadco")).isZero();
    assertThat(out)
        .contains("metadata: {tenant: threadco, name: privacy}")
        .doesNotContain("my-tenant");
    assertThat(run("policy", "templates", "show", "other")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("there is no template 'other'; name one of privacy, ip");
  }

  @Test
  void reportsCostAsCsvAndJson() {
    server.on("GET /api/v1/reports/cost", 200, COST);
    run("report", "cost", "--format", "csv");
    assertThat(out.lines().toList())
        .containsExactly(
            "brand,calls,refused,tokens in,tokens out,cached,cost USD",
            "threadco,1200,3,1000000,200000,7,7.003141501",
            "homely,2,0,10,20,0,0.0000005",
            "total,1202,3,1000010,200020,7,7.003142001");
    run("report", "cost", "--format", "json");
    assertThat(out).contains("\"cost_usd_exact\" : \"7.003142001\"");
  }

  @Test
  void showsCallsThatFitTheScreen() {
    server.on("GET /api/v1/audit/calls", 200, CALLS);
    assertThat(run("audit", "query", "--brand", "threadco", "--limit", "2")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            time                 brand     feature     model        status     in    out   cost USD  request
            2026-11-20 10:00:00  threadco  order-help  claude-opu…  completed  10  2,000  0.0031415  019a0000-0…
            2026-11-20 09:00:00  homely                claude-hai…  open                             019a0000-0…
            """);
    assertThat(out.lines()).allMatch(line -> line.length() <= 100);
    assertThat(server.asked).containsExactly("GET /api/v1/audit/calls?limit=2&tenant=threadco");
  }

  @Test
  void printsRequestIdsForOtherCommands() {
    server.on("GET /api/v1/audit/calls", 200, CALLS);
    run("audit", "query", "--ids", "--limit", "2");
    assertThat(out)
        .isEqualTo(
            """
            019a0000-0000-7000-8000-000000000001
            019a0000-0000-7000-8000-000000000002
            """);
  }

  @Test
  void goesOnOverShortPagesUntilEnoughRowsAreThere() {
    server.on("GET /api/v1/audit/entries", 200, "{\"items\":[],\"next\":null}");
    assertThat(run("audit", "query", "--entries", "--user", "u_ann")).isZero();
    assertThat(out).startsWith("time  place  event");
  }

  @Test
  void exportsIntoAFileThatAppearsWhole() throws Exception {
    server.on("GET /api/v1/audit/export", 200, "{\"id\":1}\n{\"id\":2}\n");
    assertThat(run("audit", "export", "--profile", "s0", "-o", "out.jsonl")).isZero();
    assertThat(Files.readString(folder.resolve("out.jsonl"))).isEqualTo("{\"id\":1}\n{\"id\":2}\n");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertThat(server.asked).containsExactly("GET /api/v1/audit/export?profile=s0");
  }

  @Test
  void issuesAKeyAndShowsItsSecretOnce() {
    server.on(
        "POST /api/v1/keys",
        200,
        "{\"key_id\":\"k_1\",\"name\":\"shop\",\"secret\":\"ll_new\",\"revoked_at\":null}");
    assertThat(run("keys", "issue", "shop", "--owner", "ann@example.com", "--tenant", "threadco"))
        .isZero();
    assertThat(out).isEqualTo("key  name  secret\nk_1  shop  ll_new\n");
    assertThat(server.asked.getFirst())
        .isEqualTo(
            "POST /api/v1/keys {\"name\":\"shop\",\"owner\":\"ann@example.com\",\"tenant\":\"threadco\"}");
  }

  @Test
  void printsAStreamsVerifierKeysAndRotatesTheSigningKeys() {
    server.on("GET /api/v1/ledger-keys", 200, "{\"vkeys\":[\"x+1+AA\",\"x+2+BB\"]}");
    assertThat(run("keys", "ledger", "export", "--stream", "threadco")).isZero();
    assertThat(out).isEqualTo("x+1+AA\nx+2+BB\n");
    assertThat(server.asked).containsExactly("GET /api/v1/ledger-keys?stream=threadco");
    server.on("GET /api/v1/ledger", 200, "{\"streams\":[{\"stream\":\"a\"},{\"stream\":\"b\"}]}");
    assertThat(run("keys", "ledger", "export")).isZero();
    assertThat(out).isEqualTo("x+1+AA\nx+2+BB\nx+1+AA\nx+2+BB\n");
    assertThat(server.asked).contains("GET /api/v1/ledger-keys?stream=b");
    server.on(
        "POST /api/v1/ledger-keys/rotate",
        200,
        "{\"current\":2,\"protection\":\"none\",\"generations\":["
            + "{\"generation\":2,\"created_at\":\"2026-11-24T12:00:00Z\",\"ed25519\":\"AA\"}]}");
    assertThat(run("keys", "ledger", "rotate")).isZero();
    assertThat(out).contains("2026-11-24T12:00:00Z").contains("yes").contains("none");
  }

  @Test
  void printsTheSigningKeysAsLinesOfATrustFile() {
    var keys = new ArrayList<String>();
    for (var stream : List.of("a", "b")) {
      var name = "ledger.example/i/" + stream + "/n1";
      keys.add('"' + VerifierKey.of(name, Algorithm.ED25519, new byte[32]).vkey() + '"');
    }
    server.on("GET /api/v1/ledger-keys", 200, "{\"vkeys\":" + keys + "}");
    assertThat(run("keys", "ledger", "export", "--stream", "a", "--trust")).isZero();
    assertThat(out).isEqualTo("signer ledger.example/i 1 ed25519 " + "A".repeat(43) + "=\n");
    assertThat(TrustFile.parse(out).keysOf("ledger.example/i/c/n1").keys()).hasSize(1);
  }

  @Test
  void revokesAKeyOnOneNode() {
    server.on("DELETE /api/v1/keys/k_1", 200, "{\"revoked\":true}");
    assertThat(run("keys", "revoke", "k_1", "--local")).isZero();
    assertThat(out).isEqualTo("Revoked k_1 on this node.\n");
    assertThat(server.asked).containsExactly("DELETE /api/v1/keys/k_1?local=true");
  }

  @Test
  void recordsAnOutcome() {
    server.on("POST /api/v1/calls/r-1/outcome", 200, "{\"receipt\":\"threadco:7:ab\"}");
    assertThat(run("calls", "outcome", "r-1", "--confidence", "0.9", "--no-human-review")).isZero();
    assertThat(out).isEqualTo("Recorded: threadco:7:ab\n");
    assertThat(server.asked.getFirst())
        .endsWith("{\"confidence_score\":0.9,\"human_review_required\":false}");
  }

  @Test
  void showsSmallMoneyWithoutAnExponent() {
    server.on(
        "GET /api/v1/calls/r-1",
        200,
        "{\"call\":{\"cost_usd\":0.000086,\"confidence_score\":0.90},\"entries\":[]}");
    assertThat(run("calls", "show", "r-1")).isZero();
    assertThat(out).contains("cost_usd          0.000086").contains("confidence_score  0.90");
    run("calls", "show", "r-1", "--format", "json");
    assertThat(out).contains("\"cost_usd\" : 0.000086");
  }

  @Test
  void neverCutsAMonth() {
    server.on("GET /api/v1/reports/cost", 200, COST.replace("brand", "month"));
    run("report", "cost", "--by", "month");
    assertThat(out).startsWith("month     calls").contains("threadco  1,200");
  }

  @Test
  void showsWhatApplyingChanges() throws Exception {
    Files.writeString(folder.resolve("a.yaml"), "kind: Tenant\n");
    server.on(
        "POST /api/v1/apply",
        200,
        """
        {"applied":false,"changes":[{"operation":"create","kind":"Tenant","name":"threadco",
         "diff":["+ displayName: ThreadCo"]}],"mistakes":[]}
        """);
    assertThat(run("apply", "-f", ".", "--dry-run")).isZero();
    assertThat(out)
        .isEqualTo(
            """
            create Tenant threadco
              + displayName: ThreadCo
            Would change 1 setting (dry run).
            """);
  }

  @Test
  void namesThePlaceOfEachMistakeInADocument() throws Exception {
    Files.writeString(folder.resolve("a.yaml"), "kind: Tenant\n");
    server.on(
        "POST /api/v1/apply",
        422,
        """
        {"detail":"1 mistake(s) in the documents; nothing was applied.",
         "mistakes":[{"file":"a.yaml","line":3,"message":"unknown field 'colour'"}]}
        """);
    assertThat(run("apply", "-f", "a.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err)
        .isEqualTo(
            """
            a.yaml:3: unknown field 'colour'
            error: 1 mistake(s) in the documents; nothing was applied.
            """);
  }

  @ParameterizedTest
  @CsvSource({"401,3", "403,3", "404,4", "400,2", "422,2", "429,5", "500,1", "503,5"})
  void endsWithTheExitCodeThatIsDocumented(int status, int code) {
    server.on("GET /api/v1/keys", status, "{\"detail\":\"One sentence.\"}");
    assertThat(run("keys", "list")).isEqualTo(code);
    assertThat(err).isEqualTo("error: One sentence.\n");
    assertThat(out).isEmpty();
  }

  @Test
  void saysInOneSentenceThatNoServerAnswers() {
    server.close();
    assertThat(run("keys", "list")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err).startsWith("error: no server answers at").hasLineCount(1);
  }

  @Test
  void saysInOneSentenceThatNoServerIsKnown() {
    environment.clear();
    assertThat(run("keys", "list")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err)
        .startsWith("error: no server is known: start ./ledgerline demo")
        .hasLineCount(1);
  }

  @Test
  void anEmptyKeyIsNoneAndAUrlThatIsNoneAWrongValue() {
    environment.put("LEDGERLINE_TOKEN", "");
    assertThat(run("keys", "list")).isEqualTo(ExitCode.FORBIDDEN);
    assertThat(err).startsWith("error: no key is known for " + server.url()).hasLineCount(1);

    environment.put("LEDGERLINE_TOKEN", "ll_test");
    environment.put("LEDGERLINE_URL", "nonsense");
    assertThat(run("keys", "list")).isEqualTo(ExitCode.USAGE);
    assertThat(err).startsWith("error: the URL nonsense is none").hasLineCount(1);
  }

  @Test
  void findsTheDemoBelowTheFolder() throws Exception {
    environment.clear();
    writeDemo(server.url());
    server.on("GET /api/v1/keys", 200, "{\"items\":[],\"next\":null}");
    assertThat(run("keys", "list")).isZero();
  }

  @Test
  void neverSendsTheDemosKeyToAnotherServer() throws Exception {
    environment.clear();
    writeDemo("http://127.0.0.1:1");
    assertThat(run("keys", "list", "--url", server.url())).isEqualTo(ExitCode.FORBIDDEN);
    assertThat(err).contains("no key is known for");
    assertThat(server.asked).isEmpty();
  }

  private void writeDemo(String url) throws Exception {
    var demo = folder.resolve(".ledgerline/demo/demo.json");
    Files.createDirectories(demo.getParent());
    Files.writeString(demo, "{\"url\":\"" + url + "\",\"admin_token\":\"ll_test\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "report cost --colour red, Unknown option",
    "report, Missing required subcommand",
    "keys issue x, Missing required option: '--owner=",
    "report cost --format xml, Invalid value for option '--format'",
    "audit query --limit 0, --limit must be",
    "apply, say what to apply",
    "apply -f nowhere, is neither a file nor a folder",
    "verify nowhere, holds no ledger",
    "verify nowhere --drill, holds no ledger",
    "verify nowhere --drill --sample 0, (expected: >= 1)",
    "verify nowhere --drill --vkey x, --drill brings its own keys"
  })
  void refusesAWrongCommandWithASentenceAndNoStackTrace(String command, String sentence) {
    assertThat(run(command.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains(sentence).doesNotContain("Exception", "\tat ");
  }

  @Test
  void everyCommandHasHelp() {
    assertThat(run("audit", "query", "--help")).isZero();
    assertThat(out).contains("Usage: ledgerline audit query").contains("--business-context");
    assertThat(out.lines()).allMatch(line -> line.length() <= 100);
  }
}
