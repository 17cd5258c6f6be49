package io.ledgerline.verifier;

import static io.ledgerline.verifier.AnchoredLedger.START;
import static io.ledgerline.verifier.AnchoredLedger.STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.verifier.trust.Grade;
import io.ledgerline.verifier.trust.Trust;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchoredVerifyTest {
  @TempDir private Path folder;
  private AnchoredLedger ledger;

  @BeforeEach
  void fill() throws Exception {
    ledger = new AnchoredLedger(folder);
    ledger.append(300);
    ledger.witnessAll();
    ledger.now = START.plus(Duration.ofHours(1));
    ledger.append(400);
    ledger.witnessTime = START.plus(Duration.ofHours(2));
  }

  private StreamReport threadco(VerifyReport report) {
    return report.streams().getLast();
  }

  private Finding finding(Finding.Kind kind) throws Exception {
    return ledger.verify().findings().stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding " + kind));
  }

  @Test
  void gradesByTheNewestCheckpointThatAQuorumSaw() throws Exception {
    VerifyReport report = ledger.verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.grade())
        .isEqualTo("anchored outside up to 2026-09-21T14:13:20Z by witness w1");
    assertThat(threadco(report).anchored()).isNotNull();
    assertThat(threadco(report).anchored().size()).isEqualTo(300);
    assertThat(threadco(report).unanchored()).isEqualTo(400);

    ledger.witnessAll();
    assertThat(threadco(ledger.verify()).unanchored()).isZero();
    // _system did not grow, so its only anchor is of two hours ago as well; the whole says so.
    assertThat(ledger.verify().graded()).isInstanceOf(Grade.AnchoredUpTo.class);
  }

  @Test
  void saysConsistentInItselfWhereNobodyTrustedAttests() throws Exception {
    VerifyReport alone = Verify.run(ledger.data, VerifyOptions.defaults());
    assertThat(alone.grade()).isEqualTo("consistent in itself");
    assertThat(threadco(alone).anchors()).isEqualTo(1);

    Path none = Files.writeString(folder.resolve("none.txt"), "quorum none\n");
    var trusting = VerifyOptions.defaults().withTrust(Trust.read(none));
    assertThat(Verify.run(ledger.data, trusting).grade()).isEqualTo("consistent in itself");

    AnchoredLedger bare = new AnchoredLedger(folder.resolve("bare"));
    bare.append(5);
    assertThat(bare.verify().findings()).isEmpty();
    assertThat(bare.verify().grade()).isEqualTo("consistent in itself");
  }

  @Test
  void isNotLiftedByAnAnchorOverKeysThatOnlyTheFolderKnows() throws Exception {
    String all = Files.readString(ledger.trustFile(""));
    String outsiders =
        all.lines().filter(line -> !line.startsWith("signer")).collect(joining("\n"));
    var options =
        VerifyOptions.defaults()
            .withTrust(Trust.read(Files.writeString(folder.resolve("w.txt"), outsiders)));
    VerifyReport report = Verify.run(ledger.data, options);
    assertThat(report.findings()).isEmpty();
    assertThat(report.grade()).isEqualTo("consistent in itself");
  }

  @Test
  void namesAForkWithSizeFileAndWhoSawTheOther() throws Exception {
    // Another history of the same origin, signed by the installation's own keys.
    Path other = folder.resolve("other");
    AnchoredLedger forked = new AnchoredLedger(other);
    copy(folder.resolve("keys"), other.resolve("keys"));
    Files.createDirectories(other.resolve("data/ledger"));
    Files.copy(
        ledger.data.resolve("ledger/installation"), forked.data.resolve("ledger/installation"));
    forked.now = START.plusSeconds(1);
    forked.append(300);
    forked.append(400);
    copy(ledger.archive, forked.archive);

    Finding finding =
        forked.verify().findings().stream()
            .filter(each -> each.kind() == Finding.Kind.FORKED && STREAM.equals(each.stream()))
            .findFirst()
            .orElseThrow();

    assertThat(finding.file()).isEqualTo("anchors/threadco/witness/0000000000000000300.note");
    assertThat(finding.sentence())
        .contains("witness w1 saw, by 2026-09-21T14:13:20Z")
        .contains("at size 300")
        .contains("between entry 0 and entry 299");
    assertThat(forked.verify().grade()).isEqualTo("not consistent");
    // Even without anybody trusted: the log itself signed both.
    assertThat(Verify.run(forked.data, VerifyOptions.defaults()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.FORKED);
  }

  @Test
  void seesAStateThatIsOlderThanAnAnchor() throws Exception {
    Path backup = folder.resolve("backup");
    copy(ledger.data, backup.resolve("data"));
    copy(folder.resolve("keys"), backup.resolve("keys"));
    ledger.append(100);
    ledger.witnessAll();
    AnchoredLedger old = new AnchoredLedger(backup);
    copy(ledger.archive, old.archive);

    assertThat(old.verify().findings())
        .anySatisfy(
            each -> {
              assertThat(each.kind()).isEqualTo(Finding.Kind.ROLLED_BACK);
              assertThat(each.file())
                  .isEqualTo("anchors/threadco/witness/0000000000000000800.note");
              assertThat(each.index()).isEqualTo(700);
              assertThat(each.sentence()).contains("witness w1").contains("700 are here");
            });
  }

  @Test
  void takesAnArchiveThatWasKeptElsewhere() throws Exception {
    Path kept = folder.resolve("kept");
    copy(ledger.archive, kept);
    delete(ledger.archive);
    var trust = Trust.read(ledger.trustFile(""));
    var options = VerifyOptions.defaults().withTrust(trust);
    assertThat(Verify.run(ledger.data, options).grade()).isEqualTo("consistent in itself");
    assertThat(Verify.run(ledger.data, options.withAnchors(kept)).grade()).startsWith("anchored");
    assertThatThrownBy(() -> Verify.run(ledger.data, options.withAnchors(folder.resolve("no"))))
        .hasMessageContaining("expected: an anchor archive");
  }

  @Test
  void findsAnEntryThatIsOlderThanTheAnchorBeforeIt() throws Exception {
    ledger.witnessAll(); // size 700, two hours after the start
    ledger.append(1); // says one hour after it
    Finding finding = finding(Finding.Kind.BACK_DATED);
    assertThat(finding.index()).isEqualTo(700);
    assertThat(finding.sentence())
        .contains("it says 2026-09-21T15:13:20Z")
        .contains("at 2026-09-21T16:13:20Z the log had only 700 entries")
        .contains("witness w1");
  }

  @Test
  void findsAnEntryThatSaysALaterTimeThanTheAnchorOverIt() throws Exception {
    ledger.now = START.plus(Duration.ofHours(3));
    ledger.append(1);
    ledger.witnessAll(); // at two hours
    Finding finding = finding(Finding.Kind.BACK_DATED);
    assertThat(finding.index()).isEqualTo(700);
    assertThat(finding.sentence()).contains("was there at 2026-09-21T16:13:20Z");
  }

  @Test
  void allowsClocksToBeFiveMinutesApartAndNoMore() throws Exception {
    ledger.now = START.plus(Duration.ofHours(2)).minus(Duration.ofMinutes(5));
    ledger.witnessAll();
    ledger.append(1);
    assertThat(ledger.verify().findings()).isEmpty();
    ledger.now = ledger.now.minusMillis(1);
    ledger.append(1);
    assertThat(finding(Finding.Kind.BACK_DATED).index()).isEqualTo(701);
  }

  @Test
  void accusesNoEntryOnTheWordOfABadLine() throws Exception {
    Path file = ledger.witness(STREAM, ledger.note(STREAM));
    ledger.append(1); // one hour behind that anchor
    SignedNote note = SignedNote.parse(Files.readAllBytes(file));
    SignedNote.Line line = note.signatures().getLast();
    byte[] bad = line.signature().clone();
    bad[20] ^= 1;
    var lines = new java.util.ArrayList<>(note.signatures());
    lines.set(lines.size() - 1, new SignedNote.Line(line.name(), line.keyId(), bad));
    Files.writeString(file, new SignedNote(note.text(), lines).format());

    assertThat(ledger.verify().findings())
        .extracting(Finding::kind)
        .containsOnly(Finding.Kind.BAD_SIGNATURE);
    assertThat(finding(Finding.Kind.BAD_SIGNATURE).sentence()).contains("witness w1");
  }

  @Test
  void countsNoCheckpointThatTheLogDidNotSign() throws Exception {
    ledger.append(50);
    String text = ledger.note(STREAM).text();
    SignedNote strangers = new SignedNote(text, List.of());
    ledger.witness(STREAM, strangers);
    VerifyReport report = ledger.verify();
    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsOnly(Finding.Kind.BAD_SIGNATURE);
    assertThat(threadco(report).anchored().size()).isEqualTo(300);
  }

  @Test
  void saysWhatOfTheArchiveCannotBeReadOrLiesInTheWrongPlace() throws Exception {
    String name = AnchorArchive.name(300) + ".note";
    ledger.put(STREAM, AnchorKind.WITNESS, AnchorArchive.name(301) + ".note", "x".getBytes(UTF_8));
    Path good = new AnchorArchive(ledger.archive).folder(STREAM, AnchorKind.WITNESS).resolve(name);
    ledger.put("_system", AnchorKind.WITNESS, name, Files.readAllBytes(good));
    Files.createDirectories(ledger.archive.resolve("voltbay/witness"));

    assertThat(ledger.verify().findings())
        .extracting(Finding::kind, Finding::file)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Finding.Kind.EDITED, "anchors/threadco/witness/0000000000000000301.note"),
            org.assertj.core.groups.Tuple.tuple(
                Finding.Kind.MISPLACED, "anchors/_system/witness/" + name),
            org.assertj.core.groups.Tuple.tuple(Finding.Kind.MISSING, "anchors"));
  }

  @Test
  void comparesWithWhatTheManifestsSayWasCopied() throws Exception {
    byte[] bundle = Files.readAllBytes(ledger.stream(STREAM).resolve("tile/entries/000"));
    String good = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bundle));
    manifest(good);
    assertThat(ledger.verify().findings()).isEmpty();
    manifest("00" + good.substring(2));
    Finding finding = finding(Finding.Kind.FORKED);
    assertThat(finding.file()).isEqualTo("anchors/threadco/worm/0000000000000000300.json");
    assertThat(finding.sentence()).contains("tile/entries/000");
    ledger.put(STREAM, AnchorKind.WORM, AnchorArchive.name(300) + ".json", "{}".getBytes(UTF_8));
    assertThat(finding(Finding.Kind.EDITED).sentence()).contains("line 1");
  }

  private void manifest(String sha256) throws Exception {
    String json =
        """
        {"v":1,"store":"s3","origin":"o","from":0,"size":300,"checkpoint":false,"mode":"COMPLIANCE","retain_until":"2030-01-01T00:00:00Z","objects":[
        {"name":"tile/entries/000","version_id":"v1","sha256":"%s","bytes":1}]}
        """;
    ledger.put(
        STREAM,
        AnchorKind.WORM,
        AnchorArchive.name(300) + ".json",
        json.formatted(sha256).getBytes(UTF_8));
  }

  @Test
  void wantsEveryStreamToBeOfALogThatTheTrustFileNames() throws Exception {
    String others =
        Files.readString(ledger.trustFile("")).replace("signer ledger.example", "signer l.example");
    Path file = Files.writeString(folder.resolve("others.txt"), others);
    var options = VerifyOptions.defaults().withTrust(Trust.read(file));
    assertThat(Verify.run(ledger.data, options).findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.BAD_SIGNATURE
                    && each.sentence().contains("the trust file names no key for its origin"));
  }

  @Test
  void refusesATrustFileFromTheFolderThatIsChecked() throws Exception {
    Path inside = ledger.data.resolve("trust.txt");
    Files.copy(ledger.trustFile(""), inside);
    var options = VerifyOptions.defaults().withTrust(Trust.read(inside));
    assertThatThrownBy(() -> Verify.run(ledger.data, options))
        .hasMessageContaining("lies in the folder that is checked");
  }

  @Test
  void tellsGradeAndAnchorsOnTheCommandLine() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var print = new PrintStream(out, true, UTF_8)) {
      String[] arguments = {ledger.data.toString(), "--trust", ledger.trustFile("").toString()};
      assertThat(VerifyCommand.run(arguments, print, print)).isZero();
      String[] json = {arguments[0], "--json", "--trust", arguments[2]};
      assertThat(VerifyCommand.run(json, print, print)).isZero();
      String[] wrong = {
        ledger.data.toString(),
        "--trust",
        Files.writeString(folder.resolve("bad.txt"), "quorum w\n").toString()
      };
      assertThat(VerifyCommand.run(wrong, print, print)).isEqualTo(2);
    }
    assertThat(out.toString(UTF_8))
        .contains("anchored to 300, which existed at 2026-09-21T14:13:20Z: witness w1; 400 entries")
        .contains("anchored outside up to 2026-09-21T14:13:20Z by witness w1")
        .contains("2 of 2 streams have one that you trust")
        .contains("trust file line 1: quorum w")
        .contains("{\"bytes\":")
        .contains(
            "\"anchored\":{\"by\":[\"witness w1\"],\"size\":300,\"time\":\"2026-09-21T14:13:20Z\"}");
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
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
  void readsALineOfATimeThatNoClockWillSay() throws Exception {
    ledger.witnessTime = Instant.MAX;
    ledger.witnessAll();

    assertThat(ledger.verify().findings()).isEmpty();
  }
}
