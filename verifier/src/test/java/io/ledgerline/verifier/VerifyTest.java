package io.ledgerline.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamOpening;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.tile.EntryBundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  private static final int ENTRIES = 700;
  private static final UuidV7 IDS =
      new UuidV7(InstantSource.fixed(Instant.ofEpochSecond(1_790_000_000)), new Random(7));

  @TempDir private Path folder;
  private Path stream;
  private Path state;
  private String vkey = "";

  @BeforeEach
  void fill() throws Exception {
    state = folder.resolve("state");
    stream = folder.resolve("data/ledger/streams/threadco");
    append(ENTRIES);
  }

  @Test
  void findsThatAWholeStreamWasTakenAwayWithoutAnyStoreOutside() throws Exception {
    takeAway(stream);

    VerifyReport report = Verify.run(folder.resolve("data"), VerifyOptions.defaults());

    assertThat(report.isConsistent()).isFalse();
    assertThat(report.folder()).anyMatch(each -> each.sentence().contains("threadco"));
  }

  @Test
  void findsThatTheStreamOfTheInstallationWasTakenAway() throws Exception {
    takeAway(folder.resolve("data/ledger/streams/_system"));

    VerifyReport report = Verify.run(folder.resolve("data"), VerifyOptions.defaults());

    assertThat(report.folder()).anyMatch(each -> each.sentence().contains("_system"));
  }

  private void takeAway(Path streamFolder) throws Exception {
    for (Path root : List.of(streamFolder, folder.resolve("data/ledger/journal"))) {
      try (var files = Files.walk(root)) {
        for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectory(folder.resolve("data/ledger/journal"));
  }

  private static byte[] entry(String stream, int number) {
    return EntryBuilder.entry(
            EventType.CALL_ADMITTED, IDS.next(), Instant.ofEpochSecond(1_790_000_000), stream)
        .number(Field.COUNT, number)
        .build();
  }

  private void append(int count) throws LedgerException {
    LedgerConfig config =
        LedgerConfig.of(folder.resolve("data/ledger"), state, "ledger.example", "node-1")
            .withJournal(1 << 20, 4);
    StreamOpening opening =
        (name, origin, key) ->
            EntryBuilder.entry(
                    EventType.STREAM_OPENED, new UUID(0x7000, 1L << 63), Instant.EPOCH, name)
                .text(Field.ORIGIN, origin)
                .build();
    try (Ledger ledger = Ledger.open(config, InstantSource.system(), opening)) {
      for (int i = 0; i < count; i++) {
        var unused = ledger.appendAsync("threadco", entry("threadco", i), null);
      }
      vkey = ledger.vkey("threadco");
    }
  }

  private VerifyReport verify() throws InterruptedException {
    return Verify.run(
        folder.resolve("data"),
        VerifyOptions.defaults().withLastSigned(state).withVkeys(List.of(vkey)));
  }

  private Finding first() throws InterruptedException {
    VerifyReport report = verify();
    assertThat(report.grade()).isEqualTo("not consistent");
    return report.findings().getFirst();
  }

  private static void flip(Path file, int at) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws Exception {
    VerifyReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.grade()).isEqualTo("consistent in itself");
    StreamReport threadco = report.streams().getLast();
    assertThat(threadco.size()).isEqualTo(ENTRIES);
    assertThat(threadco.signedUpTo()).isEqualTo(ENTRIES);
    assertThat(threadco.unsignedTail()).isZero();
    assertThat(threadco.keyFrom()).isEqualTo(StreamReport.KeySource.GIVEN);
  }

  @Test
  void namesTheEntryWhoseByteWasChanged() throws Exception {
    Path bundle = stream.resolve("tile/entries/001");
    byte[] bytes = Files.readAllBytes(bundle);
    EntryBundle entries = new EntryBundle(bytes);
    for (int i = 0; i <= 100; i++) {
      entries.next();
    }
    flip(bundle, new String(bytes, StandardCharsets.ISO_8859_1).indexOf("00Z", entries.from()));
    Finding finding = first();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.EDITED);
    assertThat(finding.file()).isEqualTo("streams/threadco/tile/entries/001");
    assertThat(finding.index()).isEqualTo(356);
    assertThat(finding.offset()).isEqualTo(entries.from());
  }

  @Test
  void namesTheEntryWhoseByteWasChangedInThePartialBundle() throws Exception {
    Path bundle = stream.resolve("tile/entries/002.p/188");
    byte[] bytes = Files.readAllBytes(bundle);
    flip(bundle, new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("00Z"));
    Finding finding = first();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.EDITED);
    assertThat(finding.index()).isEqualTo(699);
  }

  @Test
  void findsEveryFlippedByteOfEveryFileOfAStream() throws Exception {
    Random random = new Random(11);
    List<Path> files;
    try (var walk = Files.walk(stream)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < 3; i++) {
        int at = random.nextInt(good.length);
        flip(file, at);
        assertThat(verify().findings()).as("%s byte %d", file, at).isNotEmpty();
        Files.write(file, good);
      }
    }
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void tellsATileThatWasChangedFromAnEntryThatWas() throws Exception {
    flip(stream.resolve("tile/0/000"), 32 * 17 + 5);
    Finding finding = first();
    assertThat(finding.file()).isEqualTo("streams/threadco/tile/0/000");
    assertThat(finding.offset()).isEqualTo(32 * 17);
    assertThat(finding.index()).isEqualTo(17);
  }

  @Test
  void seesEntriesThatChangedPlaces() throws Exception {
    Path bundle = stream.resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(bundle);
    List<byte[]> entries = new ArrayList<>();
    for (EntryBundle each = new EntryBundle(bytes); each.next(); ) {
      entries.add(each.entry());
    }
    byte[] fifth = entries.get(5);
    entries.set(5, entries.get(9));
    entries.set(9, fifth);
    ByteArrayOutputStream swapped = new ByteArrayOutputStream();
    entries.forEach(each -> EntryBundle.write(swapped, each));
    Files.write(bundle, swapped.toByteArray());
    Finding finding = first();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.REORDERED);
    assertThat(finding.index()).isEqualTo(5);
  }

  @Test
  void saysWhereABundleWasCut() throws Exception {
    Path bundle = stream.resolve("tile/entries/001");
    byte[] bytes = Files.readAllBytes(bundle);
    Files.write(bundle, Arrays.copyOf(bytes, bytes.length - 1));
    Finding finding = first();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.TRUNCATED);
    assertThat(finding.index()).isEqualTo(511);
  }

  @Test
  void saysWhichTileIsMissing() throws Exception {
    Files.delete(stream.resolve("tile/1/000.p/2"));
    assertThat(first())
        .extracting(Finding::kind, Finding::file)
        .containsExactly(Finding.Kind.MISSING, "streams/threadco/tile/1/000.p/2");
  }

  @Test
  void refusesACheckpointThatAnotherKeySigned() throws Exception {
    PublicKey other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    String otherKey = VerifierKey.ed25519(VerifierKey.parse(vkey).name(), other).vkey();
    VerifyReport report =
        Verify.run(folder.resolve("data"), VerifyOptions.defaults().withVkeys(List.of(otherKey)));
    assertThat(report.findings())
        .extracting(Finding::file)
        .contains("streams/threadco/checkpoint", "streams/threadco/vkey");
  }

  @Test
  void seesAFolderThatWentBackInTime() throws Exception {
    Path backup = folder.resolve("backup");
    copy(folder.resolve("data"), backup);
    append(10);
    VerifyReport report = Verify.run(backup, VerifyOptions.defaults().withLastSigned(state));
    assertThat(report.findings()).extracting(Finding::kind).contains(Finding.Kind.ROLLED_BACK);
    assertThat(report.findings().getFirst().sentence()).contains("710 entries, 700 are there");
  }

  @Test
  void seesAStreamThatIsGone() throws Exception {
    delete(stream);
    assertThat(first().kind()).isEqualTo(Finding.Kind.MISSING);
  }

  @Test
  void exitsWithTheCodeThatItDocuments() throws Exception {
    String data = folder.resolve("data").toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      assertThat(VerifyCommand.run(new String[] {data}, print, print)).isZero();
      assertThat(VerifyCommand.run(new String[] {"/nowhere"}, print, print)).isEqualTo(2);
      assertThat(VerifyCommand.run(new String[] {"--bad"}, print, print)).isEqualTo(2);
      flip(stream.resolve("tile/0/000"), 1);
      assertThat(VerifyCommand.run(new String[] {data}, print, print)).isEqualTo(1);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("consistent in itself", "edited  streams/threadco/tile/0/000 byte 0 entry 0")
        .doesNotContain(" verified");
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path top) throws Exception {
    try (var paths = Files.walk(top)) {
      for (Path path : paths.toList().reversed()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void seesThatTwoTenantsStreamsChangedPlaces() throws Exception {
    Path other = stream.resolveSibling("voltbay");
    copy(stream, other);

    VerifyReport report = Verify.run(folder.resolve("data"), VerifyOptions.defaults());

    assertThat(report.findings())
        .filteredOn(each -> each.kind() == Finding.Kind.MISPLACED)
        .extracting(Finding::file)
        .containsExactly("streams/voltbay/state", "streams/voltbay/checkpoint");
  }

  @Test
  void seesThatACheckpointWasRemoved() throws Exception {
    Files.delete(stream.resolve("checkpoint"));
    assertThat(first())
        .extracting(Finding::kind, Finding::file)
        .containsExactly(Finding.Kind.MISSING, "streams/threadco/checkpoint");
  }

  @Test
  void seesThatAnotherInstallationsFolderWasShownInstead() throws Exception {
    String origin = VerifierKey.parse(vkey).name().replace("threadco", "voltbay");
    PublicKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    VerifyReport report =
        Verify.run(
            folder.resolve("data"),
            VerifyOptions.defaults().withVkeys(List.of(VerifierKey.ed25519(origin, key).vkey())));
    assertThat(report.folder()).anyMatch(each -> each.sentence().contains(origin));
  }
}
