package io.ledgerline.inspection.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.scan.Subject;
import org.junit.jupiter.api.Test;

/** What nobody asks about beforehand is never found: each form's topic must be asked about. */
class LabelledSubjectTest {
  @Test
  void everyFormsTopicIsAmongThoseAskedFor() {
    assertThat(LabelledRule.FORMS)
        .allMatch(form -> Subject.LABELLED.has(form.topic()) || Subject.CARD.has(form.topic()));
  }
}
