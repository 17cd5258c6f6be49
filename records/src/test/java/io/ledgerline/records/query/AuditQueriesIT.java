package io.ledgerline.records.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.Entries;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.RecordsDatabase;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.RecordsIndexer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueriesIT {
  private RecordsDatabase database;
  private Entries entries;
  private AuditQueries queries;

  @BeforeEach
  void prepare() throws Exception {
    database = new RecordsDatabase();
    entries = new Entries(2);
    queries = new AuditQueries(database.app());
  }

  private void index() throws Exception {
    try (var indexer =
        new RecordsIndexer(
            entries, database.system(), IndexerConfig.defaults(), Clock.systemUTC())) {
      indexer.catchUp();
    }
  }

  private List<Entries.Call> fill(int calls) {
    var all = new ArrayList<Entries.Call>();
    for (int i = 0; i < calls; i++) {
      var call =
          entries.call(
              i % 3 == 0 ? "homely" : "threadco", "f-" + i % 5, "claude-opus-4", "u_" + i % 7);
      all.add(call);
      entries.admitted(call);
      if (i % 4 == 0) {
        entries.append(call, EventType.CALL_ABORTED, e -> e.usd(Field.COST_USD, 5));
      } else {
        entries.completed(call, i, 2L * i, 1_000L * i);
      }
    }
    return all;
  }

  private static AuditFilter filter(String... pairs) throws InvalidQueryException {
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], pairs[i + 1]);
    }
    return AuditFilter.of(parameters);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void pagesOfAnySizeTogetherAreTheWholeListWithoutGapsOrRepeats(long seed) throws Exception {
    fill(60);
    index();
    var random = new Random(seed);
    boolean ascending = random.nextBoolean();
    var filter = random.nextBoolean() ? AuditFilter.ALL : filter("status", "aborted");
    var whole =
        queries
            .calls(ReadScope.organization(), filter, new PageRequest(null, 1000, ascending))
            .items();
    var paged = new ArrayList<CallRecord>();
    @Nullable Keyset after = null;
    do {
      var page =
          queries.calls(
              ReadScope.organization(),
              filter,
              new PageRequest(after, 1 + random.nextInt(9), ascending));
      paged.addAll(page.items());
      after = page.next() == null ? null : Keyset.of(page.next().token());
    } while (after != null);
    assertThat(paged).as("seed " + seed).isEqualTo(whole);
    assertThat(paged).extracting(CallRecord::requestId).doesNotHaveDuplicates();
    assertThat(whole).hasSize(filter == AuditFilter.ALL ? 60 : 15);
  }

  @Test
  void everyFilterNarrowsToWhatItNames() throws Exception {
    var calls = fill(40);
    index();
    var one = calls.get(7);
    assertThat(ids(filter("request_id", one.id().toString()))).containsExactly(one.id());
    assertThat(ids(filter("feature", "f-2"))).hasSize(8);
    assertThat(ids(filter("user", "u_1", "tenant", "homely")))
        .isSubsetOf(ids(filter("tenant", "homely")));
    assertThat(ids(filter("session", "s-u_1"))).isEqualTo(ids(filter("user", "u_1")));
    assertThat(ids(filter("workspace", "support", "model", "claude-opus-4"))).hasSize(40);
    assertThat(ids(filter("business_context", "orders", "status", "completed"))).hasSize(30);
    assertThat(ids(filter("event_type", "claude_api_call"))).hasSize(40);
    assertThat(ids(filter("event_type", "key.issued"))).isEmpty();
    assertThat(ids(filter("model", "other"))).isEmpty();
    assertThat(ids(filter("from", "2026-11-20", "until", "2026-11-21"))).hasSize(40);
    assertThat(ids(filter("from", "2026-11-21"))).isEmpty();
  }

  @Test
  void findsCallsAndEntriesByTheirTagsHoweverOld() throws Exception {
    var calls = fill(6);
    entries.append(
        calls.get(1), EventType.CALL_OUTCOME, e -> e.texts(Field.TAGS, List.of("late=true")));
    var tagged = entries.call("threadco", "f-1", "claude-opus-4", "u_1");
    entries.append(
        tagged,
        EventType.CALL_ADMITTED,
        e -> e.texts(Field.TAGS, List.of("matter=lit-4", "phi=true")));
    entries.append(
        tagged, EventType.CALL_COMPLETED, e -> e.texts(Field.TAGS, List.of("risk=high")));
    fill(6);
    index();
    assertThat(ids(filter("tag", "phi"))).containsExactly(tagged.id());
    assertThat(ids(filter("tag", "matter=lit-4", "tenant", "threadco")))
        .containsExactly(tagged.id());
    assertThat(ids(filter("tag", "risk=high"))).containsExactly(tagged.id());
    assertThat(ids(filter("tag", "matter"))).isEmpty();
    assertThat(ids(filter("tag", "phi", "tenant", "homely"))).isEmpty();
    assertThat(
            queries
                .entries(ReadScope.organization(), filter("tag", "phi"), PageRequest.newest(10))
                .items())
        .hasSize(1);
    var call = queries.call(ReadScope.organization(), tagged.id().toString());
    assertThat(call.call().document().path("tags").toString())
        .isEqualTo("[\"matter=lit-4\",\"phi=true\",\"risk=high\"]");
  }

  private HashSet<UUID> ids(AuditFilter filter) throws SQLException {
    var ids = new HashSet<UUID>();
    queries
        .calls(ReadScope.organization(), filter, PageRequest.newest(1000))
        .items()
        .forEach(call -> ids.add(UUID.fromString(call.requestId())));
    return ids;
  }

  @Test
  void aScopeSeesOnlyItsOwnWhateverTheFilterAsks() throws Exception {
    long before = queries.place(ReadScope.organization(), null, 0);
    var calls = fill(30);
    index();
    var foreign = calls.stream().filter(call -> call.tenant().equals("homely")).findFirst();
    var scope = ReadScope.tenant("threadco");
    assertThat(queries.calls(scope, AuditFilter.ALL, PageRequest.newest(1000)).items())
        .hasSize(20)
        .allMatch(call -> call.tenant().equals("threadco"));
    assertThat(queries.calls(scope, filter("tenant", "homely"), PageRequest.newest(9)).items())
        .isEmpty();
    assertThat(queries.call(scope, foreign.orElseThrow().id().toString())).isNull();
    assertThat(queries.entry(scope, "homely", 0)).isNull();
    assertThat(queries.place(scope, "homely", 0)).isEqualTo(-1);
    assertThat(queries.tail(scope, AuditFilter.ALL, before, 1000).items())
        .hasSize(40)
        .allMatch(row -> row.stream().equals("threadco"));
    assertThat(
            queries
                .calls(ReadScope.user("threadco", "u_1"), AuditFilter.ALL, PageRequest.newest(99))
                .items())
        .isNotEmpty()
        .allMatch(call -> call.document().path("user_id").stringValue().equals("u_1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry", "call", "usage_hour"})
  void theDatabaseItselfShowsNothingWithoutATenantAndNothingOfAnother(String table)
      throws Exception {
    fill(9);
    index();
    assertThat(count(table, "")).isZero();
    assertThat(count(table, "nobody")).isZero();
    assertThat(count(table, "homely")).isPositive();
    assertThat(count(table, "homely") + count(table, "threadco")).isEqualTo(all(table));
  }

  private long count(String table, String tenant) throws SQLException {
    try (var connection = database.app().getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT set_config('ledgerline.tenant', '" + tenant + "', true)");
        var rows = statement.executeQuery("SELECT count(*) FROM records." + table);
        rows.next();
        return rows.getLong(1);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private long all(String table) throws SQLException {
    try (var connection = database.system().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM records." + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void theReadersRoleCanChangeNothing() {
    for (var sql :
        List.of(
            "DELETE FROM records.entry",
            "UPDATE records.call SET status = 'completed'",
            "INSERT INTO records.cursor VALUES ('x', 1)",
            "SELECT records.reset()",
            "SELECT * FROM records.unreadable",
            "SELECT * FROM records.entry_2026_11",
            "INSERT INTO records.entry_2026_11 DEFAULT VALUES",
            "SELECT * FROM records.call_all",
            "INSERT INTO records.call_all DEFAULT VALUES")) {
      assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageContaining("permission denied");
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.app().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aFollowerSeesEachNewEntryOnceInOrderOfArrival() throws Exception {
    fill(5);
    index();
    long place = queries.place(ReadScope.organization(), null, 0);
    var late = fill(5);
    index();
    var seen = new ArrayList<String>();
    Tail tail;
    do {
      tail = queries.tail(ReadScope.organization(), AuditFilter.ALL, place, 3);
      tail.items().forEach(row -> seen.add(row.stream() + "/" + row.index()));
      place = tail.place();
    } while (tail.more());
    assertThat(seen).hasSize(2 * late.size()).doesNotHaveDuplicates();
    assertThat(queries.tail(ReadScope.organization(), AuditFilter.ALL, place, 3).items()).isEmpty();
  }

  @Test
  void aFollowerGoesOnAfterTheLastEntryItHas() throws Exception {
    fill(5);
    index();
    long place = queries.place(ReadScope.organization(), "threadco", 3);
    var rest = queries.tail(ReadScope.organization(), filter("tenant", "threadco"), place, 100);
    assertThat(rest.items()).extracting(EntryRow::index).containsExactly(4L, 5L);
  }

  @Test
  void aCallShowsItsEntriesWithReceiptsThatMatchTheirBytes() throws Exception {
    var call = fill(1).getFirst();
    index();
    var detail = queries.call(ReadScope.tenant(call.tenant()), call.id().toString());
    assertThat(detail).isNotNull();
    assertThat(detail.entries()).extracting(EntryRow::index).containsExactly(0L, 1L);
    var first = detail.entries().getFirst();
    assertThat(first.bytes()).isEqualTo(entries.of(call.tenant()).getFirst());
    assertThat(first.receipt()).isEqualTo(call.tenant() + ":0:" + first.leafHash());
  }

  @Test
  void aRareValueCostsAWindowAndNamesWhereToGoOn() throws Exception {
    var rare = entries.call("threadco", "rare", "claude-opus-4", "u_1");
    entries.admitted(rare);
    for (int i = 0; i < 20_500; i++) {
      entries.admitted(entries.call("threadco", "common", "claude-opus-4", "u_1"));
    }
    index();
    var first =
        queries.calls(
            ReadScope.tenant("threadco"), filter("feature", "rare"), PageRequest.newest(5));
    assertThat(first.items()).isEmpty();
    assertThat(first.next()).isNotNull();
    var second =
        queries.calls(
            ReadScope.tenant("threadco"),
            filter("feature", "rare"),
            new PageRequest(first.next(), 5, false));
    assertThat(second.items()).hasSize(1);
    assertThat(second.next()).isNull();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void anyParametersAreAnsweredOrRefusedWithASentence(long seed) throws Exception {
    fill(3);
    index();
    var random = new Random(seed);
    var names = List.of("tenant", "user", "from", "until", "session", "limit", "'; DROP", "");
    for (int i = 0; i < 300; i++) {
      var parameters = Map.of(names.get(random.nextInt(names.size())), garbage(random));
      try {
        var filter = AuditFilter.of(parameters);
        queries.entries(ReadScope.organization(), filter, PageRequest.newest(5));
      } catch (InvalidQueryException refused) {
        assertThat(refused.getMessage()).as("seed " + seed + " " + parameters).isNotBlank();
      }
      try {
        Keyset.of(garbage(random));
      } catch (InvalidQueryException refused) {
        assertThat(refused.parameter()).isEqualTo("after");
      }
    }
  }

  private static String garbage(Random random) {
    var pieces =
        List.of("2026-11-01", "T00:00:00Z", "'", "\0", "--", "é", "a", "%", "9999999999", " ", "-");
    var text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
