package io.ledgerline.records.query;

import java.util.List;

/**
 * What arrived after a place in the order of arrival.
 *
 * @param items new entries, in order of arrival
 * @param place where to go on; private to the server, it counts all tenants' entries
 * @param more whether more is there already
 */
public record Tail(List<EntryRow> items, long place, boolean more) {
  public Tail {
    items = List.copyOf(items);
  }
}
