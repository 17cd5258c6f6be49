package io.ledgerline.simulator.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactSheetTest {
  @Test
  void quotesWhatIsSoAndNotHowToAnswer() {
    var sheet =
        new FactSheet(
            """
            You speak for ThreadCo.

            Rules:
            - Quote refund terms only as the product data states them.
            - A refund above 150 EUR is never promised: say that a colleague will.
            ThreadCo catalogue
            refunds: 60 days from delivery, worn or unworn.
            """);
    assertThat(sheet.about("What is your refund policy?", 3))
        .containsExactly("refunds: 60 days from delivery, worn or unworn.");
  }
}
