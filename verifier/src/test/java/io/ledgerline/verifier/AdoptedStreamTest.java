package io.ledgerline.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Adoption;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptedStreamTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final UuidV7 IDS = new UuidV7(CLOCK, new Random(7));

  @TempDir private Path folder;
  private LedgerConfig config;
  private String first = "";

  @BeforeEach
  void backUpAndGoOn() throws Exception {
    config = LedgerConfig.of(ledger(), folder.resolve("state"), "ledger.example", "n1");
    append(300);
    copy(ledger(), folder.resolve("backup"));
  }

  private Path ledger() {
    return folder.resolve("ledger");
  }

  private void append(int count) throws Exception {
    try (var opened = Ledger.open(config, CLOCK, AdoptedStreamTest::opened)) {
      for (int i = 0; i < count; i++) {
        byte[] entry =
            EntryBuilder.entry(EventType.CALL_ADMITTED, IDS.next(), NOW, "threadco").build();
        var unused = opened.appendAsync("threadco", entry, null);
      }
      first = first.isEmpty() ? opened.origin("threadco") : first;
    }
  }

  private static byte[] opened(String stream, String origin, String vkey) {
    return EntryBuilder.entry(EventType.STREAM_OPENED, IDS.next(), NOW, "_system")
        .text(Field.ORIGIN, origin)
        .text(Field.VKEY, vkey)
        .build();
  }

  private void restoreBackup() throws IOException {
    delete(ledger());
    copy(folder.resolve("backup"), ledger());
  }

  private static void delete(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path each : paths.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private void adopt() throws Exception {
    var findings = Adoption.look(config, CLOCK);
    var streams = new TreeSet<String>();
    findings.refused().forEach(each -> streams.add(each.stream()));
    Adoption.adopt(
        config,
        CLOCK,
        findings.installation(),
        streams,
        AdoptedStreamTest::opened,
        each -> List.of(opened(each.before().stream(), each.origin(), each.vkey())));
  }

  private VerifyReport verify() throws Exception {
    return Verify.run(ledger(), VerifyOptions.defaults().withLastSigned(folder.resolve("state")));
  }

  private static StreamReport of(VerifyReport report, String stream) {
    return report.streams().stream()
        .filter(each -> each.stream().equals(stream))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesTheGapThatAnAdoptedBackupLeft() throws Exception {
    append(20);
    restoreBackup();
    adopt();
    append(50);
    VerifyReport report = verify();
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.LOST);
              assertThat(finding.index()).isEqualTo(300);
              assertThat(finding.sentence())
                  .startsWith(
                      "entries 300 to 319 of origin " + first + " were signed and are lost");
            });
    assertThat(of(report, "threadco").size()).isEqualTo(350);
    assertThat(of(report, "threadco").signedUpTo()).isEqualTo(350);
  }

  @Test
  void isConsistentAfterALostStoreAndSaysWhichOriginsEnded() throws Exception {
    delete(folder.resolve("state"));
    adopt();
    append(5);
    VerifyReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(of(report, "threadco").notes())
        .containsExactly(
            "origin " + first + " ended: signed up to 300 as far as known, 300 entries were kept");
  }

  @Test
  void findsThatAnAdoptionWasUndoneInTheFolderOfOneStream() throws Exception {
    delete(folder.resolve("state"));
    adopt();
    Path stream = ledger().resolve("streams/threadco");
    delete(stream);
    copy(folder.resolve("backup/streams/threadco"), stream);
    assertThat(Verify.run(ledger(), VerifyOptions.defaults()).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.ROLLED_BACK);
              assertThat(finding.sentence()).contains("the stream goes on under " + first);
            });
  }

  @Test
  void saysWhatNobodyVouchesForWhereTheStoreIsAtHand() throws Exception {
    Path checkpoint = ledger().resolve("streams/threadco/checkpoint");
    byte[] before = Files.readAllBytes(checkpoint);
    byte[] store = Files.readAllBytes(folder.resolve("state/last-signed"));
    append(2);
    Files.write(checkpoint, before); // as if these were put behind the last checkpoint
    Files.write(folder.resolve("state/last-signed"), store);
    VerifyReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(of(report, "threadco").notes())
        .singleElement()
        .asString()
        .startsWith("entries 300 to 301 stand behind everything that was ever signed");
  }

  @Test
  void holdsWhatTheStoreKnowsOfAnEndedOriginAgainstTheEntries() throws Exception {
    copy(folder.resolve("state"), folder.resolve("state-before"));
    append(20);
    copy(folder.resolve("state"), folder.resolve("state-kept"));
    restoreBackup();
    delete(folder.resolve("state"));
    copy(folder.resolve("state-before"), folder.resolve("state"));
    append(20); // others than those that were signed
    delete(folder.resolve("state"));
    adopt();
    VerifyReport report =
        Verify.run(ledger(), VerifyOptions.defaults().withLastSigned(folder.resolve("state-kept")));
    assertThat(report.findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.EDITED
                    && each.sentence().contains("of origin " + first + " was signed with root"));
  }

  @Test
  void takesAnchorsOfAnEndedOriginForWhatTheyAre() throws Exception {
    byte[] note = Files.readAllBytes(ledger().resolve("streams/threadco/checkpoint"));
    Path at = folder.resolve("anchors/threadco/" + AnchorKind.WITNESS.folder());
    Files.createDirectories(at);
    Files.write(at.resolve(AnchorArchive.name(300) + ".note"), note);
    var options = VerifyOptions.defaults().withAnchors(folder.resolve("anchors"));
    assertThat(Verify.run(ledger(), options).findings()).isEmpty();
    delete(folder.resolve("state"));
    adopt();
    append(5);
    assertThat(Verify.run(ledger(), options).findings()).isEmpty();

    restoreBackup();
    delete(folder.resolve("state"));
    String text = new String(note, UTF_8);
    Files.writeString(
        at.resolve(AnchorArchive.name(320) + ".note"), text.replace("\n300\n", "\n320\n"));
    adopt();
    assertThat(Verify.run(ledger(), options).findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.LOST
                    && each.sentence().startsWith("entries 300 to 319 of origin " + first));
  }
}
