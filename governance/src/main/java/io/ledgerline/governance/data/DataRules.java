package io.ledgerline.governance.data;

import io.ledgerline.governance.data.DataPolicy.Mode;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data policies that hold together: a tenant's own and the organization's. The strictest word
 * counts, so a tenant can add to what the organization says and take nothing from it. Immutable.
 */
public final class DataRules {
  /** Nobody has said anything. */
  public static final DataRules NONE = new DataRules(List.of());

  private final List<DataPolicy> policies;

  /** These policies together. */
  public DataRules(List<DataPolicy> policies) {
    var sorted = new ArrayList<>(policies);
    sorted.sort(Comparator.comparing(DataPolicy::shownName));
    this.policies = List.copyOf(sorted);
  }

  /** Those that say something about calls of a workspace. */
  public DataRules in(String workspace) {
    return new DataRules(policies.stream().filter(policy -> policy.appliesIn(workspace)).toList());
  }

  /** Whether any document was written, whatever its mode. */
  public boolean isEmpty() {
    return policies.isEmpty();
  }

  /** Whether anything is to be looked at. */
  public boolean active() {
    return policies.stream().anyMatch(policy -> policy.mode() != Mode.OFF);
  }

  /** Whether decisions are followed. */
  public boolean enforces() {
    return policies.stream().anyMatch(policy -> policy.mode() == Mode.ENFORCE);
  }

  /** The policies that are not off, as {@code tenant/name}. */
  public List<String> names() {
    return at(Mode.OBSERVE).map(DataPolicy::shownName).toList();
  }

  /** What is looked at. */
  public Set<DataPart> parts() {
    return at(Mode.OBSERVE)
        .flatMap(policy -> policy.parts().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The least confidence that counts. */
  public int leastPermille() {
    return at(Mode.OBSERVE)
        .mapToInt(DataPolicy::leastPermille)
        .min()
        .orElse(DataPolicy.LEAST_PERMILLE);
  }

  /** Whether tokens of one conversation must mean nothing in another. */
  public boolean perConversation() {
    return at(Mode.OBSERVE).anyMatch(DataPolicy::perConversation);
  }

  /** What is done with text that tries to steer the assistant; only noted unless enforced. */
  public InjectionRules injection() {
    return at(Mode.ENFORCE)
        .map(DataPolicy::injection)
        .reduce(InjectionRules.FLAG, InjectionRules::stricter);
  }

  /** What is done with data of a category; null where no policy is enforced. */
  public @Nullable DataDecision decide(Category category, DataPlace place) {
    return strictest(Mode.ENFORCE, category, place);
  }

  /** What would be done if every policy that watches were enforced; null where none does. */
  public @Nullable DataDecision watch(Category category, DataPlace place) {
    return strictest(Mode.OBSERVE, category, place);
  }

  private @Nullable DataDecision strictest(Mode least, Category category, DataPlace place) {
    return at(least)
        .map(policy -> policy.decide(category, place))
        .reduce(DataDecision::stricter)
        .orElse(null);
  }

  private Stream<DataPolicy> at(Mode least) {
    return policies.stream().filter(policy -> policy.mode().compareTo(least) >= 0);
  }

  /**
   * Whether a policy among these, which is to hold at once, says something that the rules a
   * conversation began with did not.
   */
  public boolean holdsAtOnce(DataRules began) {
    List<String> known = began.policies.stream().map(DataRules::text).toList();
    return policies.stream()
        .filter(policy -> policy.spec().flag("immediate"))
        .anyMatch(policy -> !known.contains(text(policy)));
  }

  /** All of it as text, the same for the same rules. */
  public String text() {
    return policies.stream().map(DataRules::text).collect(Collectors.joining("\n"));
  }

  private static String text(DataPolicy policy) {
    var document = new LinkedHashMap<String, Object>();
    document.put("name", policy.name());
    if (policy.tenant() != null) {
      document.put("tenant", policy.tenant());
    }
    document.put("spec", policy.spec().values());
    return SpecJson.write(document);
  }

  /** The rules that {@link #text} came from. */
  public static DataRules parse(String text) {
    return new DataRules(
        text.lines()
            .map(line -> new Spec(SpecJson.read(line)))
            .map(
                document ->
                    DataPolicy.of(
                        document.textOrNull("tenant"), document.text("name"), spec(document)))
            .toList());
  }

  private static Spec spec(Spec document) {
    var values = new LinkedHashMap<String, Object>();
    if (document.values().get("spec") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put((String) name, value));
    }
    return new Spec(values);
  }
}
