package io.ledgerline.models.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.model.TextModel.Answer;
import io.ledgerline.inspection.model.TextModel.Reason;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.models.ModelException;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import io.ledgerline.simulator.onnx.TinyModel;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A real model in a real process. */
class ModelPoolIT {
  private static final Meaning CASE = new Meaning.Value("CASE_NAME", Category.TRADE_SECRET, 500);
  private static final TinyModel MODEL = TinyModel.ofValues(Map.of("zorvax", "CASE"));
  private static final ModelLimits PATIENT = limits(Duration.ofMinutes(2));

  @TempDir static Path folder;
  private static ModelFiles files;
  private static ModelPool pool;

  private static ModelLimits limits(Duration time) {
    ModelLimits usual = ModelLimits.DEFAULT;
    return new ModelLimits(1, 1, time, usual.bytes(), 0, usual.memoryMib());
  }

  private static ModelCard card(ModelFiles files, Map<String, Meaning> labels) {
    return new ModelCard("cases", 1, files.together(), Set.of(), Set.of(), labels, false);
  }

  @BeforeAll
  static void start() throws Exception {
    MODEL.writeTo(folder.resolve("model"));
    files = ModelFiles.in(folder.resolve("model"));
    pool = start(files, PATIENT, "scratch");
  }

  private static ModelPool start(ModelFiles files, ModelLimits limits, String scratch)
      throws ModelException {
    var card = card(files, Map.of("CASE", CASE));
    return ModelPool.start(card, files, limits, folder.resolve(scratch));
  }

  @AfterAll
  static void end() {
    pool.close();
    assertThat(folder.resolve("scratch")).doesNotExist();
  }

  private static List<String> found(ModelPool pool, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    Answer answer = pool.read(List.of(utf8));
    assertThat(answer).isInstanceOf(Answer.Read.class);
    return ((Answer.Read) answer)
        .said().getFirst().stream()
            .map(each -> new String(utf8, each.start(), each.end() - each.start(), UTF_8))
            .toList();
  }

  @Test
  void findsAValueWhereverItStandsInATextOfManyWindows() {
    String filler = "some words that say nothing, 😀 ".repeat(20);
    assertThat(found(pool, "Zorvax was sued.")).containsExactly("Zorvax");
    assertThat(found(pool, "e\u0301te\u0301 👩‍⚕️ zorvax; ZÓRVÁX and Zo\u0301rvax"))
        .containsExactly("zorvax", "ZÓRVÁX", "Zo\u0301rvax");
    assertThat(found(pool, filler + "zorvax " + filler + "zorvax " + filler + "\nzorvax"))
        .containsExactly("zorvax", "zorvax", "zorvax");
  }

  @Test
  void aValueNeverEndsInsideAWord() {
    assertThat(found(pool, "the zor-vax, zorvaxes")).containsExactly("zor");
    assertThat(found(pool, "")).isEmpty();
  }

  @Test
  void placesAreInsideTheTextAndOnItsCharactersWhateverTheTextIs() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var texts = new ArrayList<byte[]>();
    for (int i = 0; i < 200; i++) {
      texts.add(hostile(random));
    }
    var read = (Answer.Read) pool.read(texts);
    assertThat(read.said()).as("seed %d", seed).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = Utf8.clean(texts.get(i));
      for (var said : read.said().get(i)) {
        assertThat(said.end()).as("seed %d", seed).isLessThanOrEqualTo(text.length);
        String value = new String(text, said.start(), said.end() - said.start(), UTF_8);
        assertThat(value.codePoints()).as("seed %d: %s", seed, value).doesNotContain(0xFFFD);
        assertThat(value.toLowerCase(Locale.ROOT)).contains("zor");
      }
    }
  }

  private static byte[] hostile(Random random) {
    var text = new ByteArrayOutputStream();
    List<String> pieces =
        List.of(
            "zorvax",
            " ",
            "ZORVAX",
            "\n",
            "😀",
            "e\u0301",
            "\u0000",
            "\u202e",
            "漢字",
            "[CLS]",
            "\u200d",
            "##vax",
            "zor",
            "\u0301\u0302",
            "ﬀ",
            "İ",
            "word ");
    for (int i = random.nextInt(60); i > 0; i--) {
      if (random.nextInt(12) == 0) {
        text.write(random.nextInt(256));
      } else {
        text.writeBytes(pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8));
      }
    }
    return text.toByteArray();
  }

  @Test
  void aWorkerThatIsKilledIsReplaced() throws Exception {
    long before = awaitReady(pool);
    ProcessHandle worker = ProcessHandle.of(before).orElseThrow();
    worker.destroyForcibly();
    worker.onExit().get();
    assertThat(found(pool, "zorvax")).containsExactly("zorvax");
    assertThat(awaitReady(pool)).isNotEqualTo(before);
    assertThat(pool.figures().restarts()).isPositive();
    assertThat(pool.figures().asked()).isPositive();
    assertThat(pool.figures().seconds()).isPositive();
    assertThat(pool.workers()).isEqualTo(1);
  }

  @Test
  void aWorkerThatHangsIsEndedAndReplaced() throws Exception {
    try (ModelPool hurried = start(files, limits(Duration.ofMillis(500)), "hurried")) {
      long worker = awaitReady(hurried);
      new ProcessBuilder("kill", "-STOP", "" + worker).start().waitFor();
      assertThat(hurried.read(List.of("zorvax".getBytes(UTF_8))))
          .isEqualTo(new Answer.Unread(Reason.TIME));
      assertThat(hurried.figures().unread(Reason.TIME)).isEqualTo(1);
      assertThat(awaitReady(hurried)).isNotEqualTo(worker);
    }
  }

  @Test
  void whoeverComesWhileAWorkerHangsIsToldSoAndNotThatOthersWait() throws Exception {
    try (ModelPool hurried = start(files, limits(Duration.ofMillis(500)), "hanging")) {
      new ProcessBuilder("kill", "-STOP", "" + awaitReady(hurried)).start().waitFor();
      for (int i = 0; i < 2; i++) {
        assertThat(hurried.read(List.of("zorvax".getBytes(UTF_8))))
            .isEqualTo(new Answer.Unread(Reason.TIME));
      }
    }
  }

  @Test
  void theLogSaysWhichModelsWorkerWasReplacedAndNothingOfTheText() throws Exception {
    var log = (Logger) LoggerFactory.getLogger("io.ledgerline.models");
    var lines = new ListAppender<ILoggingEvent>();
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    log.setLevel(Level.WARN);
    log.addAppender(lines);
    try (ModelPool hurried = start(files, limits(Duration.ofMillis(200)), "logged")) {
      long worker = awaitReady(hurried);
      new ProcessBuilder("kill", "-STOP", "" + worker).start().waitFor();
      assertThat(hurried.read(List.of("zorvax".getBytes(UTF_8))))
          .isEqualTo(new Answer.Unread(Reason.TIME));
      assertThat(awaitReady(hurried)).isNotEqualTo(worker);
      assertThat(lines.list)
          .allMatch(line -> line.getLevel() == Level.WARN)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "model cases: a worker goes on for 800 ms past its time, and is ended",
              "model cases: a worker ended; another one is started");
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  void whileAWorkerIsStartedAgainItSaysSoAndNotThatOthersWait() throws Exception {
    try (ModelPool hurried = start(files, limits(Duration.ofMillis(1)), "again")) {
      ProcessHandle worker = ProcessHandle.of(awaitReady(hurried)).orElseThrow();
      worker.destroyForcibly();
      worker.onExit().get();
      Answer said;
      do {
        said = hurried.read(List.of("zorvax".getBytes(UTF_8)));
      } while (said.equals(new Answer.Unread(Reason.FAILED)));
      assertThat(said).isEqualTo(new Answer.Unread(Reason.STARTING));
    }
  }

  private static long awaitReady(ModelPool pool) throws InterruptedException {
    while (pool.ready().isEmpty()) {
      Thread.sleep(10);
    }
    return pool.ready().getFirst();
  }

  @Test
  void moreTextThanItMayBeGivenIsNotRead() {
    assertThat(pool.read(List.of(new byte[(1 << 20) + 1])))
        .isEqualTo(new Answer.Unread(Reason.SIZE));
  }

  @ParameterizedTest(name = "another {0} than the one that was pinned")
  @CsvSource({"model, model.onnx", "tokenizer, tokenizer.json", "config, config.json"})
  void anotherFileThanTheOneThatWasPinnedIsRefusedByItsName(String key, String file)
      throws Exception {
    Path changed = folder.resolve("changed-" + key);
    MODEL.writeTo(changed);
    Files.writeString(changed.resolve(file), " ", StandardOpenOption.APPEND);
    var reviewed = new ModelFiles(changed, files.model(), files.tokenizer(), files.config());

    assertThatThrownBy(() -> start(reviewed, PATIENT, "refused"))
        .isInstanceOfSatisfying(
            ModelException.class, wrong -> assertThat(wrong.key()).isEqualTo("sha256." + key))
        .hasMessageContaining(changed.resolve(file).toString());
    assertThat(ModelFiles.in(changed).together()).isNotEqualTo(files.together());
  }

  @Test
  void aFolderWithoutAModelIsRefusedByWhatIsMissing() {
    assertThatThrownBy(
            () -> start(new ModelFiles(folder.resolve("none"), "", "", ""), PATIENT, "x"))
        .isInstanceOfSatisfying(
            ModelException.class, wrong -> assertThat(wrong.key()).isEqualTo("folder"))
        .hasMessageContaining("no model.onnx");
  }

  @Test
  void aModelOfWholeTextsSaysHowSureItIs() throws Exception {
    var model = TinyModel.ofTexts(Map.of("zorvax", "ATTACK"));
    model.writeTo(folder.resolve("texts"));
    ModelFiles its = ModelFiles.in(folder.resolve("texts"));
    try (ModelPool ofTexts =
        ModelPool.start(
            card(its, Map.of("ATTACK", new Meaning.Steers(500))),
            its,
            PATIENT,
            folder.resolve("of-texts"))) {
      String filler = "nothing to see here ".repeat(20);
      byte[] late = (filler + "zorvax").getBytes(UTF_8);
      var read = (Answer.Read) ofTexts.read(List.of(filler.getBytes(UTF_8), late));
      assertThat(read.said().getFirst()).isEmpty();
      assertThat(read.said().getLast())
          .singleElement()
          .satisfies(
              said -> {
                assertThat(said.end()).isEqualTo(late.length);
                assertThat(said.permille()).isGreaterThan(990);
              });
    }
  }
}
