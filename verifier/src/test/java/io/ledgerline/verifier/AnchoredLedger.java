package io.ledgerline.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.verifier.trust.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A data folder whose stream is signed in several sizes, each of which can be anchored. */
final class AnchoredLedger {
  static final String STREAM = "threadco";
  static final Instant START = Instant.ofEpochSecond(1_790_000_000);

  final Path folder;
  final Path data;
  final Path archive;
  Instant now = START;
  Instant witnessTime = START;
  private final UuidV7 ids = new UuidV7(() -> START, new Random(7));

  AnchoredLedger(Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.archive = data.resolve("anchors");
  }

  /** Appends entries that say {@code now}, and ends with a signed checkpoint. */
  void append(int count) throws Exception {
    LedgerConfig config =
        LedgerConfig.of(data.resolve("ledger"), folder.resolve("state"), "ledger.example", "node-1")
            .withKeyDir(folder.resolve("keys"))
            .withJournal(1 << 20, 4);
    try (Ledger ledger =
        Ledger.open(
            config,
            InstantSource.system(),
            (name, origin, key) ->
                EntryBuilder.entry(EventType.STREAM_OPENED, ids.next(), now, "_system")
                    .text(Field.ORIGIN, origin)
                    .build())) {
      for (int i = 0; i < count; i++) {
        byte[] entry =
            EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), now, STREAM)
                .number(Field.COUNT, i)
                .build();
        var unused = ledger.appendAsync(STREAM, entry, null);
      }
    }
  }

  Path stream(String name) {
    return data.resolve("ledger/streams").resolve(name);
  }

  SignedNote note(String stream) throws Exception {
    return SignedNote.parse(Files.readAllBytes(stream(stream).resolve("checkpoint")));
  }

  NoteSigner witness() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 5);
    return SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed)
        .signer("witness.example/w1", () -> witnessTime);
  }

  /** Has the witness sign what is published of every stream. */
  void witnessAll() throws Exception {
    for (String each : List.of("_system", STREAM)) {
      witness(each, note(each));
    }
  }

  Path witness(String stream, SignedNote note) throws Exception {
    List<SignedNote.Line> lines = new ArrayList<>(note.signatures());
    lines.addAll(SignedNote.sign(note.text(), List.of(witness())).signatures());
    return put(stream, AnchorKind.WITNESS, ".note", new SignedNote(note.text(), lines).format());
  }

  Path put(String stream, AnchorKind kind, String suffix, String text) throws Exception {
    long size = Checkpoint.parse(text).size();
    return put(stream, kind, AnchorArchive.name(size) + suffix, text.getBytes(UTF_8));
  }

  Path put(String stream, AnchorKind kind, String name, byte[] bytes) throws Exception {
    Path file = new AnchorArchive(archive).folder(stream, kind).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** A trust file with the installation's keys, the witness, and more lines. */
  Path trustFile(String more) throws Exception {
    StringBuilder text = new StringBuilder();
    for (String vkey : Files.readAllLines(stream(STREAM).resolve("vkey"))) {
      VerifierKey key = VerifierKey.parse(vkey);
      String prefix = key.name().substring(0, key.name().indexOf("/" + STREAM));
      text.append("signer %s 1 %s %s%n".formatted(prefix, key.algorithm().text(), raw(key)));
    }
    text.append("witness w1 ").append(witness().verifierKey().vkey()).append("\nquorum w1\n");
    return Files.writeString(folder.resolve("trust.txt"), text + more);
  }

  private static String raw(VerifierKey key) {
    return java.util.Base64.getEncoder().encodeToString(key.raw());
  }

  VerifyReport verify() throws Exception {
    return Verify.run(data, VerifyOptions.defaults().withTrust(Trust.read(trustFile(""))));
  }
}
