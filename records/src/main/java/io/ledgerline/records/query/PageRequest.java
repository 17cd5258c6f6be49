package io.ledgerline.records.query;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after the place to go on from, or null for the beginning
 * @param limit most rows, 1 to {@value #MOST}
 * @param ascending oldest first instead of newest first
 */
public record PageRequest(@Nullable Keyset after, int limit, boolean ascending) {
  /** Most rows in a page. */
  public static final int MOST = 1_000;

  public PageRequest {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MOST + ")");
    }
  }

  /** The newest rows. */
  public static PageRequest newest(int limit) {
    return new PageRequest(null, limit, false);
  }
}
