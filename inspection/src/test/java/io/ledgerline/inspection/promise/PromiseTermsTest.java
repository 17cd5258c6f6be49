package io.ledgerline.inspection.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms as short as shops write them. */
class PromiseTermsTest {
  private static final Offer OFFER =
      offer("Free above 50 EUR, otherwise 4.90 EUR; two to four working days.");

  private static Offer offer(String delivery) {
    return Offer.of(
        Map.of(
            "refunds",
            "30 days from delivery, unworn.",
            "delivery",
            delivery,
            "discounts",
            "10 % on the first order.",
            "warranty",
            "Two years."),
        List.of(new Offer.Product("Linen Shirt", "79.00 EUR")),
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We offer a 30-day return window.",
        "We offer a thirty-day return window.",
        "You get a two-year warranty.",
        "It has a 2 year warranty.",
        "It comes with a 24-month warranty.",
        "You get a 2 years' warranty.",
        "It takes a 2-4 day delivery.",
        "It has been 45 days since delivery, so the return window has closed.",
        "It's been 45 days since delivery, so a return isn't possible.",
        "45 days have passed since delivery, so we can't take it back.",
        "More than 90 days have gone by since delivery.",
      })
  void passesWhatTheTermsOfferAndWhatIsOver(String answer) {
    assertThat(PromiseCheck.all(OFFER, answer)).filteredOn(p -> p.kind().binding()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We offer a 31-day return window.",
        "You get a three-year warranty.",
        "It takes a 1-2 day delivery.",
        "It has a 1 year warranty, and a 5 year warranty for members.",
        "It has been 45 days since delivery, but you may return it within 90 days.",
        "You can return it 45 days since delivery.",
        "The warranty has been extended to five years since May.",
        "You can return it until 45 days have passed since delivery.",
        "La garanzia è di cinque anni.",
      })
  void findsWhatTheyDoNot(String answer) {
    assertThat(PromiseCheck.all(OFFER, answer)).filteredOn(p -> p.kind().binding()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14,99 zł|9,99 zł",
        "14.99 PLN|9.99 zł",
        "99 Kč|49 Kč",
        "₹99|₹49",
        "99 INR|49 rupees",
        "₺99|₺49",
        "₩3,000|₩2,000",
        "₴99|₴49",
        "99 AED|49 dirhams",
        "R 99|49 rand",
        "20 lei|10 lei",
        "990 HUF|490 forint",
        "₪20|₪10",
        "20 CHF|10 francs",
      })
  void readsMoneyOfManyCountries(String right, String wrong) {
    Offer offer = offer("Free above " + "1000 EUR, otherwise " + right + ".");
    assertThat(PromiseCheck.all(offer, "Delivery costs " + wrong + "."))
        .filteredOn(p -> p.kind().binding())
        .isNotEmpty();
    assertThat(PromiseCheck.all(offer, "Delivery costs " + right + "."))
        .filteredOn(p -> p.kind().binding())
        .isEmpty();
  }

  @Test
  void takesNoPronounBeforeANumberForMoney() {
    assertThat(PromiseCheck.all(OFFER, "Per lei 60 giorni per restituirlo."))
        .filteredOn(p -> p.kind().binding())
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zwroty | 60 dni od dostawy | gwarancja | Dwa lata.",
        "返品 | 商品到着後60日以内。 | 保証 | 保証期間は2年です。",
        "возврат | 60 дней со дня доставки | гарантия | Два года.",
        "환불 | 배송 후 60일 이내 | 보증 | 2년",
        "退货 | 收货后60天内 | 保修 | 两年。保修期为2年。",
        "devoluções | 60 dias após a entrega | garantia | Dois anos.",
        "returer | 60 dagar från leverans | garanti | Två år."
      })
  void termsInOneLanguageBindAnswersInAnother(
      String refunds, String days, String warranty, String years) {
    var offer = Offer.of(Map.of(refunds, days, warranty, years), List.of(), Map.of());
    assertThat(PromiseCheck.all(offer, "You may return it within 60 days.")).isEmpty();
    assertThat(PromiseCheck.all(offer, "You may return it within 90 days.")).isNotEmpty();
    assertThat(PromiseCheck.all(offer, "The warranty is two years.")).isEmpty();
    assertThat(PromiseCheck.all(offer, "Sie haben fünf Jahre Garantie.")).isNotEmpty();
  }
}
