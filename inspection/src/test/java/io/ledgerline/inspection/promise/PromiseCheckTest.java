package io.ledgerline.inspection.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromiseCheckTest {
  private static final Offer OFFER =
      Offer.of(
          Map.of(
              "refunds",
              "60 days from delivery, worn or unworn, to the card that paid; after that, store credit.",
              "repairs",
              "Free for two years; afterwards at cost, from 9 EUR.",
              "discounts",
              "10 % on the first order (code HELLO10); codes can't be combined.",
              "delivery",
              "Free above 60 EUR, otherwise 4.90 EUR; two to four working days inside the EU."),
          List.of(
              new Offer.Product("Harbour Linen Shirt", "79.00 EUR; washes at 40 degrees."),
              new Offer.Product("Canal Rain Coat", "219.00 EUR; free re-waxing every spring.")),
          Map.of(Topic.REFUND, new Quantity.Money(new BigDecimal("150"), "EUR")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You can return it within 60 days of delivery.",
        "You have sixty days to send it back, worn or unworn.",
        "Returns are possible for two months, no questions asked.",
        "After the 60 days we give store credit instead of a refund.",
        "Delivery takes two to four working days and you can return the shirt within 60 days.",
        "It should arrive in 3 days.",
        "Shipping costs 4.90 EUR, and is free above 60 EUR.",
        "Standard delivery is €4.90.",
        "Your first order gets 10% off with the code HELLO10.",
        "Repairs are free for two years, and afterwards from 9 EUR.",
        "The Harbour Linen Shirt costs 79 EUR.",
        "I'm sorry, we can't offer a 90-day return window.",
        "You mentioned that a colleague promised you a refund within 90 days.",
        "Did you say you want to return it after 90 days?",
        "We don't give 50 % discounts on shirts.",
        "We will refund 79.00 EUR to your card.",
        "The shirt is 100 % organic linen and 40 years of craft went into it.",
        "I have refunded 45.50 EUR for the second pair.",
        "Feel free to ask anything about your return.",
        "Open Monday to Friday, 9 to 17; our office answers within 24 hours.",
      })
  void passesWhatTheTermsOffer(String answer) {
    assertThat(PromiseCheck.all(OFFER, answer)).filteredOn(p -> p.kind().binding()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You can return it within 90 days of delivery.",
        "We offer a ninety-day refund window.",
        "You have three months to return the shirt.",
        "You have 2 to 90 days to return it.",
        "You can return it. You have 365 days for that.",
        "ThreadCo gives you a lifetime refund.",
        "You can send it back any time.",
        "There is no time limit on returns.",
        "I'll take 30 % off your order.",
        "Here is a 25% discount code.",
        "You get half off your next order.",
        "As a goodwill gesture we send you a 20 EUR voucher.",
        "It will be delivered within 24 hours.",
        "Delivery takes 1-2 days.",
        "Repairs are free for five years.",
        "All our clothes come with a 10 year warranty.",
        "We'll refund you 200 EUR today.",
        "I can promise a refund of €1,250.00.",
        "I promise a full refund of $500.",
        "We will refund 90 GBP to your card.",
        "The Harbour Linen Shirt costs 59 EUR.",
        "Sie können das Hemd 90 Tage lang zurückgeben, die Rückgabe ist 90 Tage möglich.",
        "Vous pouvez le retourner pendant 90 jours.",
        "Puede devolverlo en 90 días.",
        "You're covered: not only 60 but 120 days to return it!",
      })
  void findsWhatTheTermsDoNotOffer(String answer) {
    assertThat(PromiseCheck.all(OFFER, answer)).anyMatch(p -> p.kind().binding());
  }

  @Test
  void notesAConditionThatWasLeftOut() {
    assertThat(PromiseCheck.all(OFFER, "Delivery is free."))
        .extracting(Promise::kind)
        .containsExactly(Promise.Kind.CONDITION_LEFT_OUT);
  }

  @Test
  void namesWhereThePromiseStands() {
    String answer = "Of course. You may return it within 90 days.";
    Promise promise = PromiseCheck.all(OFFER, answer).getFirst();
    assertThat(answer.substring(promise.start(), promise.end())).isEqualTo("90 days");
    assertThat(promise.reason()).isEqualTo("refund: not offered");
  }
}
