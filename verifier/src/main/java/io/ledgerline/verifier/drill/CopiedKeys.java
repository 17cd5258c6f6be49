package io.ledgerline.verifier.drill;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.ledger.key.KeyStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A ledger whose signing keys somebody copied before they were rotated and retired. */
final class CopiedKeys {
  /** The state in which the copied keys signed what came after them. */
  static final String VARIANT = "by-retired-keys";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  private CopiedKeys() {}

  /** Rotates the keys of an open ledger, and retires the old ones once all is handed over. */
  static void rotate(Ledger ledger) throws LedgerException, InterruptedException {
    KeyGeneration made = ledger.keys().make();
    ledger.append(StreamName.SYSTEM, about(EventType.LEDGER_KEYS_ROTATED, made));
    ledger.keys().use(made.number());
    Instant until = Instant.now().plus(PATIENCE);
    while (ledger.keys().retirable().isEmpty()) {
      if (Instant.now().isAfter(until)) {
        throw new LedgerException("no checkpoint in " + PATIENCE + ": is the disk too busy?");
      }
      Thread.sleep(LOOK);
    }
    for (KeyGeneration old : ledger.keys().retirable()) {
      ledger.append(StreamName.SYSTEM, about(EventType.LEDGER_KEYS_RETIRED, old));
      ledger.keys().retire(old.number());
    }
  }

  private static byte[] about(EventType type, KeyGeneration keys) {
    UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    return EntryBuilder.entry(type, ids.next(), Instant.now(), StreamName.SYSTEM)
        .object(
            Field.DETAILS,
            EntryObject.object()
                .number("generation", keys.number())
                .text("ed25519", keys.ed25519())
                .text("ml_dsa_44", keys.mlDsa44()))
        .build();
  }

  /** Signs the newest checkpoints of all streams there with the keys in a folder, alone. */
  static void sign(Path streams, Path keys) throws IOException, LedgerException {
    KeyStore copied = KeyStore.read(new RealDisk(), keys, List.of(KeyProtection.none()));
    try (var folders = Files.newDirectoryStream(streams)) {
      for (Path each : folders) {
        Path file = each.resolve("checkpoint");
        String text = SignedNote.parse(Files.readAllBytes(file)).text();
        String origin = Checkpoint.parse(text).origin();
        var signers = copied.signers(1, origin, InstantSource.system());
        String note = SignedNote.sign(text, signers).format();
        Files.write(file, note.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
