package io.ledgerline.records.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.records.Entries;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.RecordsDatabase;
import io.ledgerline.records.Usd;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.RecordsIndexer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostQueriesIT {
  private RecordsDatabase database;
  private CostQueries queries;

  @BeforeEach
  void prepare() throws Exception {
    database = new RecordsDatabase();
    queries = new CostQueries(database.app());
  }

  private void index(Entries entries) throws Exception {
    try (var indexer =
        new RecordsIndexer(
            entries, database.system(), IndexerConfig.defaults(), Clock.systemUTC())) {
      indexer.catchUp();
    }
  }

  private CostReport report(ReadScope scope, String... pairs) throws Exception {
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], pairs[i + 1]);
    }
    return queries.report(scope, CostQuery.of(parameters));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void theTotalIsExactHoweverItIsBrokenDown(long seed) throws Exception {
    var random = new Random(seed);
    var entries = new Entries(seed);
    long expected = 0;
    long calls = 200;
    for (int i = 0; i < calls; i++) {
      var call =
          entries.call(
              "brand-" + random.nextInt(3),
              "f-" + random.nextInt(4),
              "m-" + random.nextInt(3),
              "u_" + random.nextInt(9));
      long cost = random.nextLong(7_000_000_000L);
      expected += cost;
      entries.admitted(call).completed(call, 3, 4, cost);
      if (random.nextInt(10) == 0) {
        entries.at(entries.now().plusSeconds(random.nextInt(7200)));
      }
    }
    index(entries);
    for (var by : List.of("brand", "month", "feature,user", "brand,model,day,workspace,use_case")) {
      var report = report(ReadScope.organization(), "by", by);
      assertThat(report.total().costNano()).as("seed " + seed + " by " + by).isEqualTo(expected);
      assertThat(report.total().calls()).isEqualTo(calls);
      assertThat(report.rows().stream().mapToLong(CostReport.Row::costNano).sum())
          .isEqualTo(expected);
      assertThat(report.rows().stream().map(CostReport.Row::costNano).toList())
          .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }
  }

  @Test
  void aTenantSeesItsOwnCostOnly() throws Exception {
    var entries = new Entries(1);
    for (var tenant : List.of("threadco", "homely")) {
      var call = entries.call(tenant, "f", "m", "u_1");
      entries.admitted(call).completed(call, 1, 1, tenant.equals("homely") ? 7 : 5);
    }
    index(entries);
    assertThat(report(ReadScope.tenant("homely")).total().costNano()).isEqualTo(7);
    assertThat(report(ReadScope.tenant("homely"), "brand", "threadco").total().calls()).isZero();
    assertThat(report(ReadScope.user("homely", "u_2")).total().calls()).isZero();
  }

  @Test
  void aMonthEndsAtMidnightUtc() throws Exception {
    var entries = new Entries(1, Instant.parse("2026-10-31T23:59:59.990Z"));
    var before = entries.call("threadco", "f", "m", "u_1");
    entries.admitted(before);
    entries.at(Instant.parse("2026-11-01T00:00:00Z"));
    var after = entries.call("threadco", "f", "m", "u_1");
    entries.admitted(after).completed(after, 1, 1, 20).completed(before, 1, 1, 10);
    index(entries);
    var october = report(ReadScope.organization(), "month", "2026-10");
    var november = report(ReadScope.organization(), "month", "2026-11");
    assertThat(october.total().costNano()).isEqualTo(10);
    assertThat(november.total().costNano()).isEqualTo(20);
  }

  @Test
  void anEmptyReportHasATotalOfNothing() throws Exception {
    var report = report(ReadScope.organization(), "by", "brand,month");
    assertThat(report.rows()).isEmpty();
    assertThat(report.total().costNano()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by=colour",
        "by=brand,brand",
        "month=11-2026",
        "session=s",
        "from=2026-11-01T00:30:00Z",
        "month=2026-13"
      })
  void refusesWhatItCannotAnswerExactly(String parameter) {
    var pair = parameter.split("=");
    assertThatThrownBy(() -> CostQuery.of(Map.of(pair[0], pair[1])))
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void showsMoneyExactlyAndWithSixDecimals() {
    assertThat(Usd.exact(1)).isEqualTo("0.000000001");
    assertThat(Usd.exact(0)).isEqualTo("0");
    assertThat(Usd.exact(12_000_000_000L)).isEqualTo("12");
    assertThat(Usd.sixDecimals(3_141_500)).isEqualTo("0.003142");
    assertThat(Usd.sixDecimals(500)).isEqualTo("0.000001");
    assertThat(Usd.toNano("0.0031415")).isEqualTo(3_141_500);
  }
}
