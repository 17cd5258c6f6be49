package io.ledgerline.evidence;

import io.ledgerline.audit.EventType;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.FilterField;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.Page;
import io.ledgerline.records.query.PageRequest;
import io.ledgerline.verifier.pack.Events;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Related entries as the queryable copy knows them; what they say is read from the ledger. */
public final class RecordedEvents implements RelatedEntries {
  private final AuditQueries queries;

  public RecordedEvents(AuditQueries queries) {
    this.queries = queries;
  }

  @Override
  public SortedSet<Long> indexes(String tenant) throws Exception {
    SortedSet<Long> found = new TreeSet<>();
    for (EventType type : Events.OUTSIDE) {
      var filter = new AuditFilter(Map.of(FilterField.EVENT_TYPE, type.wireName()), null, null);
      Keyset after = null;
      do {
        Page<EntryRow> page =
            queries.entries(
                ReadScope.tenant(tenant), filter, new PageRequest(after, PageRequest.MOST, false));
        page.items().stream()
            .filter(row -> row.stream().equals(tenant))
            .forEach(row -> found.add(row.index()));
        after = page.next();
      } while (after != null && found.size() < MOST);
    }
    while (found.size() > MOST) {
      found.remove(found.first());
    }
    return found;
  }
}
