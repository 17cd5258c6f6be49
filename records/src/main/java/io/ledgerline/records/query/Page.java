package io.ledgerline.records.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * <p>A page costs a bounded amount of work however long the history is. So a rare value can make a
 * page short, even empty, while {@code next} says that the search is not over.
 *
 * @param items the rows, in order
 * @param next where to go on, or null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable Keyset next) {
  public Page {
    items = List.copyOf(items);
  }
}
