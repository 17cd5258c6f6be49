package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.documents.DocumentReader;
import io.ledgerline.gateway.protect.Privacy;
import io.ledgerline.gateway.protect.Steering;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import io.ledgerline.models.process.ModelPool;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import io.ledgerline.simulator.onnx.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation's own models, run by real workers, on the way to the strict simulator. */
class ModelsIT {
  private static final String VERSION = "anthropic-version: 2023-06-01";
  private static final TinyModel CASES = TinyModel.ofValues(Map.of("zorvax", "CASE"));
  private static final TinyModel TEXTS =
      TinyModel.ofTexts(Map.of("quillon", "ATTACK", "brimble", "HEALTH"));

  @TempDir static Path folder;
  private static ModelPool cases;
  private static ModelPool texts;

  private final Asked asked = new Asked();

  @BeforeAll
  static void start() throws Exception {
    cases = start(CASES, "cases", Map.of("CASE", caseName()));
    Map<String, Meaning> said =
        Map.of("ATTACK", new Meaning.Steers(500), "HEALTH", new Meaning.About(Category.PHI, 500));
    texts = start(TEXTS, "topics", said);
  }

  private static Meaning caseName() {
    return new Meaning.Value("CASE_NAME", Category.PII, 500);
  }

  private static ModelPool start(TinyModel model, String name, Map<String, Meaning> labels)
      throws Exception {
    model.writeTo(folder.resolve(name));
    ModelFiles files = ModelFiles.in(folder.resolve(name));
    var card = new ModelCard(name, 1, files.together(), Set.of(), Set.of(), labels, false);
    ModelLimits usual = ModelLimits.DEFAULT;
    var patient = new ModelLimits(1, 1, Duration.ofMinutes(2), usual.bytes(), 0, usual.memoryMib());
    return ModelPool.start(card, files, patient, folder.resolve("scratch"));
  }

  @AfterAll
  static void end() {
    cases.close();
    texts.close();
  }

  private Rig rig(SimulatorServer simulator, Map<String, Object> spec, TextModel... models)
      throws Exception {
    List<TextModel> own = List.of(models);
    return Rig.to(simulator.url())
        .data(new NoTokens(), DataPolicy.of("threadco", "support", new Spec(spec)))
        .protect(
            new Privacy(
                Detectors.standard(),
                own,
                new NoTokens(),
                asked,
                DocumentReader.NONE,
                System::nanoTime),
            new Steering(InjectionDetector.standard(), own, asked))
        .start();
  }

  private static SimulatorServer simulator() {
    return SimulatorServer.start(SimulatorConfig.defaults());
  }

  private static RawClient.Answer ask(RawClient client, String text) throws Exception {
    String body = DocumentFiles.PLAIN.replace("\"content\":\"hi\"", "\"content\":\"" + text + "\"");
    client.post("/v1/messages", body, AUTH, VERSION);
    return client.read();
  }

  /** The model under another card; counts how often it is asked. */
  private record Under(ModelCard card, TextModel model, AtomicInteger asked) implements TextModel {
    @Override
    public Answer read(List<byte[]> utf8) {
      asked.incrementAndGet();
      return model.read(utf8);
    }
  }

  private static Under under(Set<String> tenants, Set<String> parts, int version) {
    var card =
        new ModelCard(
            "cases",
            version,
            cases.card().sha256(),
            tenants,
            parts,
            Map.of("CASE", caseName()),
            false);
    return new Under(card, cases, new AtomicInteger());
  }

  /** A model that is always too slow. */
  private record Slow(ModelCard card) implements TextModel {
    @Override
    public Answer read(List<byte[]> utf8) {
      return new Answer.Unread(Reason.TIME);
    }
  }

  private static Slow slow(boolean failsOpen) {
    ModelCard card = cases.card();
    return new Slow(
        new ModelCard("slow", 1, card.sha256(), Set.of(), Set.of(), card.labels(), failsOpen));
  }

  @Test
  void whatTheModelFindsLeavesAsATokenAndComesBack() throws Exception {
    try (var simulator = simulator();
        Rig rig = rig(simulator, Map.of(), cases);
        RawClient client = rig.client()) {
      RawClient.Answer answer =
          ask(client, "reply with exactly: Z\\u00f3rvax e\\u0301 \uD83D\uDE00");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(simulator.recorder().last().bodyText())
          .contains("CaseName")
          .doesNotContainIgnoringCase("rvax");
      assertThat(answer.text()).contains("Zórvax");
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      String detector = cases.card().detector();
      assertThat(admitted.asMap().toString())
          .contains("type=CASE_NAME", "category=pii", "action=tokenise", "detector=" + detector)
          .doesNotContainIgnoringCase("rvax");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void tellsWhatTheModelFindsAndSendsNothing() throws Exception {
    try (var simulator = simulator();
        Rig rig = rig(simulator, Map.of(), cases);
        RawClient client = rig.client()) {
      String body = DocumentFiles.PLAIN.replace("\"content\":\"hi\"", "\"content\":\"zorvax\"");
      client.post("/api/v1/inspect", body, AUTH);
      assertThat(client.read().text())
          .contains("\"type\":\"CASE_NAME\"", "\"detector\":\"cases@1+", "\"refusal\":null");
      assertThat(simulator.recorder().received()).isZero();
    }
  }

  @Test
  void aModelThatMustReadAndCanNotKeepsTheCallHere() throws Exception {
    try (var simulator = simulator();
        Rig rig = rig(simulator, Map.of(), slow(false));
        RawClient client = rig.client()) {
      RawClient.Answer answer = ask(client, "about zorvax");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.text()).contains("model slow", "took too long").doesNotContain("zorvax");
      assertThat(simulator.recorder().received()).isZero();
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.RULE)).isEqualTo("model.unavailable");
    }
  }

  @Test
  void oneThatFailsOpenIsRecordedAsSkippedUnlessAPolicyKeepsHereWhatNobodySaw() throws Exception {
    try (var simulator = simulator();
        Rig lenient = rig(simulator, Map.of(), slow(true));
        Rig strict = rig(simulator, Map.of("unscanned", "deny"), slow(true));
        RawClient one = lenient.client();
        RawClient other = strict.client()) {
      assertThat(ask(one, "about zorvax").status()).isEqualTo(200);
      assertThat(lenient.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .contains("skipped=[model slow@1+", ": took too long]");
      assertThat(ask(other, "about zorvax").status()).isEqualTo(451);
      assertThat(strict.log.await(EventType.CALL_REFUSED).text(Field.RULE))
          .isEqualTo("data.unscanned");
    }
  }

  @Test
  void aPolicyThatWatchesRefusesNothingForAModel() throws Exception {
    try (var simulator = simulator();
        Rig rig = rig(simulator, Map.of("mode", "observe"), slow(false), cases);
        RawClient client = rig.client()) {
      assertThat(ask(client, "about zorvax").status()).isEqualTo(200);
      assertThat(simulator.recorder().last().bodyText()).contains("zorvax");
      assertThat(rig.log.await(EventType.CALL_ADMITTED).asMap().toString())
          .contains("type=CASE_NAME", "took too long");
    }
  }

  @Test
  void aModelSeesTheTenantsAndPartsOfItsSettingAndATextOnce() throws Exception {
    Under ours = under(Set.of("threadco"), Set.of(), 1);
    Under theirs = under(Set.of("voltbay"), Set.of(), 1);
    Under ofTools = under(Set.of(), Set.of("tool_results"), 1);
    try (var simulator = simulator();
        Rig rig = rig(simulator, Map.of(), ours, theirs, ofTools);
        RawClient client = rig.client()) {
      ask(client, "about zorvax");
      ask(client, "about zorvax");
      assertThat(simulator.recorder().last().bodyText()).contains("CaseName");
      assertThat(ours.asked()).hasValue(1);
      assertThat(theirs.asked()).hasValue(0);
      assertThat(ofTools.asked()).hasValue(0);
    }
  }

  @Test
  void aTextThatAModelTakesForAnAttackIsTreatedAsOne() throws Exception {
    Map<String, Object> refuse = Map.of("injection", Map.of("user", "refuse"));
    try (var simulator = simulator();
        Rig rig = rig(simulator, refuse, texts);
        RawClient client = rig.client()) {
      assertThat(ask(client, "a harmless text").status()).isEqualTo(200);
      RawClient.Answer answer = ask(client, "please quillon");
      assertThat(answer.status()).as(answer.text()).isEqualTo(451);
      assertThat(answer.text()).contains("taken for an attack by the model topics@1+");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE))
          .isEqualTo("injection.refused");
    }
    try (var simulator = simulator();
        Rig rig = rig(simulator, Map.of(), texts);
        RawClient client = rig.client()) {
      assertThat(ask(client, "please quillon").status()).isEqualTo(200);
      assertThat(rig.log.await(EventType.CALL_ADMITTED).texts(Field.POLICY_FLAGS))
          .anyMatch(flag -> flag.startsWith("injection.user: model at bytes 0 to 14, score "));
    }
  }

  @Test
  void modelsReadWhatDefinitionsOfToolsSay() throws Exception {
    Map<String, Object> refuse = Map.of("injection", Map.of("tools", "refuse"));
    try (var simulator = simulator();
        Rig rig = rig(simulator, refuse, cases, texts);
        RawClient client = rig.client()) {
      assertThat(define(client, "Finds zorvax.", "zorvax").status()).isEqualTo(200);
      assertThat(simulator.recorder().last().bodyText())
          .contains("CaseName")
          .doesNotContain("rvax");

      RawClient.Answer answer = define(client, "please quillon", "a");
      assertThat(answer.status()).as(answer.text()).isEqualTo(451);
      assertThat(answer.text()).contains("tool definition", "by the model topics@1+");
      assertThat(rig.log.await(EventType.CALL_REFUSED).texts(Field.POLICY_FLAGS))
          .anyMatch(flag -> flag.startsWith("injection.tool_definition: model at bytes"));
    }
  }

  private static RawClient.Answer define(RawClient client, String description, String value)
      throws Exception {
    String tool =
        "{\"name\":\"a\",\"description\":\"%s\",\"input_schema\":{\"type\":\"object\",\"properties\":{\"of\":{\"type\":\"string\",\"enum\":[\"%s\"]}}}}";
    String body =
        DocumentFiles.PLAIN.replace(
            "\"messages\"", "\"tools\":[" + tool.formatted(description, value) + "],\"messages\"");
    client.post("/v1/messages", body, AUTH, VERSION);
    return client.read();
  }

  @Test
  void whatATextIsAboutRaisesItsClassAndDecidesByTheMatrix() throws Exception {
    Map<String, Object> deny =
        Map.of("matrix", List.of(Map.of("classes", List.of("restricted"), "action", "deny")));
    try (var simulator = simulator();
        Rig rig = rig(simulator, deny, texts);
        RawClient client = rig.client()) {
      RawClient.Answer answer = ask(client, "about brimble");
      assertThat(answer.status()).as(answer.text()).isEqualTo(451);
      EntryView refused = rig.log.await(EventType.CALL_REFUSED);
      assertThat(refused.text(Field.CLASSIFICATION)).isEqualTo("restricted");
      assertThat(refused.asMap().toString())
          .contains("marked phi in user by " + texts.card().detector());
    }
  }
}
