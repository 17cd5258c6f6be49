package io.ledgerline.messages.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One row of the price table.
 *
 * @param model id of the snapshot
 * @param fast whether it is for fast mode
 * @param from first instant it holds
 * @param overPromptTokens holds for prompts of more tokens than this
 * @param rates what tokens cost
 * @param verified whether the price is from the provider's own page
 */
public record PriceRow(
    String model,
    boolean fast,
    Instant from,
    long overPromptTokens,
    Rates rates,
    boolean verified) {

  static PriceRow parse(List<String> cells) {
    if (cells.size() != 11) {
      throw new IllegalArgumentException("price row: " + cells + " (expected: 11 cells)");
    }
    return new PriceRow(
        cells.get(1),
        cells.get(2).equals("fast"),
        LocalDate.parse(cells.get(3)).atStartOfDay(ZoneOffset.UTC).toInstant(),
        Long.parseLong(cells.get(4)),
        new Rates(
            nano(cells.get(5)),
            nano(cells.get(6)),
            nano(cells.get(7)),
            nano(cells.get(8)),
            nano(cells.get(9))),
        cells.get(10).equals("yes"));
  }

  /** USD per million tokens is thousands of nano-dollars per token; a fraction can't be exact. */
  private static long nano(String usdPerMillion) {
    return new BigDecimal(usdPerMillion).movePointRight(3).longValueExact();
  }
}
