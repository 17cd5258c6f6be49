package io.ledgerline.governance.data;

import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.inspection.scan.Category;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one call.
 *
 * @param newest the rules in force: what is refused follows them at once
 * @param pinned the rules that the conversation began with: they make the bytes that are sent
 * @param place where data would leave, and for what
 * @param detectors the detectors that were declared, in force
 * @param pinnedDetectors those that the conversation began with
 * @param labels what the caller says of this call's content
 * @param pinnedLabels what was said when the conversation began
 */
public record DataTerms(
    DataRules newest,
    DataRules pinned,
    DataPlace place,
    DetectorSet detectors,
    DetectorSet pinnedDetectors,
    DataMarks labels,
    DataMarks pinnedLabels) {

  /** Terms of a call for which nothing is pinned. */
  public static DataTerms of(
      DataRules rules, DataPlace place, DetectorSet detectors, DataMarks labels) {
    return new DataTerms(rules, rules, place, detectors, detectors, labels, labels);
  }

  /** Terms under which nothing is looked at. */
  public static DataTerms none(DataPlace place) {
    return of(DataRules.NONE, place, DetectorSet.NONE, DataMarks.NONE);
  }

  /** The same without what tenants say: nothing that a tenant allows counts here. */
  public DataTerms ofOrganization() {
    return new DataTerms(
        newest.ofOrganization(),
        pinned.ofOrganization(),
        place,
        detectors,
        pinnedDetectors,
        labels,
        pinnedLabels);
  }

  /** Whether anything is to be looked at. */
  public boolean active() {
    return newest.active();
  }

  /**
   * Whether anything is hidden or refused: also by rules that a conversation began with, though the
   * newest only watch.
   */
  public boolean enforces() {
    return newest.enforces() || pinned.enforces();
  }

  /**
   * What is done with data of a category; null where it is only watched.
   *
   * @param floorOfBytes the class its content has at least, the same on every turn: it makes the
   *     bytes that are sent
   * @param floorNow the class as known by now, at least the other: it decides about refusals
   */
  public @Nullable DataDecision decide(
      Category category, DataClass floorOfBytes, DataClass floorNow) {
    DataDecision now = newest.decide(category, place, floorNow);
    if (now != null && stops(now)) {
      return now;
    }
    DataDecision began = pinned.decide(category, place, floorOfBytes);
    return began == null || stops(began) ? newest.decide(category, place, floorOfBytes) : began;
  }

  /** What would be done if all that watches were enforced; null where nothing does. */
  public @Nullable DataDecision watch(Category category, DataClass floorNow) {
    return newest.watch(category, place, floorNow);
  }

  private static boolean stops(DataDecision decision) {
    return decision.action() == DataAction.DENY || decision.action() == DataAction.HOLD;
  }
}
