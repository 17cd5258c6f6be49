package io.ledgerline.governance.policy;

import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.model.ModelTier;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.tag.Tags;
import io.ledgerline.governance.tool.ToolClass;
import io.ledgerline.governance.tool.ToolRules;
import io.ledgerline.messages.price.NanoUsd;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes what calls are decided from out of specs that the schema has accepted. What the schema
 * can't express is an {@link IllegalArgumentException} that names the offending value.
 */
public final class SpecTranslator {
  private static final String DOLLARS = " USD";

  private SpecTranslator() {}

  /** The rules of a ModelTiers document. */
  public static ModelRules modelRules(Spec spec) {
    return new ModelRules(
        spec.text("default"),
        spec.objects("tiers").stream().map(SpecTranslator::tier).toList(),
        spec.textMap("aliases"),
        spec.textMap("downgrade"));
  }

  /** The limit of a Budget document. */
  public static BudgetSpec budget(@Nullable String tenant, String name, Spec spec) {
    return new BudgetSpec(
        name,
        BudgetLevel.valueOf(upper(spec.text("for"))),
        tenant,
        spec.textOrNull("workspace"),
        spec.textOrNull("useCase"),
        null,
        Window.valueOf(upper(spec.text("window"))),
        nanoUsd(spec.text("limit")),
        spec.objects("thresholds").stream().map(SpecTranslator::threshold).toList(),
        OnReserveShort.valueOf(upper(spec.text("onReserveShort", "refuse"))));
  }

  /** The limit of a RateLimit document. */
  public static RateLimitSpec rateLimit(@Nullable String tenant, String name, Spec spec) {
    return new RateLimitSpec(
        name,
        RateLimitSpec.Level.valueOf(upper(spec.text("for"))),
        tenant,
        spec.textOrNull("workspace"),
        spec.number("requestsPerMinute"),
        spec.number("tokensPerMinute"),
        Math.toIntExact(spec.number("concurrency")));
  }

  /** The system block of a ProductData document: the same spec always gives the same text. */
  static String productBlock(Spec spec) {
    var text = new StringBuilder("# ").append(spec.text("title")).append('\n');
    List<Spec> products = spec.objects("products");
    if (!products.isEmpty()) {
      text.append("\n## Products\n");
      products.forEach(product -> appendProduct(text, product));
    }
    Map<String, String> terms = spec.textMap("terms");
    if (!terms.isEmpty()) {
      text.append("\n## Terms\n");
      terms.forEach(
          (name, term) -> text.append(name).append(": ").append(term.strip()).append('\n'));
    }
    String notes = spec.textOrNull("notes");
    if (notes != null) {
      text.append("\n## Notes\n").append(notes.strip()).append('\n');
    }
    return text.toString();
  }

  private static void appendProduct(StringBuilder text, Spec product) {
    text.append("- ").append(product.text("name"));
    for (String field : List.of("sku", "price", "availability", "details")) {
      String value = product.textOrNull(field);
      if (value != null) {
        text.append("; ").append(field).append(": ").append(value.strip());
      }
    }
    text.append('\n');
  }

  /** The tools of a UseCase document. */
  static ToolRules tools(Spec spec) {
    var classes = new HashMap<String, ToolClass>();
    spec.textMap("tools").forEach((tool, of) -> classes.put(tool, ToolClass.valueOf(upper(of))));
    String held = spec.text("heldTools", "wait");
    return new ToolRules(classes, held.equals("wait"), held.equals("observe"));
  }

  /** What calls for a UseCase document are tagged with. */
  static Set<String> tags(Spec spec) {
    Spec tags = spec.objectOrNull("tags");
    return tags == null ? Set.of() : Tags.of(tags.values());
  }

  private static ModelTier tier(Spec spec) {
    return new ModelTier(
        spec.text("name"),
        spec.texts("models"),
        spec.texts("onlyRoles").stream()
            .map(role -> Role.valueOf(upper(role)))
            .collect(Collectors.toUnmodifiableSet()),
        spec.textOrNull("grant"),
        spec.flag("background"));
  }

  private static Threshold threshold(Spec spec) {
    return new Threshold(
        Math.toIntExact(spec.number("at")),
        Threshold.Action.valueOf(upper(spec.text("action"))),
        Math.toIntExact(spec.number("requestsPerMinute")));
  }

  private static long nanoUsd(String amount) {
    return NanoUsd.ofUsd(amount.substring(0, amount.length() - DOLLARS.length())).value();
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
