package io.ledgerline.testkit.interop;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/**
 * A ledger with 700 entries in one stream, signed and closed.
 *
 * @param stream the stream's folder
 * @param proof the tlog-proof of one entry
 * @param entry that entry
 */
record WrittenLedger(Path stream, Path proof, Path entry) {
  private static final int ENTRIES = 700;
  private static final int PROVEN = 417;

  static WrittenLedger in(Path folder) throws Exception {
    var config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "node-1")
            .withJournal(1 << 20, 4)
            .withRhythm(Duration.ofMillis(20), Duration.ofMillis(20));
    var ids = new UuidV7(InstantSource.system(), new Random(3));
    Path proof = folder.resolve("entry.tlog-proof");
    Path entry = folder.resolve("entry.json");
    try (Ledger ledger =
        Ledger.open(
            config,
            InstantSource.system(),
            (stream, origin, vkey) ->
                EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), Instant.now(), "_system")
                    .text(Field.ORIGIN, origin)
                    .build())) {
      for (int i = 0; i < ENTRIES; i++) {
        byte[] bytes =
            EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), Instant.now(), "threadco")
                .number(Field.COUNT, i)
                .build();
        ledger.appendAsync("threadco", bytes, null).get();
      }
      while (ledger.health().unsignedFor().isPositive()) {
        Thread.sleep(10);
      }
      var tree = ledger.published("threadco").orElseThrow();
      Files.writeString(proof, tree.prove(PROVEN).orElseThrow().format());
      Files.write(entry, ledger.read("threadco", PROVEN, 1).getFirst().bytes());
    }
    return new WrittenLedger(folder.resolve("data/streams/threadco"), proof, entry);
  }

  SignedNote note() throws Exception {
    return SignedNote.parse(Files.readAllBytes(stream.resolve("checkpoint")));
  }

  /** The stream's key of that algorithm. */
  VerifierKey key(Algorithm algorithm) throws Exception {
    return Files.readAllLines(stream.resolve("vkey")).stream()
        .map(VerifierKey::parse)
        .filter(key -> key.algorithm() == algorithm)
        .findFirst()
        .orElseThrow();
  }

  /** What the key's line holds after the key id. */
  byte[] signature(VerifierKey key) throws Exception {
    return note().signatures().stream()
        .filter(key::isNamedIn)
        .findFirst()
        .orElseThrow()
        .signature();
  }
}
