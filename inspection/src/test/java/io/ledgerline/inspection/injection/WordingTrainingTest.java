package io.ledgerline.inspection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTrainingTest {
  @ParameterizedTest
  @EnumSource
  void theFilesHoldWhatTheTextsBesideThisTestTeachAndNothingElse(WordingKind kind)
      throws IOException, URISyntaxException {
    var texts = Objects.requireNonNull(WordingTrainingTest.class.getResource("wording"));
    byte[] taught = WordingTraining.learn(Path.of(texts.toURI()), kind, held(WordingKind.DATA));
    assertThat(Arrays.equals(held(kind), taught))
        .as(kind.file() + " is what WordingTraining writes")
        .isTrue();
  }

  private static byte[] held(WordingKind kind) throws IOException {
    try (var in = Objects.requireNonNull(Knowledge.class.getResourceAsStream(kind.file()))) {
      return in.readAllBytes();
    }
  }
}
