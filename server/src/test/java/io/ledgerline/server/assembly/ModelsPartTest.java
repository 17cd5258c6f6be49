package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    String reviewed = "0".repeat(64);
    var config =
        ConfigReader.parse(
            "models: {cases: {folder: %s, sha256: \"%s\", labels: {CASE: {type: PERSON}}}}"
                .formatted(folder, reviewed));
    assertThatThrownBy(() -> ModelsPart.start(config.models(), folder.resolve("scratch")))
        .isInstanceOfSatisfying(
            ConfigException.class, e -> assertThat(e.key()).isEqualTo("models.cases.sha256"))
        .hasMessageContaining(reviewed)
        .hasMessageContaining(model.sha256())
        .hasMessageContaining("put back the model that was reviewed");
  }
}
