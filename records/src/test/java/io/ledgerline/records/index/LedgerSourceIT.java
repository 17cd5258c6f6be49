package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.records.Entries;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.RecordsDatabase;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.PageRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerSourceIT {
  @TempDir Path folder;

  private Ledger open() throws Exception {
    var config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "test.example", "node-1")
            .withJournal(1 << 20, 3);
    return Ledger.open(
        config,
        Clock.systemUTC(),
        (stream, origin, vkey) ->
            EntryBuilder.entry(EventType.STREAM_OPENED, UUID.randomUUID(), Entries.START, "_system")
                .build());
  }

  @Test
  void followsARealLedgerAcrossARestartAndReceiptsAgree() throws Exception {
    var database = new RecordsDatabase();
    var made = new Entries(3);
    var receipts = new ArrayList<String>();
    for (int life = 0; life < 2; life++) {
      try (var ledger = open();
          var indexer =
              new RecordsIndexer(
                  new LedgerSource(ledger),
                  database.system(),
                  IndexerConfig.defaults(),
                  Clock.systemUTC())) {
        indexer.start();
        for (int i = 0; i < 20; i++) {
          var call = made.call("threadco", "f", "claude-opus-4", "u_1");
          made.admitted(call);
          var entry = made.of("threadco").getLast();
          receipts.add(ledger.append("threadco", entry).headerValue());
        }
        assertThat(indexer.awaitCurrent(Duration.ofSeconds(30))).isTrue();
      }
    }
    var rows =
        new AuditQueries(database.app())
            .entries(ReadScope.tenant("threadco"), AuditFilter.ALL, new PageRequest(null, 99, true))
            .items();
    assertThat(rows).extracting(EntryRow::receipt).containsExactlyElementsOf(receipts);
    assertThat(rows.stream().map(EntryRow::bytes).toList())
        .containsExactlyElementsOf(made.of("threadco"));
  }
}
