package io.ledgerline.governance.data;

import io.ledgerline.governance.data.DataPolicy.Mode;
import io.ledgerline.governance.tag.TagFacts;
import io.ledgerline.governance.tag.TagRule;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The data policies that hold together: a tenant's own and the organization's. The strictest word
 * counts, so a tenant can add to what the organization says and take nothing from it. Immutable.
 */
public final class DataRules {
  /** Nobody has said anything. */
  public static final DataRules NONE = new DataRules(List.of());

  private final List<DataPolicy> policies;

  /** Those that are not off, and of them those that decide. */
  private final List<DataPolicy> watching;

  private final List<DataPolicy> enforcing;
  private final List<TagRule> tagRules;

  // What every call asks for is worked out once.
  private final List<String> names;
  private final Set<DataPart> parts;
  private final int leastPermille;
  private final boolean perConversation;
  private final InjectionRules injection;
  private final InjectionRules watchedInjection;

  /** {@link #in}, by workspace. */
  private final Map<String, DataRules> byWorkspace = new ConcurrentHashMap<>();

  /** {@link #text}, once somebody asked: every call does, and it is JSON to be written. */
  private @Nullable String text;

  private @Nullable DataRules ofOrganization;

  /** These policies together. */
  public DataRules(List<DataPolicy> policies) {
    var sorted = new ArrayList<>(policies);
    sorted.sort(Comparator.comparing(DataPolicy::shownName));
    this.policies = List.copyOf(sorted);
    this.watching = at(Mode.OBSERVE);
    this.enforcing = at(Mode.ENFORCE);
    this.tagRules = watching.stream().flatMap(policy -> policy.tags().stream()).toList();
    this.names = watching.stream().map(DataPolicy::shownName).toList();
    this.parts =
        watching.stream()
            .flatMap(policy -> policy.parts().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.leastPermille =
        watching.stream()
            .mapToInt(DataPolicy::leastPermille)
            .min()
            .orElse(DataPolicy.LEAST_PERMILLE);
    this.perConversation = watching.stream().anyMatch(DataPolicy::perConversation);
    this.injection = strictest(enforcing);
    this.watchedInjection = strictest(watching);
  }

  private static InjectionRules strictest(List<DataPolicy> policies) {
    return policies.stream()
        .map(DataPolicy::injection)
        .reduce(InjectionRules.FLAG, InjectionRules::stricter);
  }

  private List<DataPolicy> at(Mode least) {
    return policies.stream().filter(policy -> policy.mode().compareTo(least) >= 0).toList();
  }

  /** Those that say something about calls of a workspace that exists: it is remembered. */
  public DataRules in(String workspace) {
    DataRules known = byWorkspace.get(workspace);
    return known == null ? byWorkspace.computeIfAbsent(workspace, this::chosen) : known;
  }

  private DataRules chosen(String workspace) {
    List<DataPolicy> here =
        policies.stream().filter(policy -> policy.appliesIn(workspace)).toList();
    return here.size() == policies.size() ? this : new DataRules(here);
  }

  /** Whether any document was written, whatever its mode. */
  public boolean isEmpty() {
    return policies.isEmpty();
  }

  /** Whether anything is to be looked at. */
  public boolean active() {
    return !watching.isEmpty();
  }

  /** Whether decisions are followed. */
  public boolean enforces() {
    return !enforcing.isEmpty();
  }

  /** Whether any decision is only recorded. */
  public boolean observes() {
    return watching.size() > enforcing.size();
  }

  /** The policies that are not off, as {@code tenant/name}. */
  public List<String> names() {
    return names;
  }

  /** What is looked at. */
  public Set<DataPart> parts() {
    return parts;
  }

  /** The least confidence that counts. */
  public int leastPermille() {
    return leastPermille;
  }

  /** Whether tokens of one conversation must mean nothing in another. */
  public boolean perConversation() {
    return perConversation;
  }

  /** What is done with text that tries to steer the assistant; only noted unless enforced. */
  public InjectionRules injection() {
    return injection;
  }

  /** The tags of a call of which this is known, in no order. */
  public Set<String> tags(TagFacts facts) {
    return tagRules.stream()
        .filter(rule -> rule.matches(facts))
        .flatMap(rule -> rule.set().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every tag that some call could get. */
  public Set<String> possibleTags() {
    return tagRules.stream()
        .flatMap(rule -> rule.set().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any rule puts tags on calls. */
  public boolean tags() {
    return !tagRules.isEmpty();
  }

  /** These, with others in the place of those of the same name, and further ones. */
  public DataRules with(List<DataPolicy> others) {
    var all = new ArrayList<>(others);
    for (DataPolicy policy : policies) {
      if (others.stream().noneMatch(other -> other.shownName().equals(policy.shownName()))) {
        all.add(policy);
      }
    }
    return new DataRules(all);
  }

  /**
   * These and others that held before: what either hides is hidden, and where both say the same the
   * older ones say how.
   */
  public DataRules besides(DataRules before) {
    var all = new ArrayList<>(before.policies);
    List<String> known = all.stream().map(DataPolicyText::of).toList();
    policies.stream()
        .filter(policy -> !known.contains(DataPolicyText.of(policy)))
        .forEach(all::add);
    return new DataRules(all);
  }

  /** Those of the organization, from which no tenant takes anything. */
  DataRules ofOrganization() {
    DataRules known = ofOrganization;
    if (known == null) {
      List<DataPolicy> its = policies.stream().filter(each -> each.tenant() == null).toList();
      // Two threads at once choose the same.
      known = its.size() == policies.size() ? this : new DataRules(its);
      ofOrganization = known;
    }
    return known;
  }

  /** What would be done with such text if every policy that watches were enforced. */
  public InjectionRules watchedInjection() {
    return watchedInjection;
  }

  /**
   * What is done with data of a category in content of at least a class; null where no policy is
   * enforced.
   */
  public @Nullable DataDecision decide(Category category, DataPlace place, DataClass floor) {
    return strictest(enforcing, policy -> policy.decide(category, place, floor));
  }

  /** The same for a category by its name; null also for one that isn't known. */
  public @Nullable DataDecision decide(String category, DataPlace place, DataClass floor) {
    for (Category each : Category.values()) {
      if (each != Category.NONE && each.label().equals(category)) {
        return decide(each, place, floor);
      }
    }
    return null;
  }

  /** What would be done if every policy that watches were enforced; null where none does. */
  public @Nullable DataDecision watch(Category category, DataPlace place, DataClass floor) {
    return strictest(watching, policy -> policy.decide(category, place, floor));
  }

  /**
   * What is done with what nobody looked into; null where it may leave.
   *
   * @param unfinished whether some of it could have been read, had there been more time or room
   */
  public @Nullable DataDecision unscanned(boolean unfinished) {
    return strictest(enforcing, policy -> policy.unscanned(unfinished));
  }

  /** What would be done with it if every policy that watches were enforced. */
  public @Nullable DataDecision watchUnscanned(boolean unfinished) {
    return strictest(watching, policy -> policy.unscanned(unfinished));
  }

  /** What is done with content as a whole for what is said of it; null where nobody says. */
  public @Nullable DataDecision decide(DataMarks marks, DataPlace place) {
    return strictest(enforcing, policy -> policy.decide(marks, place));
  }

  /** What would be done with content as a whole if every policy that watches were enforced. */
  public @Nullable DataDecision watch(DataMarks marks, DataPlace place) {
    return strictest(watching, policy -> policy.decide(marks, place));
  }

  private static @Nullable DataDecision strictest(
      List<DataPolicy> policies, Function<DataPolicy, @Nullable DataDecision> by) {
    DataDecision strictest = null;
    for (DataPolicy policy : policies) {
      DataDecision each = by.apply(policy);
      if (each != null) {
        strictest = strictest == null ? each : strictest.stricter(each);
      }
    }
    return strictest;
  }

  /**
   * Whether a policy among these, which is to hold at once, says something that the rules a
   * conversation began with did not.
   */
  public boolean holdsAtOnce(DataRules began) {
    List<String> known = began.policies.stream().map(DataPolicyText::of).toList();
    return policies.stream()
        .filter(policy -> policy.spec().flag("immediate"))
        .anyMatch(policy -> !known.contains(DataPolicyText.of(policy)));
  }

  /** All of it as text, the same for the same rules. */
  public String text() {
    String known = text;
    if (known == null) {
      // Two threads at once write the same text.
      known = policies.stream().map(DataPolicyText::of).collect(Collectors.joining("\n"));
      text = known;
    }
    return known;
  }

  /** The rules that {@link #text} came from. */
  public static DataRules parse(String text) {
    return new DataRules(text.lines().map(DataPolicyText::read).toList());
  }
}
