package io.ledgerline.messages.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ledgerline.messages.Bytes;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private static final ModelCatalogue MODELS = ModelCatalogue.builtIn();

  @Test
  void knowsDatedAndUndatedIdsOfOneSnapshot() {
    assertThat(MODELS.canonicalId("claude-haiku-4-5")).isEqualTo("claude-haiku-4-5-20251001");
    assertThat(MODELS.find("claude-haiku-4-5")).isEqualTo(MODELS.find("claude-haiku-4-5-20251001"));
    assertThat(MODELS.canonicalId("claude-opus-5-5")).isEqualTo("claude-opus-5-5");
  }

  @Test
  void looksThroughClaudeCodesSelectorOnly() {
    assertThat(MODELS.canonicalId("claude-opus-5-5[1m]")).isEqualTo("claude-opus-5-5");
    assertThat(MODELS.canonicalId("unknown[1m]")).isEqualTo("unknown");
    assertThat(MODELS.find("claude-opus-5-5[2m]")).isEmpty();
    assertThat(MODELS.find("claude-opus-5-")).isEmpty();
  }

  @Test
  void tellsTheLifeOfAModel() {
    ModelInfo sonnet = MODELS.find("claude-sonnet-4-5").orElseThrow();
    assertThat(sonnet.lifecycle().wireName()).isEqualTo("deprecated");
    assertThat(sonnet.deprecatedOn()).isEqualTo(LocalDate.parse("2026-09-30"));
    assertThat(sonnet.retiresOn()).isEqualTo(LocalDate.parse("2026-11-30"));
    assertThat(sonnet.contextWindow()).isEqualTo(200_000);
    assertThat(sonnet.largestWindow()).isEqualTo(1_000_000);
    assertThat(MODELS.find("claude-opus-5").orElseThrow().lifecycle().wireName())
        .isEqualTo("active");
  }

  @Test
  void refusesATableThatNamesAnIdTwice() {
    String row = "a | b | A | opus | 1 | - | 1 | 2026-01-01 | - | - | active | yes | yes\n";
    assertThat(ModelCatalogue.parse(Bytes.utf8(row)).find("b")).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelCatalogue.parse(Bytes.utf8(row + row)))
        .withMessageContaining("listed twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelCatalogue.parse(Bytes.utf8("a | b")))
        .withMessageContaining("13 cells");
  }
}
