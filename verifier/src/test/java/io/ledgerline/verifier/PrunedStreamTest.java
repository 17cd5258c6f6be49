package io.ledgerline.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.StreamOpening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verifier makes of a stream whose beginning was let go. */
class PrunedStreamTest {
  private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), new Random(5));
  private static final StreamOpening OPENING =
      (name, origin, key) ->
          EntryBuilder.entry(
                  EventType.STREAM_OPENED, new UUID(0x7000, 1L << 63), Instant.EPOCH, name)
              .text(Field.ORIGIN, origin)
              .build();

  @TempDir private Path folder;
  private Path stream;

  @BeforeEach
  void fill() throws Exception {
    stream = folder.resolve("data/ledger/streams/threadco");
    try (Ledger ledger = open()) {
      for (int i = 0; i < 1_000; i++) {
        var unused = ledger.appendAsync("threadco", entry(EventType.CALL_ADMITTED).build(), null);
      }
    }
  }

  private Ledger open() throws Exception {
    LedgerConfig config =
        LedgerConfig.of(
                folder.resolve("data/ledger"), folder.resolve("state"), "ledger.example", "node-1")
            .withJournal(1 << 20, 4);
    return Ledger.open(config, InstantSource.system(), OPENING);
  }

  private static EntryBuilder entry(EventType type) {
    return EntryBuilder.entry(type, IDS.next(), Instant.ofEpochSecond(1_790_000_000), "threadco");
  }

  private void prune(long minimum, long said) throws Exception {
    try (Ledger ledger = open()) {
      var details =
          EntryObject.object().number("minimum", said).text("origin", ledger.origin("threadco"));
      var named =
          ledger.append(
              "threadco", entry(EventType.STREAM_PRUNED).object(Field.DETAILS, details).build());
      ledger.pruning().prune("threadco", minimum, named.index());
    }
  }

  private VerifyReport verify() throws InterruptedException {
    return Verify.run(
        folder.resolve("data"), VerifyOptions.defaults().withLastSigned(folder.resolve("state")));
  }

  @Test
  void saysPrunedAndNotMissingWhereAnEntryOfTheStreamSaysSo() throws Exception {
    prune(512, 512);

    VerifyReport report = verify();

    assertThat(report.findings()).isEmpty();
    assertThat(report.streams().getLast().prunedBelow()).isEqualTo(512);
    assertThat(report.streams().getLast().root()).isNotNull();
    assertThat(stream.resolve("tile/entries/000")).doesNotExist();
    assertThat(stream.resolve("tile/entries/001")).doesNotExist();
    assertThat(stream.resolve("tile/entries/002")).exists();
  }

  @Test
  void saysMissingWhereTheEntryNamesAnotherBeginning() throws Exception {
    prune(512, 256);

    assertThat(verify().findings())
        .anyMatch(each -> each.sentence().contains("does not say so: they are missing"))
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING && each.index() == 0);
  }

  @Test
  void findsABundleThatWasTakenAwayAboveThePrunedBeginning() throws Exception {
    prune(512, 512);
    Files.delete(stream.resolve("tile/entries/002"));

    assertThat(verify().findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING && each.index() == 512);
  }

  @Test
  void findsAFlippedHashOfAnEntryThatWasPruned() throws Exception {
    prune(512, 512);
    byte[] tile = Files.readAllBytes(stream.resolve("tile/0/001"));
    tile[77] ^= 1;
    Files.write(stream.resolve("tile/0/001"), tile);

    assertThat(verify().isConsistent()).isFalse();
  }

  @Test
  void findsEveryFlippedByteOfTheFileThatSaysWhatWasPruned() throws Exception {
    prune(512, 512);
    byte[] good = Files.readAllBytes(stream.resolve("pruned"));
    for (int at = 0; at < good.length; at += 3) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(stream.resolve("pruned"), bad);
      assertThat(verify().findings()).as("byte %d", at).isNotEmpty();
    }
  }

  @Test
  void findsThatTheFileWhichSaysWhatWasPrunedIsGone() throws Exception {
    prune(512, 512);
    Files.delete(stream.resolve("pruned"));

    assertThat(verify().findings()).extracting(Finding::kind).contains(Finding.Kind.MISSING);
  }

  @Test
  void saysMissingWhereNobodySignedTheEntryThatSaysSo() throws Exception {
    byte[] before = Files.readAllBytes(stream.resolve("checkpoint"));
    prune(512, 512);
    Files.write(stream.resolve("checkpoint"), before);

    assertThat(verify().findings())
        .anyMatch(each -> each.sentence().contains("nobody signed entry 1000"))
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING && each.index() == 0);
  }
}
