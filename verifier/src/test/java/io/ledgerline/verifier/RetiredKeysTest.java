package io.ledgerline.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyStore;
import io.ledgerline.ledger.trust.SignerLines;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.verifier.trust.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever copied the keys before they were rotated and retired can still do. */
class RetiredKeysTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  private static final UuidV7 IDS = new UuidV7(InstantSource.fixed(NOW), new Random(7));

  @TempDir private Path folder;
  private Path data;
  private Path before;
  private KeyStore stolen;
  private List<VerifierKey> keys = List.of();

  @BeforeEach
  void fill() throws Exception {
    data = folder.resolve("data");
    before = folder.resolve("before");
    try (Ledger ledger = open()) {
      append(ledger, 300);
    }
    copy(data, before);
    stolen =
        KeyStore.read(new RealDisk(), before.resolve("ledger/keys"), config().keyProtections());
    try (Ledger ledger = open()) {
      KeyGeneration made = ledger.keys().make();
      ledger.append("_system", about(EventType.LEDGER_KEYS_ROTATED, made));
      ledger.keys().use(made.number());
      Instant until = Instant.now().plus(Duration.ofMinutes(1));
      while (ledger.keys().retirable().isEmpty() && Instant.now().isBefore(until)) {
        Thread.sleep(5);
      }
      for (KeyGeneration old : ledger.keys().retirable()) {
        ledger.append("_system", about(EventType.LEDGER_KEYS_RETIRED, old));
        ledger.keys().retire(old.number());
      }
      append(ledger, 20);
      keys = ledger.vkeys("threadco").stream().map(VerifierKey::parse).toList();
    }
  }

  private LedgerConfig config() {
    return LedgerConfig.of(
            data.resolve("ledger"), folder.resolve("state"), "ledger.example", "node-1")
        .withJournal(1 << 20, 4)
        .withRhythm(Duration.ofMillis(5), Duration.ofMillis(20));
  }

  private Ledger open() throws Exception {
    return Ledger.open(
        config(),
        InstantSource.system(),
        (name, origin, key) ->
            EntryBuilder.entry(EventType.STREAM_OPENED, IDS.next(), NOW, "_system")
                .text(Field.ORIGIN, origin)
                .build());
  }

  private static byte[] about(EventType type, KeyGeneration keys) {
    return EntryBuilder.entry(type, IDS.next(), NOW, "_system")
        .object(
            Field.DETAILS,
            EntryObject.object()
                .number("generation", keys.number())
                .text("ed25519", keys.ed25519())
                .text("ml_dsa_44", keys.mlDsa44()))
        .build();
  }

  private static void append(Ledger ledger, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      byte[] entry =
          EntryBuilder.entry(EventType.CALL_ADMITTED, IDS.next(), NOW, "threadco")
              .number(Field.COUNT, i)
              .build();
      if (i < count - 1) {
        var unused = ledger.appendAsync("threadco", entry, null);
      } else {
        ledger.append("threadco", entry);
      }
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var paths = Files.walk(from)) {
      for (Path each : paths.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private Path checkpoint(String stream) {
    return data.resolve("ledger/streams").resolve(stream).resolve("checkpoint");
  }

  /** Puts the keys from before the rotation to the newest checkpoint, in place of those in use. */
  private void signWithStolen(String stream) throws Exception {
    Path file = checkpoint(stream);
    String text = SignedNote.parse(Files.readAllBytes(file)).text();
    String origin = Checkpoint.parse(text).origin();
    var signers = stolen.signers(1, origin, InstantSource.system());
    Files.writeString(file, SignedNote.sign(text, signers).format());
  }

  private VerifyOptions trusting() {
    String lines = String.join("\n", SignerLines.of(keys)) + "\nquorum none\n";
    return VerifyOptions.defaults().withTrust(Trust.of(TrustFile.parse(lines), Map.of()));
  }

  private VerifyReport verify() throws Exception {
    return Verify.run(data, trusting());
  }

  @Test
  void nothingIsWrongWhereKeysWereRotatedAndRetired() throws Exception {
    VerifyReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.streams()).allMatch(each -> each.notes().isEmpty());
  }

  @Test
  void aCheckpointByRetiredKeysAloneIsAFindingThatNamesKeySizeAndEntry() throws Exception {
    for (String stream : List.of("threadco", "_system")) {
      byte[] good = Files.readAllBytes(checkpoint(stream));
      signWithStolen(stream);

      for (VerifyOptions options : List.of(trusting(), VerifyOptions.defaults())) {
        assertThat(Verify.run(data, options).findings())
            .singleElement()
            .satisfies(
                found -> {
                  assertThat(found.kind()).isEqualTo(Finding.Kind.BAD_SIGNATURE);
                  assertThat(found.stream()).isEqualTo(stream);
                  assertThat(found.sentence())
                      .contains("size " + (stream.equals("threadco") ? 320 : 4))
                      .contains("generation 1", "retired at entry 3 of _system");
                });
      }
      Files.write(checkpoint(stream), good);
    }
  }

  @Test
  void oneStreamFromBeforeTheRotationDoesNotPassBesideTheRestOfToday() throws Exception {
    Path stream = checkpoint("threadco").getParent();
    try (var paths = Files.walk(stream)) {
      for (Path each : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    copy(before.resolve("ledger/streams/threadco"), stream);

    assertThat(verify().findings())
        .anyMatch(
            found ->
                found.kind() == Finding.Kind.BAD_SIGNATURE
                    && found.sentence().contains("size 300"));
  }

  @Test
  void aWholeCopyFromBeforeStaysVerifiableAndSaysThatItsKeysAreOlder() throws Exception {
    VerifyReport report = Verify.run(before, trusting());
    assertThat(report.findings()).isEmpty();
    assertThat(report.streams())
        .allSatisfy(
            each ->
                assertThat(each.notes())
                    .singleElement()
                    .asString()
                    .contains("generation 1", "generation 2"));
  }
}
