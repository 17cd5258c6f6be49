package io.ledgerline.inspection.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks that say which way text runs stand beside names and numbers, and hide none. */
class TurningMarksTest {
  @ParameterizedTest
  @CsvSource({
    "Patient: %דוד כהן% tel, PERSON=דוד כהן",
    "שם: %דוד כהן%, PERSON=דוד כהן",
    "الاسم: %محمد الأحمد% هاتف, PERSON=محمد الأحمد",
    "السيد %محمد الأحمد%, PERSON=محمد الأحمد",
    "Name: %Max Weatherby%, PERSON=Max Weatherby",
    "Имя: %Иван Петров%, PERSON=Иван Петров",
    "phone: %+49 30 901820%, PHONE=+49 30 901820",
    "mail %jane.doe@acme-widgets.com% now, EMAIL=jane.doe@acme-widgets.com",
    "SSN: %536-90-4399%, US_SSN=536-90-4399"
  })
  void areReadAsBlanks(String text, String found) {
    for (String mark : new String[] {"\u200E", "\u200F", "\u061C", "\u202B", "\u2067", "\u2069"}) {
      assertThat(Scanned.in(text.replace("%", mark))).containsExactly(found);
    }
  }
}
