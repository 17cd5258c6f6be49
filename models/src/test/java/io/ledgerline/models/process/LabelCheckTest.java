package io.ledgerline.models.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.models.ModelException;
import io.ledgerline.models.worker.Wire;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelCheckTest {
  private static final Meaning VALUE = new Meaning.Value("CASE_NAME", Category.PII, 500);
  private static final Meaning ABOUT = new Meaning.About(Category.PHI, 500);

  private static ModelCard card(String label, Meaning meaning) {
    return new ModelCard("m", 1, "0".repeat(64), Set.of(), Set.of(), Map.of(label, meaning), false);
  }

  private static Wire.Hello model(boolean perToken) {
    return new Wire.Hello("", perToken, List.of("CASE", "CLIENT"));
  }

  @Test
  void aLabelThatTheModelHasIsGood() throws ModelException {
    LabelCheck.check(card("CASE", VALUE), model(true));
    LabelCheck.check(card("CLIENT", ABOUT), model(false));
  }

  @Test
  void aLabelThatTheModelDoesNotHaveIsRefusedWithThoseThatItHas() {
    refused(card("PERSON", VALUE), model(true), "labels.PERSON", "use CASE, CLIENT");
  }

  @Test
  void aLabelThatMeansWhatTheModelCanNotSayIsRefused() {
    refused(card("CASE", VALUE), model(false), "labels.CASE", "labels whole texts");
    refused(card("CASE", ABOUT), model(true), "labels.CASE", "write a type");
  }

  private static void refused(ModelCard card, Wire.Hello model, String key, String sentence) {
    assertThatThrownBy(() -> LabelCheck.check(card, model))
        .isInstanceOfSatisfying(
            ModelException.class, wrong -> assertThat(wrong.key()).isEqualTo(key))
        .hasMessageContaining(sentence);
  }
}
