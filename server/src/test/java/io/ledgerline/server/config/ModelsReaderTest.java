package io.ledgerline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsReaderTest {
  private static final String SHA256 = "3f0c12ab34cd".repeat(5) + "0000";

  private static final String TOKENIZER = "a".repeat(64);
  private static final String CONFIG = "b".repeat(64);

  private static String model(String more) {
    return "models: {m: {folder: /m, sha256: {model: %s, tokenizer: %s, config: %s}, %s}}"
        .formatted(SHA256, TOKENIZER, CONFIG, more);
  }

  @Test
  void aModelHasTheDocumentedDefaults() {
    OwnModel model = ConfigReader.parse(model("labels: {PER: {type: PERSON}}")).models().getFirst();
    var files = new ModelFiles(Path.of("/m"), SHA256, TOKENIZER, CONFIG);
    assertThat(model.files()).isEqualTo(files);
    assertThat(model.card())
        .isEqualTo(
            new ModelCard(
                "m",
                1,
                files.together(),
                Set.of(),
                Set.of(),
                Map.of("PER", new Meaning.Value("PERSON", Category.PII, 500)),
                false));
    assertThat(model.card().detector()).isEqualTo("m@1+" + files.together().substring(0, 12));
    assertThat(model.limits())
        .isEqualTo(new ModelLimits(1, 1, Duration.ofSeconds(1), 1 << 20, 0, 2_048));
  }

  @Test
  void everyKeyIsRead() {
    var config =
        ConfigReader.parse(
            """
            models:
              clinical:
                folder: /srv/models/clinical
                sha256:
                  model: %s
                  tokenizer: %s
                  config: %s
                version: 3
                least_confidence: 700
                tenants: [threadco, voltbay]
                parts: user
                fail: open
                time_ms: 250
                at_once: 2
                threads: 4
                bytes: 5000
                window: 128
                memory_mib: 1024
                labels:
                  PATIENT: {type: PATIENT_CODE, category: phi, least_confidence: 300}
                  ATTACK: {injection: true}
                  HEALTH: {category: phi}
            """
                .formatted(SHA256, TOKENIZER, CONFIG));
    OwnModel model = config.models().getFirst();
    ModelCard card = model.card();
    assertThat(card.version()).isEqualTo(3);
    assertThat(card.tenants()).containsExactly("threadco", "voltbay");
    assertThat(card.parts()).containsExactly("user");
    assertThat(card.failsOpen()).isTrue();
    assertThat(card.labels())
        .containsEntry("PATIENT", new Meaning.Value("PATIENT_CODE", Category.PHI, 300))
        .containsEntry("ATTACK", new Meaning.Steers(700))
        .containsEntry("HEALTH", new Meaning.About(Category.PHI, 700));
    assertThat(model.limits())
        .isEqualTo(new ModelLimits(2, 4, Duration.ofMillis(250), 5_000, 128, 1_024));
  }

  @ParameterizedTest(name = "{0} is refused and names {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labels: {}                                            | models.m.labels
          labels: {A: {}}                                       | models.m.labels.A
          labels: {A: {type: case}}                             | models.m.labels.A.type
          labels: {A: {type: CASE_NAME}}                        | models.m.labels.A.category
          labels: {A: {type: PERSON, category: phi}}            | models.m.labels.A.category
          labels: {A: {category: secret stuff}}                 | models.m.labels.A.category
          labels: {A: {type: PERSON, injection: true}}          | models.m.labels.A.injection
          labels: {A: {type: PERSON}}, parts: [assistant]       | models.m.parts
          labels: {A: {type: PERSON}}, fail: sometimes          | models.m.fail
          labels: {A: {type: PERSON}}, time_ms: 0               | models.m.time_ms
          labels: {A: {type: PERSON}}, path: /x                 | models.m.path
          """)
  void aBadValueIsRefusedByItsKey(String yaml, String key) {
    assertThatThrownBy(() -> ConfigReader.parse(model(yaml)))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  @Test
  void aModelWithoutAFolderOrAHashIsRefused() {
    assertThatThrownBy(() -> ConfigReader.parse("models: {m: {sha256: abc}}"))
        .hasMessageContaining("models.m.folder");
    assertThatThrownBy(() -> ConfigReader.parse("models: {m: {folder: /m}}"))
        .hasMessageContaining("models.m.sha256.model: '' is no SHA-256")
        .hasMessageContaining("sha256sum model.onnx");
    assertThatThrownBy(
            () ->
                ConfigReader.parse(
                    "models: {m: {folder: /m, sha256: {model: %s, tokenizer: abc}}}"
                        .formatted(SHA256)))
        .hasMessageContaining("models.m.sha256.tokenizer: 'abc' is no SHA-256");
    assertThatThrownBy(
            () -> ConfigReader.parse("models: {m: {folder: /m, sha256: %s}}".formatted(SHA256)))
        .hasMessageContaining("models.m.sha256")
        .hasMessageContaining("indent model, tokenizer and config below it");
  }
}
