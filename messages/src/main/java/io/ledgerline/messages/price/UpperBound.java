package io.ledgerline.messages.price;

import io.ledgerline.messages.request.CacheUse;
import io.ledgerline.messages.request.Fallback;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThreadUse;
import io.ledgerline.messages.request.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The most that a request can cost, whatever the answer, and the {@code max_tokens} that an amount
 * affords. Immutable.
 *
 * <p>A token is at least one byte, so text costs at most its bytes; what is not text in the body
 * (an image, a PDF, a page or file that the upstream reads, a thread's history) counts as the most
 * its kind can be. Server tools sample again after each use, each time with up to a full window.
 */
public final class UpperBound {
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

  private final List<Attempt> attempts;
  private final long searchNano;
  private final long requestedMaxTokens;
  private final long thinkingBudget;
  private final long inputTokens;
  private final NanoUsd cost;

  private UpperBound(
      List<Attempt> attempts, LocatedRequest request, long maxTokens, long searchNano) {
    this.attempts = attempts;
    this.searchNano = searchNano;
    this.requestedMaxTokens = maxTokens;
    this.thinkingBudget = request.thinkingBudget();
    this.inputTokens = attempts.getFirst().inputTokens;
    this.cost = costWith(Long.MAX_VALUE);
  }

  /** One model's go at the request; {@code maxTokens} -1 when it takes the request's. */
  private record Attempt(long inputTokens, long inputParts, long outputParts, long maxTokens) {}

  /**
   * The worst case of a request.
   *
   * @param model the model that will be asked, after policy had its say
   * @param addedBytes bytes that edits will add to the body
   * @param at the instant of admission
   */
  public static Bound of(
      LocatedRequest request,
      String model,
      PriceTable prices,
      Instant at,
      long addedBytes,
      UnknownModel unknown) {
    return new Worst(request, prices, at, addedBytes, unknown).of(model);
  }

  /** The most that an answer can cost. */
  public NanoUsd cost() {
    return cost;
  }

  /** The most prompt tokens of the model asked for, all its samplings together. */
  public long inputTokens() {
    return inputTokens;
  }

  /** The request's {@code max_tokens}, or the model's most where the request has none. */
  public long maxTokens() {
    return requestedMaxTokens;
  }

  /** The most that an answer can cost once {@code max_tokens} is lowered to this. */
  public NanoUsd costWith(long maxTokens) {
    try {
      long parts = 0;
      for (Attempt attempt : attempts) {
        long own = attempt.maxTokens < 0 ? requestedMaxTokens : attempt.maxTokens;
        long output = Math.multiplyExact(Math.min(own, maxTokens), attempt.outputParts);
        parts = Math.addExact(parts, Math.addExact(attempt.inputParts, output));
      }
      long nano = Math.ceilDiv(parts, PriceTable.PARTS);
      return new NanoUsd(Math.addExact(nano, searchNano));
    } catch (ArithmeticException beyondLong) {
      return NanoUsd.MAX;
    }
  }

  /**
   * The highest {@code max_tokens} whose worst case is within the limit: at least one, above the
   * thinking budget, at most the request's own. Empty when there is none.
   */
  public OptionalLong affordableMaxTokens(NanoUsd limit) {
    long least = Math.min(requestedMaxTokens, Math.max(1, thinkingBudget + 1));
    if (costWith(least).exceeds(limit)) {
      return OptionalLong.empty();
    }
    long low = least;
    long high = requestedMaxTokens;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (costWith(middle).exceeds(limit)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    return OptionalLong.of(low);
  }

  /** Works the bound out from a request. */
  private static final class Worst {
    private final LocatedRequest request;
    private final PriceTable prices;
    private final Instant at;
    private final long addedBytes;
    private final UnknownModel unknown;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable String unpriced;

    Worst(
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
    }

    Bound of(String model) {
      try {
        return bound(model);
      } catch (ArithmeticException beyondLong) {
        attempts.clear();
        attempts.add(new Attempt(Long.MAX_VALUE, Long.MAX_VALUE, 0, -1));
        return new Bound.Known(new UpperBound(attempts, request, 0, Long.MAX_VALUE));
      }
    }

    private Bound bound(String model) {
      ModelInfo asked = prices.models().get(model);
      long most = asked == null ? mostOutput() : asked.maxOutput();
      attempt(model, "fast".equals(request.speed()), -1);
      for (Fallback fallback : request.fallbacks()) {
        attempt(fallback.model(), fallback.fast(), fallback.maxTokens());
      }
      for (Tool tool : request.tools()) {
        if (tool.model() != null) {
          attempt(tool.model(), false, mostOutput());
        }
      }
      for (int i = 0; request.fallbacksByUpstream() && i < FALLBACKS_BY_UPSTREAM; i++) {
        attempts.add(attempt(prices.dearest(at), null, -1));
      }
      if (unpriced != null) {
        return new Bound.Unpriced(unpriced);
      }
      long maxTokens = request.maxTokens() < 0 ? most : request.maxTokens();
      return new Bound.Known(new UpperBound(attempts, request, maxTokens, searches()));
    }

    private void attempt(String model, boolean fast, long maxTokens) {
      ModelInfo info = prices.models().get(model);
      Rates rates = rates(model, fast, Math.multiplyExact(inputPerSampling(info), samplings()));
      if (rates != null) {
        attempts.add(attempt(rates, info, maxTokens));
      } else if (unpriced == null) {
        unpriced = model;
      }
    }

    private Attempt attempt(Rates rates, @Nullable ModelInfo info, long maxTokens) {
      long input = Math.multiplyExact(inputPerSampling(info), samplings());
      long parts = prices.geoParts(info, CostSum.placed(geo()));
      long output = Math.multiplyExact(Math.multiplyExact(rates.output(), parts), samplings());
      long inputParts = Math.multiplyExact(Math.multiplyExact(input, inputRate(rates)), parts);
      if (request.compaction()) {
        long most = info == null ? mostOutput() : info.maxOutput();
        long summary = Math.multiplyExact(Math.multiplyExact(most, rates.output()), parts);
        inputParts = Math.addExact(inputParts, summary);
      }
      return new Attempt(input, inputParts, output, maxTokens);
    }

    /** The dearest rates of the bands a prompt of up to this size can fall in. */
    private @Nullable Rates rates(String model, boolean fast, long mostPrompt) {
      Rates dearest = null;
      for (PriceRow row : prices.rows(model)) {
        boolean reachable = row.overPromptTokens() == 0 || row.overPromptTokens() < mostPrompt;
        if (reachable && !row.from().isAfter(at) && (fast || !row.fast())) {
          Rates now = prices.rates(model, row.fast(), at, row.overPromptTokens() + 1);
          dearest = now == null || dearest == null ? now : dearest.dearer(now);
        }
      }
      boolean missing = dearest == null || (fast && prices.rates(model, true, at, 0) == null);
      return !missing ? dearest : unknown == UnknownModel.DEAREST ? prices.dearest(at) : null;
    }

    /**
     * A request that names no place runs where the account's default is: reckon with the dearer.
     */
    private String geo() {
      return request.inferenceGeo() == null ? "account default" : request.inferenceGeo();
    }

    private long inputRate(Rates rates) {
      CacheUse cache = elsewhere() ? CacheUse.ONE_HOUR : request.cacheUse();
      return switch (cache) {
        case NONE -> rates.input();
        case FIVE_MINUTES -> Math.max(rates.input(), rates.write5m());
        case ONE_HOUR -> Math.max(rates.input(), Math.max(rates.write5m(), rates.write1h()));
      };
    }

    /** Whether tokens that are not in the body may count, up to the full window. */
    private boolean elsewhere() {
      var media = request.media();
      return request.thread() == ThreadUse.CONTINUE
          || request.thread() == ThreadUse.OTHER
          || request.mcpServers()
          || media.pdfs() + media.urls() + media.files() > 0
          || serverToolUses() > 0;
    }

    private long inputPerSampling(@Nullable ModelInfo info) {
      long window = info == null ? prices.models().widestWindow() : info.largestWindow();
      return elsewhere() ? window : Math.min(window, bodyTokens());
    }

    private long bodyTokens() {
      var media = request.media();
      long text = request.body().length + addedBytes - media.imageBytes();
      long tools = request.tools().isEmpty() ? 0 : TOOLS_TOKENS;
      long typed = request.tools().stream().filter(tool -> !tool.type().equals("custom")).count();
      long format = request.structuredOutput() ? FORMAT_TOKENS : 0;
      return FRAME_TOKENS
          + format
          + text
          + tools
          + typed * TYPED_TOOL_TOKENS
          + media.images() * IMAGE_TOKENS;
    }

    /** How often the model may be run for this one request. */
    private long samplings() {
      long again = request.compaction() ? 1 : 0;
      return Math.addExact(Math.addExact(serverToolUses(), again), 1);
    }

    private long serverToolUses() {
      long uses = request.mcpServers() ? USES_WITHOUT_LIMIT : 0;
      for (Tool tool : request.tools()) {
        uses = Math.addExact(uses, tool.runsUpstream() ? uses(tool) : 0);
      }
      return uses;
    }

    private static long uses(Tool tool) {
      return tool.maxUses() < 0 ? USES_WITHOUT_LIMIT : tool.maxUses();
    }

    private long searches() {
      long searches = 0;
      for (Tool tool : request.tools()) {
        long perTurn = tool.maxUses() < 0 ? USES_WITHOUT_LIMIT : 1;
        searches = Math.addExact(searches, tool.searchesWeb() ? uses(tool) * perTurn : 0);
      }
      return Math.multiplyExact(searches, prices.webSearch().value());
    }

    private long mostOutput() {
      return prices.models().models().stream().mapToLong(ModelInfo::maxOutput).max().orElse(0);
    }
  }
}
