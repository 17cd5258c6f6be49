package io.ledgerline.governance.model;

import io.ledgerline.audit.CallerText;
import io.ledgerline.governance.policy.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The models of one workspace: which is the default, which are allowed to whom, which names stand
 * for others and where a downgrade leads. Immutable; decisions take constant time.
 */
public final class ModelRules {
  /** Claude Code marks its long-context choice so; the API has never heard of it. */
  private static final String LONG_CONTEXT_MARK = "[1m]";

  private static final int DATE_DIGITS = 8;

  private final String defaultModel;
  private final List<ModelTier> tiers;
  private final Map<String, String> aliases;
  private final Map<String, String> downgrades;
  private final Map<String, ModelTier> tierByModel;

  /**
   * Rules from a ModelTiers document.
   *
   * @param defaultModel what a caller gets who asks for the alias {@code default}
   * @param tiers every model belongs to one tier
   * @param aliases name to model id
   * @param downgrades model id to the cheaper model id that replaces it
   * @throws IllegalArgumentException when a name leads to a model that no tier lists
   */
  public ModelRules(
      String defaultModel,
      List<ModelTier> tiers,
      Map<String, String> aliases,
      Map<String, String> downgrades) {
    this.defaultModel = defaultModel;
    this.tiers = List.copyOf(tiers);
    this.aliases = Map.copyOf(aliases);
    this.downgrades = Map.copyOf(downgrades);
    this.tierByModel = byModel(tiers);
    requireListed(defaultModel, "default");
    aliases.forEach((name, model) -> requireListed(model, "alias " + name));
    downgrades.forEach((from, to) -> requireListed(to, "downgrade of " + from));
  }

  /** The model that is recommended when a caller has no wish. */
  public String defaultModel() {
    return defaultModel;
  }

  /** The tiers in the order declared. */
  public List<ModelTier> tiers() {
    return tiers;
  }

  /**
   * Decides about one request.
   *
   * @param requested the {@code model} of the request, as decoded
   * @param role the caller's role
   * @param grants what the caller's key was granted, for example {@code opus}
   */
  public ModelDecision decide(String requested, Role role, Set<String> grants) {
    String model = resolve(requested);
    ModelTier tier = tierOf(model).orElse(null);
    if (tier == null) {
      return new ModelDecision.Refused("model.not_allowed", notAllowed(requested, role, grants));
    }
    if (!tier.opensFor(role, grants)) {
      return new ModelDecision.Refused("model.gated", gated(requested, tier));
    }
    if (model.equals(requested)) {
      return new ModelDecision.Allowed(model, tier.name(), tier.background());
    }
    return new ModelDecision.Aliased(requested, model, tier.name(), tier.background());
  }

  /** The models that this caller may use, in the order declared, default first. */
  public List<String> usableBy(Role role, Set<String> grants) {
    var usable = new ArrayList<String>();
    for (ModelTier tier : tiers) {
      if (tier.opensFor(role, grants)) {
        usable.addAll(tier.models());
      }
    }
    if (usable.remove(defaultModel)) {
      usable.addFirst(defaultModel);
    }
    return List.copyOf(usable);
  }

  /** The cheaper model that replaces this one when a budget says downgrade; empty if none. */
  public Optional<String> downgradeTarget(String model) {
    String exact = downgrades.get(model);
    return Optional.ofNullable(exact != null ? exact : downgrades.get(undated(model)));
  }

  /**
   * The same rules with fewer tiers, as a use case asks for; no names means no change. Names and
   * downgrades that lead out of them are dropped.
   */
  public ModelRules narrowedTo(Set<String> tierNames) {
    if (tierNames.isEmpty()) {
      return this;
    }
    List<ModelTier> kept = tiers.stream().filter(t -> tierNames.contains(t.name())).toList();
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          "tiers: " + tierNames + " (expected: some of " + tiers + ")");
    }
    Set<String> models = byModel(kept).keySet();
    String first =
        models.contains(defaultModel) ? defaultModel : kept.getFirst().models().getFirst();
    return new ModelRules(first, kept, leadingTo(aliases, models), leadingTo(downgrades, models));
  }

  private String resolve(String requested) {
    String name =
        requested.endsWith(LONG_CONTEXT_MARK)
            ? requested.substring(0, requested.length() - LONG_CONTEXT_MARK.length())
            : requested;
    return name.equals("default") ? defaultModel : aliases.getOrDefault(name, name);
  }

  private Optional<ModelTier> tierOf(String model) {
    ModelTier exact = tierByModel.get(model);
    return Optional.ofNullable(exact != null ? exact : tierByModel.get(undated(model)));
  }

  private String notAllowed(String requested, Role role, Set<String> grants) {
    return "Model %s is not allowed here; use one of %s, or ask an administrator to add it to a tier."
        .formatted(quoted(requested), String.join(", ", usableBy(role, grants)));
  }

  private String gated(String requested, ModelTier tier) {
    return "Model %s belongs to the gated tier '%s'; use %s, or ask an administrator for %s."
        .formatted(quoted(requested), tier.name(), defaultModel, passFor(tier));
  }

  private static String passFor(ModelTier tier) {
    if (tier.grant() != null) {
      return "a key with the grant '" + tier.grant() + "'";
    }
    return "one of the roles "
        + String.join(", ", tier.gatedTo().stream().map(Role::wireName).sorted().toList());
  }

  /**
   * A caller's own text in a sentence that an entry repeats: what could be a person's name or
   * address is left out.
   */
  private static String quoted(String requested) {
    String start = requested.length() > 80 ? requested.substring(0, 80) : requested;
    if (!CallerText.isPlain(start)) {
      return "'…'";
    }
    return requested.length() > 80 ? "'" + start + "…'" : "'" + start + "'";
  }

  private void requireListed(String model, String where) {
    if (!tierByModel.containsKey(model)) {
      throw new IllegalArgumentException(
          where + ": " + model + " (expected: a model that a tier lists)");
    }
  }

  private static Map<String, ModelTier> byModel(List<ModelTier> tiers) {
    var byModel = new HashMap<String, ModelTier>();
    for (ModelTier tier : tiers) {
      for (String model : tier.models()) {
        if (byModel.put(model, tier) != null) {
          throw new IllegalArgumentException("model " + model + " is in two tiers (expected: one)");
        }
      }
    }
    return Map.copyOf(byModel);
  }

  private static Map<String, String> leadingTo(Map<String, String> names, Set<String> models) {
    var kept = new LinkedHashMap<String, String>();
    names.forEach(
        (name, model) -> {
          if (models.contains(model)) {
            kept.put(name, model);
          }
        });
    return kept;
  }

  /** Without the date at its end: a hyphen and eight digits. */
  private static String undated(String model) {
    int hyphen = model.length() - DATE_DIGITS - 1;
    if (hyphen < 0 || model.charAt(hyphen) != '-') {
      return model;
    }
    for (int i = hyphen + 1; i < model.length(); i++) {
      if (model.charAt(i) < '0' || model.charAt(i) > '9') {
        return model;
      }
    }
    return model.substring(0, hyphen);
  }
}
