package io.ledgerline.messages.price;

import io.ledgerline.messages.usage.Answer;
import io.ledgerline.messages.usage.Usage;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider's list prices, with the day each begins to hold. All arithmetic is in integers:
 * rates are whole nano-dollars per token, factors are counted in twentieths, and a call is rounded
 * up once at its end. Price a call at the instant it was admitted, as its reservation was.
 * Immutable.
 *
 * <p>A cost at a cloud provider is an estimate: they bill by their own lists.
 */
public final class PriceTable {
  /** Parts that a nano-dollar is counted in: a tenth for the surcharge times a half for batches. */
  static final long PARTS = 20;

  private static final PriceTable BUILT_IN =
      new PriceTable(
          TableText.resource("prices.txt"),
          TableText.resource("models.txt"),
          ModelCatalogue.builtIn());

  private final Map<String, List<PriceRow>> rows = new HashMap<>();
  private final ModelCatalogue models;
  private final String version;
  private final long geoParts;
  private final long batchDivisor;
  private final NanoUsd webSearch;

  PriceTable(byte[] prices, byte[] catalogue, ModelCatalogue models) {
    this.models = models;
    var charges = new HashMap<String, BigDecimal>();
    for (List<String> cells : TableText.rows(prices)) {
      if (cells.getFirst().equals("charge")) {
        charges.put(cells.get(1), new BigDecimal(cells.get(2)));
      } else {
        add(PriceRow.parse(cells));
      }
    }
    this.geoParts =
        charge(charges, "us_inference").multiply(new BigDecimal(PARTS)).longValueExact();
    this.batchDivisor = BigDecimal.ONE.divide(charge(charges, "batch")).longValueExact();
    this.webSearch = NanoUsd.ofUsd(charge(charges, "web_search"));
    this.version = version(prices, catalogue);
  }

  /** The table that this build carries. */
  public static PriceTable builtIn() {
    return BUILT_IN;
  }

  /**
   * Names this table in entries: {@code prices-} and the begin of its SHA-256, rows and catalogue.
   */
  public String version() {
    return version;
  }

  /** The models that the table's ids come from. */
  public ModelCatalogue models() {
    return models;
  }

  /** What one web search costs besides its tokens. */
  public NanoUsd webSearch() {
    return webSearch;
  }

  /** Every row, in the order of the table within a model. */
  public List<PriceRow> rows(String model) {
    return rows.getOrDefault(models.canonicalId(model), List.of());
  }

  /** {@link #cost(String, Answer, long, Instant, UnknownModel)} without a limit to the estimate. */
  public Price cost(String requested, Answer answer, Instant at, UnknownModel unknown) {
    return cost(requested, answer, Long.MAX_VALUE, at, unknown);
  }

  /**
   * What an answer costs. A refusal before any output costs nothing; an answer cut before its final
   * count is priced at {@link Answer#bookable}.
   *
   * @param requested the model asked for, which stands in when the answer names none
   * @param maxOutput the {@code max_tokens} that was sent, which bounds what is estimated
   */
  public Price cost(
      String requested, Answer answer, long maxOutput, Instant at, UnknownModel unknown) {
    if (answer.refusedBeforeOutput()) {
      return new Price.Known(NanoUsd.ZERO);
    }
    String model = answer.model() == null ? requested : answer.model();
    return cost(model, answer.bookable(maxOutput), at, unknown);
  }

  /** What this usage of a model costs; an unknown model is {@link Price.Unpriced}. */
  public Price cost(String model, Usage usage, Instant at) {
    return cost(model, usage, at, UnknownModel.REFUSE);
  }

  /**
   * What this usage costs. With {@code iterations}, each is priced at its own model and the totals
   * are left aside, as they need not hold all work.
   */
  public Price cost(String model, Usage usage, Instant at, UnknownModel unknown) {
    try {
      return new CostSum(this, usage, at, unknown).of(model);
    } catch (ArithmeticException beyondLong) {
      return new Price.Known(NanoUsd.MAX);
    }
  }

  /** In each category the dearest rate that any model has at this instant, in any mode. */
  public Rates dearest(Instant at) {
    Rates dearest = new Rates(0, 0, 0, 0, 0);
    for (List<PriceRow> ofModel : rows.values()) {
      for (PriceRow row : ofModel) {
        dearest = row.from().isAfter(at) ? dearest : dearest.dearer(row.rates());
      }
    }
    return dearest;
  }

  /** Rates of a model for a prompt of this size; null when there are none. */
  @Nullable Rates rates(String model, boolean fast, Instant at, long promptTokens) {
    PriceRow best = best(rows(model), fast, at, promptTokens);
    return best == null ? null : best.rates();
  }

  /**
   * In each category the dearest rate that a prompt of up to this size can be charged, in standard
   * mode and, where asked for, in fast mode; null when a mode has no price.
   */
  @Nullable Rates dearestRates(String model, boolean fast, Instant at, long mostPromptTokens) {
    List<PriceRow> ofModel = rows(model);
    Rates dearest = null;
    boolean fastPriced = false;
    for (PriceRow row : ofModel) {
      if ((fast || !row.fast())
          && row.equals(best(ofModel, row.fast(), at, row.overPromptTokens() + 1))) {
        boolean reachable =
            row.overPromptTokens() == 0 || row.overPromptTokens() < mostPromptTokens;
        dearest =
            !reachable ? dearest : dearest == null ? row.rates() : dearest.dearer(row.rates());
        fastPriced |= row.fast();
      }
    }
    return fast && !fastPriced ? null : dearest;
  }

  private static @Nullable PriceRow best(
      List<PriceRow> rows, boolean fast, Instant at, long promptTokens) {
    PriceRow best = null;
    for (PriceRow row : rows) {
      boolean inBand = row.overPromptTokens() == 0 || row.overPromptTokens() < promptTokens;
      boolean holds = inBand && row.fast() == fast && !row.from().isAfter(at);
      if (holds && (best == null || later(row, best))) {
        best = row;
      }
    }
    return best;
  }

  /** The factor on tokens, in {@link #PARTS}, where inference runs in this place. */
  long geoParts(@Nullable ModelInfo model, boolean bound) {
    return bound && (model == null || model.geoSurcharge()) ? geoParts : PARTS;
  }

  long batchDivisor() {
    return batchDivisor;
  }

  /** A wider band beats a narrower, then the later day wins. */
  private static boolean later(PriceRow row, PriceRow than) {
    return row.overPromptTokens() == than.overPromptTokens()
        ? !row.from().isBefore(than.from())
        : row.overPromptTokens() > than.overPromptTokens();
  }

  private void add(PriceRow row) {
    if (models.get(row.model()) == null) {
      throw new IllegalArgumentException(
          "price of " + row.model() + " (expected: a model of the catalogue)");
    }
    rows.computeIfAbsent(row.model(), m -> new ArrayList<>()).add(row);
  }

  private static BigDecimal charge(Map<String, BigDecimal> charges, String name) {
    BigDecimal charge = charges.get(name);
    if (charge == null) {
      throw new IllegalArgumentException("charge " + name + " is missing from the price table");
    }
    return charge;
  }

  private static String version(byte[] prices, byte[] catalogue) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(prices.length).flip());
      digest.update(prices);
      digest.update(catalogue);
      return "prices-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
