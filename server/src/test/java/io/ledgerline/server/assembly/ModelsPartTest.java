package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.models.ModelFiles;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.simulator.onnx.TinyModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsPartTest {
  @TempDir Path folder;

  @Test
  void withoutModelsNoProcessIsStartedAndNothingIsWritten() {
    long before = ProcessHandle.current().children().count();
    try (var part = ModelsPart.start(List.of(), folder.resolve("scratch"))) {
      assertThat(part.all()).isEmpty();
      assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aModelThatIsNotTheOneThatWasReviewedKeepsTheNodeFromStarting() throws Exception {
    var model = TinyModel.ofValues(Map.of("zorvax", "CASE"));
    model.writeTo(folder);
    ModelFiles files = ModelFiles.in(folder);
    String reviewed = "0".repeat(64);
    var config =
        ConfigReader.parse(
            """
            models:
              cases:
                folder: %s
                sha256: {model: %s, tokenizer: "%s", config: %s}
                labels: {CASE: {type: PERSON}}
            """
                .formatted(folder, files.model(), reviewed, files.config()));
    assertThatThrownBy(() -> ModelsPart.start(config.models(), folder.resolve("scratch")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> assertThat(e.key()).isEqualTo("models.cases.sha256.tokenizer"))
        .hasMessageContaining(reviewed)
        .hasMessageContaining(files.tokenizer())
        .hasMessageContaining("put back the file that was reviewed");
  }
}
