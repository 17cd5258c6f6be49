package io.ledgerline.inspection.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NameTrainingTest {
  @Test
  void theFileHoldsWhatTheTextsBesideThisTestTeachAndNothingElse()
      throws IOException, URISyntaxException {
    var texts = Objects.requireNonNull(NameTrainingTest.class.getResource("texts"));
    try (var in = Objects.requireNonNull(NameRule.class.getResourceAsStream("names.bin"))) {
      assertThat(in.readAllBytes()).isEqualTo(NameTraining.learn(Path.of(texts.toURI())));
    }
  }

  @Test
  void marksAreTakenOutAndCountedInBytes() {
    var text = MarkedText.parse("note", "Žofia? [[PERSON|Mira Höll]] of [[PLACE|Ås]].");
    assertThat(text.text()).isEqualTo("Žofia? Mira Höll of Ås.");
    assertThat(text.spans())
        .containsExactly(
            new MarkedText.Span("PERSON", 8, 18), new MarkedText.Span("PLACE", 22, 25));
  }
}
