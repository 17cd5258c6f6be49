package io.ledgerline.inspection.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences as service agents write them, with and without a promise that nobody made. */
class PromiseWordingTest {
  private static final Offer OFFER =
      Offer.of(
          Map.of(
              "refunds",
              "60 days from delivery, to the card that paid; the money is back within 14 days.",
              "repairs",
              "15 EUR.",
              "discounts",
              "10 % on the first order.",
              "warranty",
              "Two years.",
              "delivery",
              "Free above 60 EUR, otherwise 4.90 EUR; three to five working days."),
          List.of(
              new Offer.Product("Shirt", "39.00 EUR"),
              new Offer.Product("Rain Coat", "219.00 EUR")),
          Map.of(Topic.REFUND, new Quantity.Money(new BigDecimal("150"), "EUR")));

  static Stream<String> promised() {
    return lines("promised.txt");
  }

  static Stream<String> honest() {
    return lines("honest.txt");
  }

  @ParameterizedTest
  @MethodSource("promised")
  void findsWhatACustomerWouldTakeForAPromise(String sentence) {
    assertThat(PromiseCheck.all(OFFER, sentence)).anyMatch(p -> p.kind().binding());
  }

  @ParameterizedTest
  @MethodSource("honest")
  void passesWhatPromisesNothingOrWhatIsOffered(String sentence) {
    assertThat(PromiseCheck.all(OFFER, sentence)).filteredOn(p -> p.kind().binding()).isEmpty();
  }

  @Test
  void namesThePlaceInTheTextAsItCame() {
    String answer = "Of course. You get <b>4\u200b00</b> EUR back.";
    Promise promise = PromiseCheck.all(OFFER, answer).getFirst();
    assertThat(answer.substring(promise.start(), promise.end())).isEqualTo("4\u200b00</b> EUR");
  }

  @Test
  void aDeliveryOnTheNextDayIsNoFalsePromiseWhereTheTermsOfferIt() {
    Offer offer = Offer.of(Map.of("delivery", "Next-day delivery."), List.of(), Map.of());
    assertThat(PromiseCheck.all(offer, "It will arrive tomorrow.")).isEmpty();
    assertThat(PromiseCheck.all(offer, "It will arrive today.")).isNotEmpty();
  }

  /** Or a sentence without an end, full of quantities, would keep an answer for seconds. */
  @Test
  void whatIsPromisedIsLookedForNearItAndNotInTheWholeOfAnEndlessSentence() {
    assertThat(PromiseCheck.all(OFFER, "A refund " + "and so on ".repeat(12) + "of 400 EUR."))
        .isNotEmpty();
    String far = "The refund " + "and so on ".repeat(Wording.REACH) + "of 400 EUR is yours.";
    assertThat(nearest(far)).isNull();
  }

  /** Or each of many amounts would be held against all that was said before it. */
  @Test
  void aDenialFarBeforeDeniesNothing() {
    String far = "We never say so and so " + "or so ".repeat(Wording.REACH);
    assertThat(PromiseCheck.all(OFFER, far + "but you get 400 EUR back.")).isNotEmpty();
    assertThat(PromiseCheck.all(OFFER, "We never give you 400 EUR back.")).isEmpty();
  }

  private static Topic nearest(String sentence) {
    List<Word> words = Word.of(sentence, 0, sentence.length());
    var found = QuantityReader.read(words).getFirst();
    return new Wording(words, 0, words.size(), found).nearest();
  }

  private static Stream<String> lines(String name) {
    try (var in = PromiseWordingTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
