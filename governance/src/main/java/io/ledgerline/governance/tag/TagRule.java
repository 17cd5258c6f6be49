package io.ledgerline.governance.tag;

import io.ledgerline.governance.setting.Spec;
import java.util.Map;
import java.util.Set;

/**
 * Which calls get which tags. An empty condition is none; of several values one must fit.
 *
 * @param categories categories of data that were found, for example {@code phi}
 * @param classes the class of the request as a whole, for example {@code restricted}
 * @param flags policy flags that stages raised, on the way out or back
 * @param useCases what the call is for
 * @param riskTiers the risk tier of that
 * @param set the tags, each {@code name=value}
 */
public record TagRule(
    Set<String> categories,
    Set<String> classes,
    Set<String> flags,
    Set<String> useCases,
    Set<String> riskTiers,
    Set<String> set) {

  public TagRule {
    categories = Set.copyOf(categories);
    classes = Set.copyOf(classes);
    flags = Set.copyOf(flags);
    useCases = Set.copyOf(useCases);
    riskTiers = Set.copyOf(riskTiers);
    set = Set.copyOf(set);
  }

  /**
   * What a document says, as {@code {when: {categories: [phi]}, set: {phi: true}}}.
   *
   * @throws IllegalArgumentException naming the field that makes no sense
   */
  public static TagRule of(Spec spec) {
    Spec given = spec.objectOrNull("when");
    Spec when = given == null ? new Spec(Map.of()) : given;
    Spec set = spec.objectOrNull("set");
    return new TagRule(
        Set.copyOf(when.texts("categories")),
        Set.copyOf(when.texts("classes")),
        Set.copyOf(when.texts("flags")),
        Set.copyOf(when.texts("useCases")),
        Set.copyOf(when.texts("riskTiers")),
        set == null ? Set.of() : Tags.of(set.values()));
  }

  /** Whether a call of which this is known gets the tags. */
  public boolean matches(TagFacts facts) {
    return any(categories, facts.categories())
        && (classes.isEmpty() || classes.contains(facts.classification()))
        && any(flags, facts.flags())
        && (useCases.isEmpty() || useCases.contains(facts.useCase()))
        && (riskTiers.isEmpty() || riskTiers.contains(facts.riskTier()));
  }

  private static boolean any(Set<String> wanted, Set<String> there) {
    return wanted.isEmpty() || wanted.stream().anyMatch(there::contains);
  }
}
