package io.ledgerline.governance.setting;

import io.ledgerline.governance.data.Loosening;
import io.ledgerline.governance.detector.DetectorLoosening;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new version of a setting asks for less than before, or again for all. */
final class Controls {
  private static final List<String> REMOVED = List.of("removed");

  private Controls() {}

  /**
   * What is looser, as stable names; empty where nothing is.
   *
   * @param before null for a setting that is new, or was taken back
   */
  static List<String> looser(@Nullable Setting before, Setting after) {
    SettingKey key = after.key();
    var now = new Spec(after.spec());
    return switch (key.kind()) {
      case USE_CASE -> observes(after) && !observes(before) ? List.of("heldTools") : List.of();
      case DETECTORS -> {
        if (after.removed()) {
          yield taken(before);
        }
        yield DetectorLoosening.of(before == null ? null : new Spec(before.spec()), now);
      }
      case DATA_POLICY -> {
        if (after.removed()) {
          yield taken(before);
        }
        yield before == null
            ? List.of()
            : Loosening.of(key.tenant(), key.name(), new Spec(before.spec()), now);
      }
      case ORGANIZATION,
          TENANT,
          MODEL_TIERS,
          PROMPT,
          PRODUCT_DATA,
          OUTPUT_RULES,
          WORKSPACE,
          BUDGET,
          RATE_LIMIT,
          RETENTION_SCHEDULE,
          ASSURANCE ->
          List.of();
    };
  }

  /** Whether tools that a person has to see wait again. */
  static boolean restored(@Nullable Setting before, Setting after) {
    return after.key().kind() == Kind.USE_CASE && observes(before) && !observes(after);
  }

  /** What only observed asked for nothing. */
  private static List<String> taken(@Nullable Setting before) {
    boolean enforced =
        before != null && new Spec(before.spec()).text("mode", "enforce").equals("enforce");
    return enforced ? REMOVED : List.of();
  }

  /** Whether tools that a person has to see pass in a use case; also one that begins like that. */
  private static boolean observes(@Nullable Setting useCase) {
    return useCase != null && new Spec(useCase.spec()).text("heldTools", "wait").equals("observe");
  }
}
