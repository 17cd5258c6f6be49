package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.origin.LedgerOrigins;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.StoredEntry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database write into their ledgers which logs the other has. */
class OriginsIT {
  @TempDir private Path temp;
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final UuidV7 ids = new UuidV7(Clock.systemUTC(), new SecureRandom());

  private Ledger ledger(String node) throws Exception {
    return Ledger.open(
        LedgerConfig.of(temp.resolve(node), temp.resolve("state-" + node), "test.example", node)
            .withJournal(1 << 20, 3),
        () -> now,
        (stream, origin, vkey) ->
            EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), now, "_system")
                .text(Field.ORIGIN, origin)
                .build());
  }

  private void call(Ledger ledger, String tenant) throws Exception {
    ledger.append(
        tenant, EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), now, tenant).build());
  }

  private static List<List<String>> listed(Ledger ledger, String stream) throws Exception {
    List<List<String>> found = new ArrayList<>();
    for (StoredEntry each : ledger.read(stream, 0, 1_000)) {
      EntryView entry = EntryView.parse(each.bytes());
      if (entry.type() == EventType.ORIGINS_LISTED
          && entry.object(Field.DETAILS).get("origins") instanceof List<?> origins) {
        found.add(origins.stream().map(String::valueOf).toList());
      }
    }
    return found;
  }

  @Test
  void listEachOtherWhereAndWhenTheyMust() throws Exception {
    var cache = Path.of(System.getProperty("java.io.tmpdir"), "ledgerline-test-cache");
    try (var database = Database.open(new DatabaseConfig.Embedded(temp.resolve("pg"), cache));
        var one = ledger("n1");
        var two = ledger("n2")) {
      var origins = new LedgerOrigins(database);
      var atOne = new OriginsPart(one, origins, () -> now, ids);
      var atTwo = new OriginsPart(two, origins, () -> now, ids);
      call(one, "threadco");
      call(one, "homely");
      atOne.round();
      assertThat(listed(one, "_system")).isEmpty(); // alone, there is nothing to list

      call(two, "threadco");
      atTwo.round();
      atOne.round();
      assertThat(listed(one, "_system")).containsExactly(List.of(two.origin("_system")));
      assertThat(listed(two, "_system")).containsExactly(List.of(one.origin("_system")));
      assertThat(listed(one, "threadco")).containsExactly(List.of(two.origin("threadco")));
      assertThat(listed(two, "threadco")).containsExactly(List.of(one.origin("threadco")));
      // No tenant is told of another one's.
      assertThat(listed(one, "homely")).isEmpty();

      atOne.round();
      assertThat(listed(one, "_system")).hasSize(1);
      now = now.plus(Duration.ofDays(1));
      atOne.round();
      assertThat(listed(one, "_system")).hasSize(2);
      assertThat(listed(one, "threadco")).hasSize(2);

      // After a start it says so again, whatever it said before.
      new OriginsPart(one, origins, () -> now, ids).round();
      assertThat(listed(one, "_system")).hasSize(3);
    }
  }
}
