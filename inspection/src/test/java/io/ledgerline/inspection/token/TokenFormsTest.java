package io.ledgerline.inspection.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.scan.WordLists;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which shapes tokens of a type can have. */
class TokenFormsTest {
  private static Set<TokenShape> of(String type) {
    return TokenForms.of(type, Detectors.standard().category(type));
  }

  @ParameterizedTest
  @CsvSource({
    "PERSON,WORD",
    "EMAIL,WORD EMAIL",
    "PHONE,WORD DIGITS",
    "US_SSN,WORD DIGITS",
    "IBAN,WORD IBAN",
    "CREDIT_CARD,WORD DIGITS CARD",
    "CVV,WORD",
    "GITHUB_TOKEN,WORD",
  })
  void areThoseThatAValueFits(String type, String shapes) {
    assertThat(of(type)).extracting(Enum::name).containsExactly(shapes.split(" "));
  }

  @Test
  void areListedForTypesThatThereAre() {
    var lists = WordLists.beside(TokenForms.class, "forms.txt");
    assertThat(Detectors.standard().types())
        .containsAll(lists.list("LETTERS"))
        .containsAll(lists.list("SHORT"));
  }
}
