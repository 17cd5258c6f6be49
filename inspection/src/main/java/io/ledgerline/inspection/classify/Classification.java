package io.ledgerline.inspection.classify;

import io.ledgerline.inspection.scan.Category;
import java.util.List;
import java.util.Set;

/**
 * What a text was classified as.
 *
 * @param level the most sensitive of all reasons
 * @param categories kinds of data in it
 * @param reasons one sentence each, never with a value of the text; at most 64
 */
public record Classification(Level level, Set<Category> categories, List<String> reasons) {
  public Classification {
    categories = Set.copyOf(categories);
    reasons = List.copyOf(reasons);
  }
}
