package io.ledgerline.messages.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.usage.Answer;
import io.ledgerline.messages.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final PriceTable TABLE = PriceTable.builtIn();

  /** Every row of the published list, once more by hand: model, in, out, 5m, 1h, read. */
  @ParameterizedTest
  @CsvSource({
    "claude-fable-5-2, 10, 50, 12.50, 20, 0.25",
    "claude-mythos-5-2, 10, 50, 12.50, 20, 0.25",
    "claude-fable-5-1, 10, 50, 12.50, 20, 0.25",
    "claude-mythos-5-1, 10, 50, 12.50, 20, 0.25",
    "claude-opus-5-5, 4, 20, 5, 8, 0.20",
    "claude-sonnet-5-5, 2, 10, 2.50, 4, 0.10",
    "claude-fable-5, 10, 50, 12.50, 20, 1.00",
    "claude-mythos-5, 10, 50, 12.50, 20, 1.00",
    "claude-opus-5, 5, 25, 6.25, 10, 0.50",
    "claude-sonnet-5, 2, 10, 2.50, 4, 0.20",
    "claude-opus-4-8, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-7, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-6, 5, 25, 6.25, 10, 0.50",
    "claude-sonnet-4-6, 3, 15, 3.75, 6, 0.30",
    "claude-opus-4-5, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-5-20251101, 5, 25, 6.25, 10, 0.50",
    "claude-sonnet-4-5, 3, 15, 3.75, 6, 0.30",
    "claude-sonnet-4-5-20250929, 3, 15, 3.75, 6, 0.30",
    "claude-haiku-4-5, 1, 5, 1.25, 2, 0.10",
    "claude-haiku-4-5-20251001, 1, 5, 1.25, 2, 0.10",
    "claude-opus-4-1-20250805, 15, 75, 18.75, 30, 1.50",
    "claude-opus-4-20250514, 15, 75, 18.75, 30, 1.50",
    "claude-sonnet-4-20250514, 3, 15, 3.75, 6, 0.30",
    "claude-3-7-sonnet-20250219, 3, 15, 3.75, 6, 0.30",
    "claude-3-5-haiku-20241022, 0.80, 4, 1.00, 1.60, 0.08",
    "claude-3-opus-20240229, 15, 75, 18.75, 30, 1.50",
    "claude-3-5-sonnet-20240620, 3, 15, 3.75, 6, 0.30",
    "claude-3-5-sonnet-20241022, 3, 15, 3.75, 6, 0.30",
    "claude-3-haiku-20240307, 0.25, 1.25, 0.30, 0.50, 0.03",
    "claude-opus-5-5[1m], 4, 20, 5, 8, 0.20"
  })
  void pricesEveryListedModel(
      String model, String in, String out, String write5m, String write1h, String read) {
    var random = new Random(model.hashCode());
    for (int i = 0; i < 50; i++) {
      long[] n = random.longs(5, 0, 18_000).toArray();
      BigDecimal usd =
          tokens(n[0], in)
              .add(tokens(n[1], out))
              .add(tokens(n[2], write5m))
              .add(tokens(n[3], write1h))
              .add(tokens(n[4], read));
      assertThat(cost(model, usage(n, null, null, null, 0))).isEqualTo(NanoUsd.ofUsd(usd));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-06T23:59:59.999Z, 0.20",
    "2026-10-07T00:00:00Z, 0.10",
    "2026-11-20T00:00:00Z, 0.10"
  })
  void changesTheCacheReadPriceOfSonnetOnItsDay(Instant at, String read) {
    Usage usage = usage(new long[] {0, 0, 0, 0, 1_000_000}, null, null, null, 0);
    assertThat(TABLE.cost("claude-sonnet-5-5", usage, at))
        .isEqualTo(new Price.Known(NanoUsd.ofUsd(read)));
  }

  @ParameterizedTest
  @CsvSource({"100000, 0.10, 0.50, 0.125, 0.20, 0.01", "100001, 0.50, 2.50, 0.625, 1.00, 0.05"})
  void pricesTheWholeHaikuRequestInTheBandOfItsPrompt(
      long prompt, String in, String out, String write5m, String write1h, String read) {
    long[] n = {prompt - 3_000, 500, 1_000, 1_000, 1_000};
    BigDecimal usd =
        tokens(n[0], in)
            .add(tokens(n[1], out))
            .add(tokens(n[2], write5m))
            .add(tokens(n[3], write1h))
            .add(tokens(n[4], read));
    assertThat(cost("claude-haiku-5-5", usage(n, null, null, null, 0)))
        .isEqualTo(NanoUsd.ofUsd(usd));
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-5-5, , , , 4, 20, 1",
    "claude-opus-5-5, us, , , 4, 20, 1.1",
    "claude-opus-5-5, global, , , 4, 20, 1",
    "claude-opus-5-5, not_available, , , 4, 20, 1",
    "claude-opus-5-5, us, batch, , 4, 20, 0.55",
    "claude-opus-5-5, , batch, , 4, 20, 0.5",
    "claude-opus-5-5, , priority, standard, 4, 20, 1",
    "claude-opus-5-5, , , fast, 8, 40, 1",
    "claude-opus-5-5, us, , fast, 8, 40, 1.1",
    "claude-opus-5, , , fast, 10, 50, 1",
    "claude-opus-4-8, , , fast, 10, 50, 1",
    "claude-haiku-4-5, us, , , 1, 5, 1",
    "claude-sonnet-4-6, us, , , 3, 15, 1.1"
  })
  void appliesFactorsAndRoundsUpOnce(
      String model,
      @Nullable String geo,
      @Nullable String tier,
      @Nullable String speed,
      String in,
      String out,
      String factor) {
    for (long tokens : new long[] {0, 1, 7, 333, 123_457}) {
      BigDecimal usd =
          tokens(tokens, in).add(tokens(tokens + 1, out)).multiply(new BigDecimal(factor));
      Usage usage = usage(new long[] {tokens, tokens + 1, 0, 0, 0}, tier, geo, speed, 3);
      BigDecimal nano = usd.movePointRight(9).setScale(0, RoundingMode.CEILING);
      assertThat(cost(model, usage).value()).isEqualTo(nano.longValueExact() + 30_000_000);
    }
  }

  @Test
  void appliesFastFactorsToCachesToo() {
    Usage usage = usage(new long[] {0, 0, 1_000_000, 1_000_000, 1_000_000}, null, null, "fast", 0);
    assertThat(cost("claude-opus-5-5", usage)).isEqualTo(NanoUsd.ofUsd("26.40"));
  }

  @Test
  void pricesEachIterationAtItsOwnModel() {
    Usage usage =
        new Usage(
            999,
            999,
            0,
            0,
            0,
            0,
            0,
            0,
            null,
            null,
            null,
            List.of(
                new Usage.Iteration("message", "claude-fable-5-1", 100, 10, 0, 0, 0),
                new Usage.Iteration("fallback_message", "claude-opus-5-5", 100, 20, 50, 0, 0),
                new Usage.Iteration("compaction", null, 7, 0, 0, 0, 0)));
    BigDecimal usd =
        tokens(100, "10")
            .add(tokens(10, "50"))
            .add(tokens(100, "4"))
            .add(tokens(20, "20"))
            .add(tokens(50, "0.20"))
            .add(tokens(7, "2"));
    assertThat(cost("claude-sonnet-5-5", usage)).isEqualTo(NanoUsd.ofUsd(usd));
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-5-7",
    "claude-opus",
    "claude-opus-5-5-20260922",
    "gpt-4",
    "''",
    "CLAUDE-OPUS-5"
  })
  void neverPricesAnUnknownModel(String model) {
    assertThat(TABLE.cost(model, Usage.of(1, 1), NOW)).isEqualTo(new Price.Unpriced(model));
    assertThat(TABLE.cost(model, Usage.of(1, 1), NOW, UnknownModel.DEAREST))
        .isEqualTo(new Price.Known(new NanoUsd(15_000 + 75_000)));
  }

  @Test
  void neverPricesAModeOrTimeWithoutARow() {
    Usage fast = usage(new long[] {1, 1, 0, 0, 0}, null, null, "fast", 0);
    assertThat(TABLE.cost("claude-sonnet-5-5", fast, NOW)).isInstanceOf(Price.Unpriced.class);
    assertThat(
            TABLE.cost("claude-haiku-5-5", Usage.of(1, 1), Instant.parse("2026-10-06T00:00:00Z")))
        .isInstanceOf(Price.Unpriced.class);
  }

  @Test
  void chargesNothingForARefusalBeforeOutput() {
    var refused =
        new Answer(
            "m",
            "claude-opus-5-5",
            "refusal",
            null,
            Usage.of(9, 0),
            true,
            true,
            0,
            Answer.End.COMPLETE);
    assertThat(TABLE.cost("claude-opus-5-5", refused, NOW, UnknownModel.REFUSE))
        .isEqualTo(new Price.Known(NanoUsd.ZERO));
  }

  @Test
  void saturatesInsteadOfWrapping() {
    Usage absurd = Usage.of(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
    assertThat(TABLE.cost("claude-opus-5-5", absurd, NOW)).isEqualTo(new Price.Known(NanoUsd.MAX));
    assertThat(NanoUsd.MAX.plus(new NanoUsd(1))).isEqualTo(NanoUsd.MAX);
  }

  @Test
  void namesItselfByItsContent() {
    assertThat(TABLE.version()).matches("prices-[0-9a-f]{16}");
    byte[] prices = TableText.resource("prices.txt");
    byte[] models = TableText.resource("models.txt");
    assertThat(new PriceTable(prices, models, ModelCatalogue.builtIn()).version())
        .isEqualTo(TABLE.version());
    byte[] other = prices.clone();
    other[2] ^= 1;
    assertThat(new PriceTable(other, models, ModelCatalogue.builtIn()).version())
        .isNotEqualTo(TABLE.version());
  }

  @Test
  void marksWhatIsNotVerified() {
    assertThat(TABLE.rows("claude-fable-5-2")).allMatch(row -> !row.verified());
    assertThat(TABLE.rows("claude-opus-5-5")).allMatch(PriceRow::verified);
  }

  @Test
  void hasAPriceForEveryModelOfTheCatalogue() {
    for (ModelInfo model : ModelCatalogue.builtIn().models()) {
      assertThat(TABLE.cost(model.id(), Usage.of(1, 1), NOW)).isInstanceOf(Price.Known.class);
      assertThat(ModelCatalogue.builtIn().find(model.id() + "[1m]")).contains(model);
    }
  }

  private static NanoUsd cost(String model, Usage usage) {
    return ((Price.Known) TABLE.cost(model, usage, NOW)).cost();
  }

  private static BigDecimal tokens(long count, String usdPerMillion) {
    return new BigDecimal(usdPerMillion).multiply(BigDecimal.valueOf(count)).movePointLeft(6);
  }

  private static Usage usage(
      long[] n,
      @Nullable String tier,
      @Nullable String geo,
      @Nullable String speed,
      long searches) {
    return new Usage(n[0], n[1], n[4], n[2], n[3], 0, searches, 0, tier, geo, speed, List.of());
  }
}
