package io.ledgerline.records.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.Entries;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.RecordsDatabase;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.records.query.FlaggedQueries.FlaggedCall;
import io.ledgerline.records.query.FlaggedQueries.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlaggedQueriesIT {
  private RecordsDatabase database;
  private Entries entries;
  private FlaggedQueries queries;

  @BeforeEach
  void prepare() throws Exception {
    database = new RecordsDatabase();
    entries = new Entries(3);
    queries = new FlaggedQueries(database.app());
  }

  private void index() throws Exception {
    try (var indexer =
        new RecordsIndexer(
            entries, database.system(), IndexerConfig.defaults(), Clock.systemUTC())) {
      indexer.catchUp();
    }
  }

  private String found(String tenant) {
    var call = entries.call(tenant, "f", "claude-opus-4", "u_ann");
    entries.admitted(call).completed(call, 1, 1, 1);
    return call.id().toString();
  }

  private String refused(String tenant) {
    var call = entries.call(tenant, "f", "claude-opus-4", "u_ann");
    entries.append(call, EventType.CALL_REFUSED, e -> e.text(Field.RULE, "data.matrix"));
    return call.id().toString();
  }

  private void verdict(String tenant, String request, String type, String verdict) {
    var about = new Entries.Call(tenant, "support", "f", "m", "u_bob", UUID.fromString(request));
    entries.append(
        about,
        EventType.FINDING_REVIEWED,
        e ->
            e.object(
                Field.DETAILS,
                EntryObject.object()
                    .text("type", type)
                    .text("verdict", verdict)
                    .text("detector", verdict.equals("missed") ? "" : "email@1")));
  }

  private List<String> ids(ReadScope scope, @Nullable Kind kind) throws Exception {
    var all = new ArrayList<String>();
    Keyset after = null;
    do {
      var page = queries.calls(scope, AuditFilter.ALL, kind, new PageRequest(after, 2, false));
      page.items().forEach(each -> all.add(each.call().requestId()));
      after = page.next();
    } while (after != null);
    return all;
  }

  @Test
  void pagesThroughFlaggedCallsOfOneKindOrAnyInsideTheWalls() throws Exception {
    String first = found("threadco");
    String second = refused("threadco");
    String third = found("threadco");
    String theirs = refused("homely");
    index();
    var own = ReadScope.tenant("threadco");
    assertThat(ids(own, null)).containsExactly(third, second, first);
    assertThat(ids(own, Kind.REFUSED)).containsExactly(second);
    assertThat(ids(ReadScope.organization(), Kind.REFUSED)).containsExactly(theirs, second);
    FlaggedCall one =
        queries.calls(own, AuditFilter.ALL, Kind.REFUSED, PageRequest.newest(1)).items().getFirst();
    assertThat(one.kinds()).containsExactly("finding", "refused");
    assertThatThrownBy(() -> Kind.of("evil")).hasMessageContaining("refused, held");
  }

  @Test
  void theNewestVerdictOfACallAndTypeCountsAndARebuildSaysTheSame() throws Exception {
    String first = found("threadco");
    String second = found("threadco");
    verdict("threadco", first, "EMAIL", "wrong");
    verdict("threadco", first, "EMAIL", "right");
    verdict("threadco", second, "EMAIL", "wrong");
    verdict("threadco", second, "PERSON", "missed");
    verdict("homely", found("homely"), "EMAIL", "wrong");
    index();
    var expected =
        List.of(
            new FlaggedQueries.Figures("EMAIL", "email@1", 1, 1, 0),
            new FlaggedQueries.Figures("PERSON", "", 0, 0, 1));
    assertThat(queries.verdicts(ReadScope.tenant("threadco"), AuditFilter.ALL)).isEqualTo(expected);
    prepareAgain();
    assertThat(queries.verdicts(ReadScope.tenant("threadco"), AuditFilter.ALL)).isEqualTo(expected);
    assertThat(
            queries.verdicts(ReadScope.organization(), AuditFilter.of(Map.of("tenant", "homely"))))
        .containsExactly(new FlaggedQueries.Figures("EMAIL", "email@1", 0, 1, 0));
  }

  private void prepareAgain() throws Exception {
    database = new RecordsDatabase();
    index();
  }
}
