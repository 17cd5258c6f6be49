package io.ledgerline.records.query;

import java.util.List;

/**
 * A call and the entries it was joined from, oldest first.
 *
 * @param entries at most {@value #MOST_ENTRIES}
 */
public record CallDetail(CallRecord call, List<EntryRow> entries) {
  /** Most entries shown with a call. */
  public static final int MOST_ENTRIES = 200;

  public CallDetail {
    entries = List.copyOf(entries);
  }
}
