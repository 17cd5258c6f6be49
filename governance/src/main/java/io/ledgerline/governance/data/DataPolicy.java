package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.tag.TagRule;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.token.Substitute;
import io.ledgerline.inspection.token.TokenShape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One document about what data may leave.
 *
 * @param tenant whose calls it is about; null for everybody's
 * @param name unique in the tenant
 * @param mode whether it decides, only tells, or neither
 * @param workspaces only calls of these; empty for all
 * @param cells the matrix, first match first
 * @param regulated categories that leave only for use cases that declare them
 * @param demands which promises of the provider which data needs
 * @param forms what tokens of a type look like
 * @param shown how many letters or digits a mask leaves visible
 * @param perConversation whether a token means nothing in another conversation
 * @param parts what is looked at
 * @param leastPermille the least confidence that counts, 1 to 1000
 * @param unscanned whether what nobody looked into stays here
 * @param injection what is done with text that tries to steer the assistant
 * @param tags which calls get which tags
 * @param spec what it was made of
 */
public record DataPolicy(
    @Nullable String tenant,
    String name,
    Mode mode,
    Set<String> workspaces,
    List<DataCell> cells,
    Set<String> regulated,
    List<ProofDemand> demands,
    Map<String, TokenShape> forms,
    int shown,
    boolean perConversation,
    Set<DataPart> parts,
    int leastPermille,
    Unscanned unscanned,
    InjectionRules injection,
    List<TagRule> tags,
    Spec spec) {
  /** The least confidence where none is said. */
  public static final int LEAST_PERMILLE = 500;

  /** What a policy does with its decisions, from the mildest to the strictest. */
  public enum Mode {
    /** Nothing is looked at on its account. */
    OFF,
    /** Decisions are recorded and not followed. */
    OBSERVE,
    /** Decisions are followed. */
    ENFORCE
  }

  public DataPolicy {
    workspaces = Set.copyOf(workspaces);
    cells = List.copyOf(cells);
    regulated = Set.copyOf(regulated);
    demands = List.copyOf(demands);
    forms = Map.copyOf(forms);
    parts = Set.copyOf(parts);
    tags = List.copyOf(tags);
  }

  /**
   * What a document says.
   *
   * @throws IllegalArgumentException naming the field that makes no sense
   */
  public static DataPolicy of(@Nullable String tenant, String name, Spec spec) {
    var cells = new ArrayList<DataCell>();
    for (Spec cell : spec.objects("matrix")) {
      cells.add(DataCell.of(cells.size() + 1, cell));
    }
    var forms = new HashMap<String, TokenShape>();
    spec.textMap("forms")
        .forEach(
            (type, form) -> forms.put(type, TokenShape.valueOf(form.toUpperCase(Locale.ROOT))));
    long least = spec.number("leastConfidence");
    return new DataPolicy(
        tenant,
        name,
        Mode.valueOf(spec.text("mode", "enforce").toUpperCase(Locale.ROOT)),
        Set.copyOf(spec.texts("workspaces")),
        cells,
        Set.copyOf(spec.texts("regulated")),
        spec.objects("requires").stream().map(ProofDemand::of).toList(),
        forms,
        Math.toIntExact(spec.number("maskShows")),
        spec.text("tokens", "tenant").equals("conversation"),
        parts(spec.texts("parts")),
        least == 0 ? LEAST_PERMILLE : Math.toIntExact(least),
        Unscanned.of(spec.text("unscanned", "")),
        InjectionRules.of(spec.objectOrNull("injection")),
        spec.objects("tags").stream().map(TagRule::of).toList(),
        spec);
  }

  private static Set<DataPart> parts(List<String> names) {
    if (names.isEmpty()) {
      return EnumSet.allOf(DataPart.class);
    }
    var parts = EnumSet.noneOf(DataPart.class);
    names.forEach(name -> parts.add(DataPart.of(name).orElseThrow()));
    return parts;
  }

  boolean appliesIn(String workspace) {
    return workspaces.isEmpty() || workspaces.contains(workspace);
  }

  /** How people name it: {@code tenant/name}, or the name alone. */
  public String shownName() {
    return tenant == null ? name : tenant + "/" + name;
  }

  /**
   * What it says about a category at a place, in content of at least a class: a raised class can
   * only make it stricter, whichever cell that leads to.
   */
  DataDecision decide(Category category, DataPlace place, DataClass floor) {
    DataDecision own = decide(category, DataClass.of(category), place);
    return floor.compareTo(DataClass.of(category)) <= 0
        ? own
        : own.stricter(decide(category, floor, place));
  }

  /** What it says about content as a whole, for what is said of it; null where it says nothing. */
  @Nullable DataDecision decide(DataMarks marks, DataPlace place) {
    DataDecision strictest = null;
    for (DataCell cell : cells) {
      if (marks.floor() != DataClass.PUBLIC && cell.matches(marks.floor(), place)) {
        strictest = of(cell);
        break;
      }
    }
    for (Category category : marks.categories()) {
      DataDecision each = decide(category, place, marks.floor());
      strictest = strictest == null ? each : strictest.stricter(each);
    }
    return strictest;
  }

  /**
   * What it says about what nobody looked into; null where that may leave.
   *
   * @param unfinished whether some of it could have been read, had there been more time or room
   */
  @Nullable DataDecision unscanned(boolean unfinished) {
    return unscanned.denies(unfinished)
        ? new DataDecision(
            DataAction.DENY, "data.unscanned", "unscanned: " + unscanned.wireName(), this)
        : null;
  }

  private DataDecision decide(Category category, DataClass level, DataPlace place) {
    if (regulated.contains(category.label()) && !place.useCaseData().contains(category.label())) {
      return new DataDecision(
          DataAction.DENY,
          "data.use_case",
          category.label() + " x use case " + said(place.useCase()) + ", which does not declare it",
          this);
    }
    Set<String> missing = missing(category, place);
    if (!missing.isEmpty()) {
      return new DataDecision(
          DataAction.DENY,
          "data.proof_missing",
          "%s x route %s%s, for which no %s is declared that holds today"
              .formatted(
                  category.label(), place.route(), place.using(), String.join(" and no ", missing)),
          this);
    }
    for (DataCell cell : cells) {
      if (cell.matches(category, level, place)) {
        return of(cell);
      }
    }
    return new DataDecision(usual(category), "data.matrix", "no cell, so the default", this);
  }

  private Set<String> missing(Category category, DataPlace place) {
    if (demands.isEmpty()) {
      return Set.of();
    }
    var missing = new TreeSet<String>();
    demands.forEach(each -> missing.addAll(each.missing(category.label(), place.proofs())));
    return missing;
  }

  private DataDecision of(DataCell cell) {
    return new DataDecision(
        cell.action(), "data.matrix", "cell " + cell.number() + ", " + cell.shown(), this);
  }

  private static String said(@Nullable String useCase) {
    return useCase == null ? "none" : useCase;
  }

  /** What holds where no cell says anything: secrets stay here, the rest leaves as tokens. */
  private static DataAction usual(Category category) {
    if (category == Category.SECRETS) {
      return DataAction.DENY;
    }
    return DataClass.of(category).compareTo(DataClass.CONFIDENTIAL) < 0
        ? DataAction.ALLOW
        : DataAction.TOKENISE;
  }

  /** What stands in for a value of a type. */
  Substitute substitute(DataAction action, String type) {
    return switch (action) {
      case MASK -> new Substitute.Mask(shown);
      case DROP -> new Substitute.Drop();
      case TOKENISE, ALLOW, HOLD, DENY ->
          new Substitute.Token(
              forms.getOrDefault(type, type.equals("EMAIL") ? TokenShape.EMAIL : TokenShape.WORD));
    };
  }
}
