package io.ledgerline.governance.data;

import io.ledgerline.inspection.scan.Category;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one call.
 *
 * @param newest the rules in force: what is refused follows them at once
 * @param pinned the rules that the conversation began with: they make the bytes that are sent
 * @param place where data would leave, and for what
 */
public record DataTerms(DataRules newest, DataRules pinned, DataPlace place) {

  /** Terms under which nothing is looked at. */
  public static DataTerms none(DataPlace place) {
    return new DataTerms(DataRules.NONE, DataRules.NONE, place);
  }

  /** Whether anything is to be looked at. */
  public boolean active() {
    return newest.active();
  }

  /** What is done with data of a category; null where it is only watched. */
  public @Nullable DataDecision decide(Category category) {
    DataDecision now = newest.decide(category, place);
    if (now == null || stops(now) || newest == pinned) {
      return now;
    }
    DataDecision began = pinned.decide(category, place);
    return began == null || stops(began) ? now : began;
  }

  /** What would be done if all that watches were enforced; null where nothing does. */
  public @Nullable DataDecision watch(Category category) {
    return newest.watch(category, place);
  }

  private static boolean stops(DataDecision decision) {
    return decision.action() == DataAction.DENY || decision.action() == DataAction.HOLD;
  }
}
