package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyStore;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackNote;
import io.ledgerline.verifier.pack.PackReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a node whose signing keys were copied, and then rotated and retired. */
class RetiredKeysPackTest {
  @TempDir private Path folder;
  private SampleNode node;
  private KeyStore copied;
  private Path pack;

  @BeforeEach
  void rotate() throws Exception {
    node = SampleNode.in(folder, "node-1", 11);
    node.calls(700, Duration.ofMinutes(90)); // from September into November
    node.settle();
    pack = folder.resolve("november.llpack");
    node.pack(folder.resolve("before.llpack"), november(Map.of()));
    copied = KeyStore.read(new RealDisk(), node.config().keyDir(), node.config().keyProtections());
    var keys = node.ledger().keys();
    KeyGeneration made = keys.make();
    node.append("_system", about(EventType.LEDGER_KEYS_ROTATED, made));
    keys.use(made.number());
    Instant until = Instant.now().plus(Duration.ofMinutes(1));
    while (keys.retirable().isEmpty() && Instant.now().isBefore(until)) {
      Thread.sleep(5);
    }
    node.append("_system", about(EventType.LEDGER_KEYS_RETIRED, keys.generations().getFirst()));
    keys.retire(1);
    node.calls(20, Duration.ofMinutes(90));
    node.pack(pack, november(Map.of()));
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private EntryBuilder about(EventType type, KeyGeneration keys) {
    return node.entry(type, "_system")
        .object(
            Field.DETAILS,
            EntryObject.object()
                .number("generation", keys.number())
                .text("ed25519", keys.ed25519())
                .text("ml_dsa_44", keys.mlDsa44()));
  }

  private PackReport check(Path file) throws Exception {
    return PackCheck.run(List.of(file), node.trusted());
  }

  private byte[] byCopied(byte[] checkpoint) {
    try {
      String text = SignedNote.parse(checkpoint).text();
      String origin = Checkpoint.parse(text).origin();
      return SignedNote.sign(text, copied.signers(1, origin, InstantSource.system()))
          .format()
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void packsFromBeforeAndAfterAreGoodAndTheLaterSaysThatKeysWereRetired() throws Exception {
    assertThat(check(folder.resolve("before.llpack")).findings()).isEmpty();
    PackReport report = check(pack);
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .filteredOn(note -> note.kind() == PackNote.Kind.KEYS_ROTATED)
        .extracting(PackNote::sentence)
        .satisfiesExactly(
            rotated -> assertThat(rotated).startsWith("rotated at "),
            retired -> assertThat(retired).startsWith("retired at "));
  }

  @Test
  void aLogSignedWithTheCopiedKeysAloneIsFound() throws Exception {
    for (String log : List.of("threadco", "_system")) {
      Path forged = folder.resolve(log + ".llpack");
      Repacked.of(pack).change("logs/" + log + "/checkpoint", this::byCopied).to(forged);

      assertThat(check(forged).findings())
          .as(log)
          .anySatisfy(
              found -> {
                assertThat(found.kind()).isEqualTo(Finding.Kind.BAD_SIGNATURE);
                assertThat(found.file()).isEqualTo("logs/" + log + "/checkpoint");
                assertThat(found.sentence()).contains("generation 1", "of _system");
              });
    }
  }
}
