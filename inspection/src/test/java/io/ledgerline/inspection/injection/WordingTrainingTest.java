package io.ledgerline.inspection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTrainingTest {
  @ParameterizedTest
  @CsvSource({"wording-user.bin, false", "wording-data.bin, true"})
  void theFilesHoldWhatTheTextsBesideThisTestTeachAndNothingElse(String file, boolean data)
      throws IOException, URISyntaxException {
    var texts = Objects.requireNonNull(WordingTrainingTest.class.getResource("wording"));
    try (var in = Objects.requireNonNull(Knowledge.class.getResourceAsStream(file))) {
      byte[] taught = WordingTraining.learn(Path.of(texts.toURI()), data);
      assertThat(Arrays.equals(in.readAllBytes(), taught))
          .as(file + " is what WordingTraining writes")
          .isTrue();
    }
  }
}
