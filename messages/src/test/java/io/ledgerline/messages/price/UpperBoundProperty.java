package io.ledgerline.messages.price;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Fallback;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpperBoundProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final PriceTable TABLE = PriceTable.builtIn();
  private static final List<String> MODELS =
      List.of(
          "claude-haiku-5-5",
          "claude-sonnet-5-5",
          "claude-opus-5-5",
          "claude-opus-5",
          "claude-fable-5-1",
          "claude-haiku-4-5",
          "claude-sonnet-4-5");
  private final Random random = new Random(SEED);

  /** One random request and everything an upstream may make of it. */
  private record Case(
      String body,
      long window,
      long textTokens,
      int images,
      boolean elsewhere,
      int samplings,
      int searches,
      boolean cache,
      boolean hour,
      @Nullable String geo) {}

  @Test
  void neverCostsMoreThanTheBound() {
    int near = 0;
    for (int round = 0; round < 5_000; round++) {
      Case one = draw();
      LocatedRequest request = located(one.body);
      NanoUsd bound = bound(request).cost();
      for (int answer = 0; answer < 5; answer++) {
        NanoUsd cost = cost(request, one, request.maxTokens(), answer == 0);
        near += cost.value() > bound.value() / 2 ? 1 : 0;
        assertThat(cost)
            .as("seed %x round %d: %s", SEED, round, one.body)
            .isLessThanOrEqualTo(bound);
      }
    }
    assertThat(near).as("cases that come near the bound").isGreaterThan(1_000);
  }

  @Test
  void affordsWhatItSaysAndNotOneTokenMore() {
    int clamped = 0;
    for (int round = 0; round < 3_000; round++) {
      Case one = draw();
      LocatedRequest request = located(one.body);
      UpperBound bound = bound(request);
      var limit = new NanoUsd((long) (bound.cost().value() * random.nextDouble() * 1.2));
      OptionalLong affordable = bound.affordableMaxTokens(limit);
      if (affordable.isEmpty()) {
        assertThat(bound.costWith(1)).isGreaterThan(limit);
        continue;
      }
      long most = affordable.getAsLong();
      assertThat(bound.costWith(most)).isLessThanOrEqualTo(limit);
      assertThat(cost(request, one, most, true)).isLessThanOrEqualTo(limit);
      if (most < request.maxTokens()) {
        clamped++;
        assertThat(bound.costWith(most + 1)).isGreaterThan(limit);
      }
    }
    assertThat(clamped).isGreaterThan(300);
  }

  private Case draw() {
    String model = pick(MODELS);
    int textLength = random.nextInt(3) == 0 ? random.nextInt(300_000) : random.nextInt(2_000);
    String text = "x".repeat(textLength);
    int images = random.nextInt(3);
    boolean url = random.nextInt(6) == 0;
    boolean search = random.nextInt(5) == 0;
    int uses = random.nextInt(4);
    boolean cache = random.nextBoolean();
    boolean hour = cache && random.nextBoolean();
    boolean compaction = random.nextInt(8) == 0;
    String geo = random.nextInt(3) == 0 ? "global" : random.nextBoolean() ? "us" : null;
    var body = new StringBuilder("{\"model\":\"" + model + "\",\"max_tokens\":");
    body.append(1 + random.nextInt(random.nextBoolean() ? 200 : 64_000));
    body.append(geo == null ? "" : ",\"inference_geo\":\"" + geo + "\"");
    body.append(
        random.nextInt(6) == 0 && model.equals("claude-opus-5-5") ? ",\"speed\":\"fast\"" : "");
    body.append(compaction ? ",\"compaction\":{\"type\":\"summarize\"}" : "");
    body.append(random.nextInt(6) == 0 ? ",\"fallbacks\":[" + fallback() + "]" : "");
    body.append(
        search
            ? ",\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"s\",\"max_uses\":"
                + uses
                + "}]"
            : "");
    body.append(
        ",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\""
            + text
            + "\"");
    body.append(
        cache
            ? ",\"cache_control\":{\"type\":\"ephemeral\"" + (hour ? ",\"ttl\":\"1h\"" : "") + "}"
            : "");
    body.append('}');
    for (int i = 0; i < images; i++) {
      body.append(",{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"QUJD\"}}");
    }
    body.append(url ? ",{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":\"u\"}}" : "");
    body.append("]}]}");
    ModelInfo info = ModelCatalogue.builtIn().find(model).orElseThrow();
    int samplings = 1 + (search ? uses : 0) + (compaction ? 1 : 0);
    return new Case(
        body.toString(),
        info.largestWindow(),
        textLength,
        images,
        url || (search && uses > 0),
        samplings,
        search ? uses : 0,
        cache,
        hour,
        geo);
  }

  private String fallback() {
    return "{\"model\":\"" + pick(MODELS) + "\",\"max_tokens\":" + (1 + random.nextInt(900)) + "}";
  }

  /** The cost of an answer that this request may get; the dearest one when {@code worst}. */
  private NanoUsd cost(LocatedRequest request, Case one, long maxTokens, boolean worst) {
    List<Usage.Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < one.samplings; i++) {
      iterations.add(sampling(request.model(), one, maxTokens, worst));
    }
    for (Fallback fallback : request.fallbacks()) {
      long own = Math.min(maxTokens, fallback.maxTokens());
      iterations.add(sampling(fallback.model(), one, own, worst));
    }
    boolean fast =
        "fast".equals(request.speed())
            && (worst || random.nextBoolean())
            && request.fallbacks().isEmpty();
    String geo = one.geo != null ? one.geo : worst || random.nextBoolean() ? "us" : "global";
    Usage total = sum(iterations, one.searches, geo, fast ? "fast" : "standard");
    Usage single =
        request.fallbacks().isEmpty() && random.nextBoolean() ? withoutIterations(total) : total;
    return ((Price.Known) TABLE.cost(request.model(), single, NOW)).cost();
  }

  private Usage.Iteration sampling(String model, Case one, long maxTokens, boolean worst) {
    long window = ModelCatalogue.builtIn().find(model).orElseThrow().largestWindow();
    long most = one.elsewhere ? window : Math.min(window, one.textTokens + one.images * 4_800L);
    long prompt = worst ? most : random.nextLong(most + 1);
    long written = !one.cache ? 0 : worst ? prompt : random.nextLong(prompt + 1);
    long read = one.cache ? random.nextLong(prompt - written + 1) : 0;
    long output = worst ? maxTokens : random.nextLong(maxTokens + 1);
    boolean hour = one.hour || (one.elsewhere && one.cache && random.nextBoolean());
    return new Usage.Iteration(
        "message",
        model,
        prompt - written - read,
        output,
        read,
        hour ? 0 : written,
        hour ? written : 0);
  }

  private static Usage sum(List<Usage.Iteration> parts, long searches, String geo, String speed) {
    long[] n = new long[5];
    for (Usage.Iteration part : parts) {
      n[0] += part.input();
      n[1] += part.output();
      n[2] += part.cacheRead();
      n[3] += part.cacheWrite5m();
      n[4] += part.cacheWrite1h();
    }
    return new Usage(n[0], n[1], n[2], n[3], n[4], 0, searches, 0, null, geo, speed, parts);
  }

  private static Usage withoutIterations(Usage all) {
    return new Usage(
        all.input(),
        all.output(),
        all.cacheRead(),
        all.cacheWrite5m(),
        all.cacheWrite1h(),
        0,
        all.webSearches(),
        0,
        null,
        all.inferenceGeo(),
        all.speed(),
        List.of());
  }

  private static UpperBound bound(LocatedRequest request) {
    Bound bound = UpperBound.of(request, request.model(), TABLE, NOW, 0, UnknownModel.REFUSE);
    return ((Bound.Known) bound).bound();
  }

  private static LocatedRequest located(String body) {
    return ((Located.Ok) LocatedRequest.locate(utf8(body), Endpoint.MESSAGES)).request();
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
