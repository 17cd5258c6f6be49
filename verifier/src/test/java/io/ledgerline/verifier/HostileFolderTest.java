package io.ledgerline.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.StreamOpening;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that somebody made to be checked wrongly, or not at all. */
class HostileFolderTest {
  private static final UuidV7 IDS =
      new UuidV7(InstantSource.fixed(Instant.ofEpochSecond(1_790_000_000)), new Random(9));
  private static final StreamOpening OPENING =
      (name, origin, key) ->
          EntryBuilder.entry(
                  EventType.STREAM_OPENED, new UUID(0x7000, 1L << 63), Instant.EPOCH, name)
              .text(Field.ORIGIN, origin)
              .build();

  private static final int HEADER = 64;
  private static final int MAGIC = 0x4C4C4631;
  private static final int VERSION = 0x0001_0000;

  @TempDir private Path folder;
  private Path stream;

  @BeforeEach
  void fill() throws Exception {
    stream = folder.resolve("data/ledger/streams/threadco");
    var config =
        LedgerConfig.of(
                folder.resolve("data/ledger"), folder.resolve("state"), "ledger.example", "node-1")
            .withJournal(1 << 20, 4);
    try (Ledger ledger = Ledger.open(config, InstantSource.system(), OPENING)) {
      for (int i = 0; i < 300; i++) {
        Instant at = Instant.ofEpochSecond(1_790_000_000);
        var unused =
            ledger.appendAsync(
                "threadco",
                EntryBuilder.entry(EventType.CALL_ADMITTED, IDS.next(), at, "threadco").build(),
                null);
      }
    }
  }

  private VerifyReport verify() throws InterruptedException {
    return Verify.run(folder.resolve("data"), VerifyOptions.defaults());
  }

  /** Makes a small file of the stream say something else, with the checksum that fits it. */
  private void rewrite(String file, String from, String to) throws Exception {
    String text = Files.readString(stream.resolve(file));
    String changed = text.substring(0, text.lastIndexOf("crc32c ")).replaceFirst(from, to);
    write(file, changed);
  }

  private void write(String file, String text) throws Exception {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    String end = "crc32c " + HexFormat.of().toHexDigits((int) crc.getValue()) + '\n';
    Files.writeString(stream.resolve(file), text + end);
  }

  private void assertNamed(String file) throws InterruptedException {
    VerifyReport report = verify();
    assertThat(report.findings()).anyMatch(each -> each.file().contains(file));
    assertThat(report.streams()).extracting(StreamReport::stream).contains("_system", "threadco");
  }

  @Test
  void showBytesThatAreNoEntryBehindTheLastOneOfABundle() throws Exception {
    for (String bundle : new String[] {"tile/entries/000", "tile/entries/001.p/44"}) {
      for (byte[] more : new byte[][] {{0}, {0, 9, 'x'}, {-1, -1, '{', '}'}}) {
        byte[] before = Files.readAllBytes(stream.resolve(bundle));
        Files.write(stream.resolve(bundle), more, StandardOpenOption.APPEND);
        assertNamed(bundle);
        Files.write(stream.resolve(bundle), before);
      }
    }
  }

  @Test
  void areCheckedWhateverSizeTheStateClaims() throws Exception {
    for (long size : new long[] {1L << 38, 1L << 62}) {
      rewrite(
          "state",
          "size [0-9]+\n(subtree [^\n]+\n)+",
          "size " + size + "\nsubtree " + "A".repeat(43) + "=\n");
      assertNamed("state");
    }
  }

  /** One file of a stream is looked for at most per claimed tile, and that only among few. */
  @Test
  void areNotSearchedForTilesThatAStateClaimsAndNobodyWrote() throws Exception {
    long width = 256;
    for (long tiles : new long[] {StreamFiles.MANY_TILES, 5_000, (1L << 20) - 1, 1L << 20}) {
      assertThat(StreamFiles.mayHold(stream, tiles * width)).as("%d tiles", tiles).isFalse();
      rewrite(
          "state",
          "size [0-9]+\n(subtree [^\n]+\n)+",
          "size "
              + tiles * width
              + "\n"
              + ("subtree " + "A".repeat(43) + "=\n").repeat(Long.bitCount(tiles)));
      assertThat(verify().findings())
          .hasSizeLessThan(10)
          .anyMatch(each -> each.sentence().contains("there are not so many tiles"));
    }
  }

  @Test
  void areStillToldTileByTileWhereHalfOfThemAreThere() throws Exception {
    Path tiles = Files.createDirectories(stream.resolve("tile/0"));
    for (int i = 2; i < 50; i++) {
      Files.createFile(tiles.resolve(String.format("%03d", i)));
    }
    assertThat(StreamFiles.mayHold(stream, 100 * 256)).isTrue();
    assertThat(StreamFiles.mayHold(stream, 104 * 256)).isFalse();
  }

  @Test
  void areCheckedWhateverSizeAnEndedOriginClaims() throws Exception {
    String origin = Files.readString(stream.resolve("checkpoint")).lines().findFirst().orElse("");
    write(
        "origins",
        "ledgerline stream origins 1\norigin "
            + origin
            + "\npending no\nclosed "
            + origin
            + "0 -5 "
            + "A".repeat(43)
            + "= 7\n");
    assertNamed("origins");
  }

  @Test
  void areCheckedWhateverFoldersLieAmongTheStreams() throws Exception {
    Files.createDirectory(stream.resolveSibling("no stream"));
    assertNamed("no stream");
  }

  @Test
  void areReadNoFurtherThanAFileMayBeLong() throws Exception {
    for (String file : new String[] {"tile/0/000", "checkpoint", "refused", "vkey", "pruned"}) {
      Path path = stream.resolve(file);
      byte[] before = Files.exists(path) ? Files.readAllBytes(path) : null;
      try (var large = new RandomAccessFile(path.toFile(), "rw")) {
        large.setLength(3L << 30);
      }
      assertThat(verify().findings())
          .as(file)
          .isNotEmpty()
          .allMatch(each -> each.sentence().length() < 3_000);
      Files.delete(path);
      if (before != null) {
        Files.write(path, before);
      }
    }
  }

  @Test
  void areCheckedWhateverSizeTheCheckpointClaims() throws Exception {
    Path checkpoint = stream.resolve("checkpoint");
    String size = Long.toString(1L << 62);
    Files.writeString(
        checkpoint, Files.readString(checkpoint).replaceFirst("\n300\n", "\n" + size + "\n"));
    assertNamed("checkpoint");
  }

  @Test
  void canNotSteerTheTerminalOfWhoReadsTheReport() throws Exception {
    Files.writeString(stream.resolve("refused"), "\u001b[2J\u001b[Hnothing is wrong\r\n");
    var out = new ByteArrayOutputStream();

    ReportText.print(verify(), 1, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("nothing is wrong")
        .doesNotContain("\u001b", "\r");
  }

  /** Journal frames whose checksums fit and whose lengths lead out of them. */
  @Test
  void areCheckedWhateverTheJournalClaims() throws Exception {
    Path journal = folder.resolve("data/ledger/journal/0000000000000099.journal");
    for (String directory :
        new String[] {"00000000", "ffff", "0000ff", "000008" + "74".repeat(8), ""}) {
      for (byte kind : new byte[] {1, 2}) {
        Files.write(journal, frame(kind, HexFormat.of().parseHex(directory)));
        VerifyReport report = verify();
        assertThat(report.streams()).extracting(StreamReport::stream).contains("threadco");
      }
    }
  }

  private static byte[] frame(byte kind, byte[] directory) {
    ByteBuffer out = ByteBuffer.allocate(4096);
    out.position(HEADER).put(directory).position(0);
    out.putInt(MAGIC).putInt(VERSION | kind).putLong(99).putLong(0).putLong(0);
    out.putInt(directory.length).putInt(1 << 20).putLong(0);
    out.putInt(crc(out.array(), HEADER, directory.length)).putInt(0).putInt(0);
    return out.putInt(crc(out.array(), 0, HEADER - 4)).array();
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
