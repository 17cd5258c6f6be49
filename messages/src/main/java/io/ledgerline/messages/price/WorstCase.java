package io.ledgerline.messages.price;

import io.ledgerline.messages.price.UpperBound.Attempt;
import io.ledgerline.messages.request.CacheUse;
import io.ledgerline.messages.request.Fallback;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.Media;
import io.ledgerline.messages.request.ThreadUse;
import io.ledgerline.messages.request.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works the {@link UpperBound} of one request out. Sums throw ArithmeticException beyond a long.
 */
final class WorstCase {
  /**
   * Most tokens an image becomes: about 4,800 on models that read high resolution, which scale
   * larger ones down; rounded up.
   */
  static final long IMAGE_TOKENS = 5_000;

  /** Tokens that the API adds around a request with tools: at most 589 are published. */
  static final long TOOLS_TOKENS = 1_000;

  /** Tokens of a definition that the API keeps for a tool of a given type. */
  static final long TYPED_TOOL_TOKENS = 4_000;

  /** Tokens of framing around any request. */
  static final long FRAME_TOKENS = 128;

  /** Tokens that the API adds to explain an output format. */
  static final long FORMAT_TOKENS = 1_000;

  /** Uses in one request of a server tool without {@code max_uses}; the API pauses at ten turns. */
  static final long USES_WITHOUT_LIMIT = 10;

  /** Models that may follow when the upstream chooses the fallbacks. */
  static final int FALLBACKS_BY_UPSTREAM = 3;

  private final LocatedRequest request;
  private final PriceTable prices;
  private final Instant at;
  private final UnknownModel unknown;
  private final boolean placed;
  private final long addedBytes;
  private final List<Attempt> attempts = new ArrayList<>(1);
  private long samplings; // how often one model may be run for this request
  private long bodyTokens;
  private boolean elsewhere; // tokens that are not in the body may count, up to the full window
  private @Nullable String unpriced;

  WorstCase(
      LocatedRequest request,
      PriceTable prices,
      Instant at,
      long addedBytes,
      UnknownModel unknown) {
    this.request = request;
    this.prices = prices;
    this.at = at;
    this.addedBytes = addedBytes;
    this.unknown = unknown;
    // A request that names no place runs where the account's default is: reckon with the dearer.
    this.placed = request.inferenceGeo() == null || CostSum.placed(request.inferenceGeo());
  }

  Bound of(String model) {
    try {
      return bound(model);
    } catch (ArithmeticException beyondLong) {
      var endless = List.of(new Attempt(Long.MAX_VALUE, Long.MAX_VALUE, 0, -1));
      return new Bound.Known(new UpperBound(endless, request, 0, Long.MAX_VALUE));
    }
  }

  private Bound bound(String model) {
    measure();
    attempt(model, "fast".equals(request.speed()), -1);
    for (Fallback fallback : request.fallbacks()) {
      attempt(fallback.model(), fallback.fast(), fallback.maxTokens());
    }
    for (Tool tool : request.tools()) {
      if (tool.model() != null) {
        attempt(tool.model(), false, prices.models().mostOutput());
      }
    }
    for (int i = 0; request.fallbacksByUpstream() && i < FALLBACKS_BY_UPSTREAM; i++) {
      attempts.add(attempt(prices.dearest(at), null, -1));
    }
    if (unpriced != null) {
      return new Bound.Unpriced(unpriced);
    }
    ModelInfo asked = prices.models().get(model);
    long maxTokens = request.maxTokens() < 0 ? maxOutput(asked) : request.maxTokens();
    return new Bound.Known(new UpperBound(attempts, request, maxTokens, searchNano()));
  }

  private void measure() {
    long uses = request.mcpServers() ? USES_WITHOUT_LIMIT : 0;
    long typed = 0;
    for (Tool tool : request.tools()) {
      uses = Math.addExact(uses, tool.runsUpstream() ? uses(tool) : 0);
      typed += tool.type().equals("custom") ? 0 : 1;
    }
    Media media = request.media();
    samplings = Math.addExact(uses, request.compaction() ? 2 : 1);
    elsewhere =
        uses > 0
            || request.thread() == ThreadUse.CONTINUE
            || request.thread() == ThreadUse.OTHER
            || media.pdfs() + media.urls() + media.files() > 0;
    bodyTokens =
        FRAME_TOKENS
            + (request.body().length - media.imageBytes() + addedBytes)
            + (request.structuredOutput() ? FORMAT_TOKENS : 0)
            + (request.tools().isEmpty() ? 0 : TOOLS_TOKENS)
            + typed * TYPED_TOOL_TOKENS
            + media.images() * IMAGE_TOKENS;
  }

  private void attempt(String model, boolean fast, long maxTokens) {
    ModelInfo info = prices.models().get(model);
    Rates rates = prices.dearestRates(model, fast, at, inputTokens(info));
    if (rates == null && unknown == UnknownModel.DEAREST) {
      rates = prices.dearest(at);
    }
    if (rates != null) {
      attempts.add(attempt(rates, info, maxTokens));
    } else if (unpriced == null) {
      unpriced = model;
    }
  }

  private Attempt attempt(Rates rates, @Nullable ModelInfo info, long maxTokens) {
    long input = inputTokens(info);
    long factor = prices.geoParts(info, placed);
    long output = Math.multiplyExact(rates.output(), factor);
    long inputParts = Math.multiplyExact(Math.multiplyExact(input, inputRate(rates)), factor);
    if (request.compaction()) {
      inputParts = Math.addExact(inputParts, Math.multiplyExact(maxOutput(info), output));
    }
    return new Attempt(input, inputParts, Math.multiplyExact(output, samplings), maxTokens);
  }

  private long inputRate(Rates rates) {
    CacheUse cache = elsewhere ? CacheUse.ONE_HOUR : request.cacheUse();
    return switch (cache) {
      case NONE -> rates.input();
      case FIVE_MINUTES -> Math.max(rates.input(), rates.write5m());
      case ONE_HOUR -> Math.max(rates.input(), Math.max(rates.write5m(), rates.write1h()));
    };
  }

  /** Most prompt tokens of all samplings together. */
  private long inputTokens(@Nullable ModelInfo info) {
    long window = info == null ? prices.models().widestWindow() : info.largestWindow();
    return Math.multiplyExact(elsewhere ? window : Math.min(window, bodyTokens), samplings);
  }

  private long maxOutput(@Nullable ModelInfo info) {
    return info == null ? prices.models().mostOutput() : info.maxOutput();
  }

  private static long uses(Tool tool) {
    return tool.maxUses() < 0 ? USES_WITHOUT_LIMIT : tool.maxUses();
  }

  /** Without {@code max_uses}, several searches may be made in each turn. */
  private long searchNano() {
    long searches = 0;
    for (Tool tool : request.tools()) {
      long perTurn = tool.maxUses() < 0 ? USES_WITHOUT_LIMIT : 1;
      searches = Math.addExact(searches, tool.searchesWeb() ? uses(tool) * perTurn : 0);
    }
    return Math.multiplyExact(searches, prices.webSearch().value());
  }
}
