package io.ledgerline.inspection.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Detectors;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMappingTest {
  @ParameterizedTest
  @CsvSource({
    "PER, PERSON",
    "First Name, PERSON",
    "creative-work, ''",
    "street_address, PLACE",
    "SSN, US_SSN",
    "nhs number, UK_NHS",
    "DOB, DATE",
    "INTERNAL_IP_ADDRESS, IP_ADDRESS",
    "domain_name, ''",
    "FR_NIR, FR_NIR",
    "made up, MADE_UP"
  })
  void aLabelHasTheHeadingThatOthersGiveTheSameThing(String label, String heading) {
    assertThat(LabelMapping.heading(label)).isEqualTo(heading);
  }

  @Test
  void aTypeCountsUnderEachHeadingOfTheCorpusThatItMayBe() {
    assertThat(LabelMapping.headings("US_SSN", Set.of("US_SSN", "PERSON")))
        .containsExactly("US_SSN");
    assertThat(LabelMapping.headings("US_SSN", Set.of("NATIONAL_ID", "TAX_ID")))
        .containsExactlyInAnyOrder("NATIONAL_ID", "TAX_ID");
    assertThat(LabelMapping.headings("UK_PASSPORT", Set.of("ID_NUMBER")))
        .containsExactly("ID_NUMBER");
    assertThat(LabelMapping.headings("STRIPE_KEY", Set.of("PERSON"))).isEmpty();
    assertThat(LabelMapping.headings("URL", Set.of("", "PERSON"))).isEmpty();
  }

  @Test
  void noTypeIsCoarserThanItself() {
    assertThat(LabelMapping.headings("LICENCE_PLATE", Set.of("VEHICLE", "ID_NUMBER")))
        .containsExactly("VEHICLE", "ID_NUMBER");
  }

  @Test
  void whatIsLabelledCoarselyIsFoundFinely() {
    var evaluation =
        SpanEvaluation.of(
            List.of(
                new LabelledText(
                    "1",
                    "NHS number 943 476 5919, seen by Anna Berg",
                    List.of(
                        new LabelledText.Span(11, 23, "NATIONAL_ID"),
                        new LabelledText.Span(33, 42, "NAME")),
                    "")),
            Detectors.standard());

    assertThat(SpanEvaluation.total(evaluation.overlap())).isEqualTo(new Score(2, 0, 0));
    assertThat(SpanEvaluation.total(evaluation.strict())).isEqualTo(new Score(2, 0, 0));
  }
}
