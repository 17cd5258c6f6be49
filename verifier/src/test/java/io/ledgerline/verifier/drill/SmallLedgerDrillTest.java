package io.ledgerline.verifier.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger too small to fill bundles lends its entries to the drill's own, each of them once. */
class SmallLedgerDrillTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 86}) // 64 fits into a bundle, 86 into 256 + 9 - 7
  void everyManipulationIsCaughtHoweverFewEntriesThereAre(int entries) throws Exception {
    var config =
        LedgerConfig.of(
                folder.resolve("data/ledger"), folder.resolve("state"), "ledger.example", "n1")
            .withJournal(1 << 20, 4);
    var ids = new UuidV7(InstantSource.system(), new Random(1));
    try (Ledger ledger =
        Ledger.open(
            config,
            InstantSource.system(),
            (stream, origin, vkey) ->
                EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), Instant.now(), "_system")
                    .text(Field.ORIGIN, origin)
                    .build())) {
      for (int i = 0; i < entries; i++) {
        ledger.append(
            "threadco",
            EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), Instant.now(), "threadco")
                .number(Field.COUNT, i)
                .build());
      }
    }
    DrillReport report = Drill.run(folder.resolve("data"), Drill.SAMPLE_BYTES, row -> {});
    assertThat(report.rows().stream().filter(row -> !row.isCaught()).toList()).isEmpty();
    assertThat(report.isPassed()).isTrue();
  }
}
