package io.ledgerline.verifier.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.verifier.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillTest {
  @TempDir private static Path folder;
  private static DrillReport report;
  private static TreeMap<String, Long> untouched;
  private static List<String> before;

  @BeforeAll
  static void run() throws Exception {
    fill();
    untouched = checksums();
    before = copies();
    report = Drill.run(folder.resolve("data"), Drill.SAMPLE_BYTES, row -> {});
  }

  private static void fill() throws Exception {
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
      for (int i = 0; i < 1200; i++) {
        String stream = i % 3 == 0 ? "voltbay" : "threadco";
        byte[] entry =
            EntryBuilder.entry(EventType.CALL_ADMITTED, ids.next(), Instant.now(), stream)
                .number(Field.COUNT, i)
                .build();
        var unused = ledger.appendAsync(stream, entry, null);
      }
    }
  }

  private static TreeMap<String, Long> checksums() throws Exception {
    var sums = new TreeMap<String, Long>();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        var crc = new java.util.zip.CRC32();
        crc.update(Files.readAllBytes(each));
        sums.put(each.toString(), crc.getValue());
      }
    }
    return sums;
  }

  @Test
  void catchesEveryManipulationWithWhatACheckerMustHave() {
    assertThat(report.missed()).isEmpty();
    assertThat(report.skipped()).isEmpty();
    assertThat(report.before()).isEmpty();
    assertThat(report.isPassed()).isTrue();
  }

  @Test
  void saysHonestlyWhatTheFolderAloneDoesNotShow() {
    assertThat(report.rows())
        .filteredOn(row -> row.way() == Way.FORK || row.way() == Way.ROLL_BACK)
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(row -> !row.seen().containsKey(Knowledge.FOLDER))
        .allMatch(row -> row.seen().containsKey(Knowledge.LAST_SIGNED))
        .allMatch(row -> row.seen().containsKey(Knowledge.ANCHORS));
  }

  @Test
  void showsThatAnchorsNameForksRollbacksAndBackDating() {
    assertThat(report.rows())
        .filteredOn(row -> row.caughtWith() == Knowledge.ANCHORS)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.way()).isEqualTo(Way.BACK_DATE);
              assertThat(row.seen()).containsOnlyKeys(Knowledge.ANCHORS);
            });
    assertThat(report.rows())
        .filteredOn(row -> row.way() == Way.FORK)
        .extracting(row -> row.seen().get(Knowledge.ANCHORS))
        .allMatch(found -> found.kind() == Finding.Kind.FORKED)
        .allMatch(found -> found.sentence().contains("witness drill saw"));
  }

  @Test
  void triesEveryWay() {
    assertThat(report.rows()).extracting(DrillRow::way).contains(Way.values());
  }

  @Test
  void changesNothingInTheLedgerAndLeavesNothingBehind() throws Exception {
    assertThat(checksums()).isEqualTo(untouched);
    assertThat(before).containsAll(copies());
  }

  /** Copies of ledgers that drills left, also those of other processes that were killed. */
  private static List<String> copies() throws Exception {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> name.startsWith("ledgerline-drill"))
          .toList();
    }
  }

  @Test
  void saysWhenTheLedgerWasNotWholeToBeginWith() throws Exception {
    Path damaged = folder.resolve("damaged");
    Trees.copy(folder.resolve("data/ledger/streams"), damaged.resolve("streams"));
    Trees.delete(damaged.resolve("streams/voltbay"));

    DrillReport found = Drill.run(damaged, Drill.SAMPLE_BYTES, row -> {});

    assertThat(found.before()).anyMatch(each -> each.sentence().contains("voltbay"));
    assertThat(found.isPassed()).isFalse();
  }

  @Test
  void copiesASampleOfALargeLedgerAndSaysWhatWasLeftOut() throws Exception {
    long bytes = Trees.bytesUpTo(folder.resolve("data/ledger/streams/voltbay"), Long.MAX_VALUE);

    DrillReport found = Drill.run(folder.resolve("data"), bytes + 20_000, row -> {});

    assertThat(found.streamsLeftOut()).isEqualTo(1);
    assertThat(found.before()).isEmpty();
    assertThat(found.missed()).isEmpty();
    assertThat(List.of(found.streams())).containsExactly(2);
  }

  @Test
  void exitsWithTheCodeThatItDocuments() throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    try (var print = new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8)) {
      String data = folder.resolve("data").toString();
      assertThat(DrillCommand.run(List.of(data, "--drill"), print, print)).isZero();
      assertThat(DrillCommand.run(List.of("--drill"), print, print)).isEqualTo(2);
      assertThat(DrillCommand.run(List.of("--drill", "/nowhere"), print, print)).isEqualTo(2);
      assertThat(DrillCommand.run(List.of("--drill", data, "--sample", "0"), print, print))
          .isEqualTo(2);
    }
    assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
        .contains("0 missed", "seen only with a checkpoint from outside", "holds no ledger");
  }
}
