package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.trust.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs with checkpoints that a witness saw. */
class AnchoredPackTest {
  private static final String WITNESS = "witness.example/w1";
  private static final SigningKey KEY =
      SigningKey.of(Algorithm.ED25519_COSIGNATURE, new byte[SigningKey.SEED_BYTES]);

  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;

  @BeforeEach
  void open() throws Exception {
    node = SampleNode.in(folder, "node-1", 4);
    pack = folder.resolve("november.llpack");
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private PackOptions trusted() {
    StringBuilder file = new StringBuilder();
    for (String stream : List.of("_system", TENANT)) {
      node.ledger().vkeys(stream).forEach(vkey -> file.append("log ").append(vkey).append('\n'));
    }
    VerifierKey witness = VerifierKey.of(WITNESS, KEY.algorithm(), KEY.raw());
    file.append("witness legal ").append(witness.vkey()).append("\nquorum legal\n");
    return new PackOptions(Trust.of(TrustFile.parse(file.toString()), Map.of()), List.of());
  }

  /** What the archive keeps of a stream's newest checkpoint once the witness signed it. */
  private void witnessed(String stream, Instant seen) throws Exception {
    node.settle();
    byte[] bytes = node.ledger().published(stream).orElseThrow().file("checkpoint").orElseThrow();
    SignedNote note = SignedNote.parse(bytes);
    node.anchored(
        stream,
        AnchorKind.WITNESS,
        node.ledger().publishedSize(stream),
        cosigned(note, seen).getBytes(StandardCharsets.UTF_8));
  }

  private static String cosigned(SignedNote note, Instant seen) {
    List<SignedNote.Line> lines = new ArrayList<>(note.signatures());
    lines.addAll(
        SignedNote.sign(note.text(), List.of(KEY.signer(WITNESS, () -> seen))).signatures());
    return new SignedNote(note.text(), lines).format();
  }

  @Test
  void areAnchoredForNobodyWhoHasNoKeyOfTheLog() throws Exception {
    node.calls(10, Duration.ofHours(1));
    Instant seen = node.now().plusSeconds(30);
    witnessed("_system", seen);
    witnessed(TENANT, seen);
    node.pack(pack, november(Map.of()));
    VerifierKey witness = VerifierKey.of(WITNESS, KEY.algorithm(), KEY.raw());
    TrustFile file = TrustFile.parse("witness legal " + witness.vkey() + "\nquorum legal\n");

    var report = PackCheck.run(List.of(pack), new PackOptions(Trust.of(file, Map.of()), List.of()));

    assertThat(report.findings()).isEmpty();
    assertThat(report.grade().text()).isEqualTo("consistent in itself");
  }

  @Test
  void areAnchoredUpToTheWitnessesTime() throws Exception {
    node.calls(1_200, Duration.ofHours(1));
    Instant seen = node.now().plusSeconds(30);
    witnessed("_system", seen);
    witnessed(TENANT, seen);
    node.pack(pack, november(Map.of()));

    var report = PackCheck.run(List.of(pack), trusted());

    assertThat(report.findings()).isEmpty();
    assertThat(report.grade().text()).startsWith("anchored outside up to " + seen);
    // Without the witness's key it is what it was: whole in itself.
    assertThat(PackCheck.run(List.of(pack), node.trusted()).grade().text())
        .isEqualTo("consistent in itself");
  }

  @Test
  void showAnEntryThatWasDatedBackBehindACheckpointOfItsTime() throws Exception {
    node.at(NOVEMBER.plusSeconds(5));
    node.calls(100, Duration.ofHours(1));
    witnessed(TENANT, node.now());
    long index = node.ledger().size(TENANT);
    node.at(NOVEMBER.plus(Duration.ofDays(1)));
    node.calls(1, Duration.ofHours(1));
    node.at(NOVEMBER.plus(Duration.ofDays(20)));
    node.calls(10, Duration.ofHours(1));
    node.pack(pack, november(Map.of()));

    assertThat(PackCheck.run(List.of(pack), trusted()).findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.BACK_DATED
                    && each.index() == index
                    && each.file().startsWith("logs/threadco/entries/"));
  }

  @Test
  void showAnEntryWhoseTimeIsLaterThanThatOfItsWitness() throws Exception {
    node.at(NOVEMBER.plusSeconds(5));
    node.calls(100, Duration.ofHours(1));
    witnessed(TENANT, NOVEMBER.plus(Duration.ofDays(2)));
    node.pack(pack, november(Map.of()));

    assertThat(PackCheck.run(List.of(pack), trusted()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.BACK_DATED && each.index() > 90);
  }

  @Test
  void showTwoHistoriesThatTheSameKeySigned() throws Exception {
    node.at(NOVEMBER.plusSeconds(5));
    node.calls(100, Duration.ofHours(1));
    node.settle();
    node.close();
    Path elsewhere = folder.resolve("copy");
    copy(folder.resolve("ledger"), elsewhere.resolve("ledger"));
    copy(folder.resolve("state"), elsewhere.resolve("state"));
    try (SampleNode other = SampleNode.in(elsewhere, "node-1", 99)) {
      other.at(NOVEMBER.plus(Duration.ofDays(6)));
      other.calls(20, Duration.ofHours(1));
      other.settle();
      byte[] fork = other.ledger().published(TENANT).orElseThrow().file("checkpoint").orElseThrow();
      node = SampleNode.in(folder, "node-1", 7);
      node.at(NOVEMBER.plus(Duration.ofDays(6)));
      node.calls(60, Duration.ofHours(1));
      long size = other.ledger().publishedSize(TENANT);
      assertThat(Checkpoint.parse(SignedNote.parse(fork).text()).size()).isEqualTo(size);
      node.anchored(TENANT, AnchorKind.WITNESS, size, fork);
      node.pack(pack, november(Map.of()));

      assertThat(PackCheck.run(List.of(pack), trusted()).findings())
          .anyMatch(
              each ->
                  each.kind() == Finding.Kind.FORKED
                      && each.file().contains("logs/threadco/anchors/")
                      && each.sentence().contains("two histories"));
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
