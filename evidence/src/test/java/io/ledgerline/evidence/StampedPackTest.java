package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.trust.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs whose checkpoints an authority made of OpenSSL has time-stamped. */
class StampedPackTest {
  private static final String CONFIG =
      """
      [tsa]
      serial = serial
      crypto_device = builtin
      signer_cert = tsa.pem
      certs = ca.pem
      signer_key = tsa.key
      signer_digest = sha256
      default_policy = 1.2.3.4
      digests = sha256
      accuracy = secs:1
      ess_cert_id_alg = sha256
      [ext]
      extendedKeyUsage = critical,timeStamping
      """;

  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;

  @BeforeEach
  void makeAnAuthority() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed: not tried");
    Files.writeString(folder.resolve("tsa.cnf"), CONFIG);
    Files.writeString(folder.resolve("serial"), "01\n");
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-subj",
        "/CN=Test root",
        "-days",
        "30");
    openssl(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "tsa.key",
        "-out",
        "tsa.csr",
        "-subj",
        "/CN=Test authority");
    openssl(
        "x509",
        "-req",
        "-in",
        "tsa.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        "tsa.pem",
        "-days",
        "30",
        "-extfile",
        "tsa.cnf",
        "-extensions",
        "ext");
    node = SampleNode.in(folder.resolve("node"), "node-1", 21);
    pack = folder.resolve("now.llpack");
  }

  @AfterEach
  void close() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  private void openssl(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  /** Stamps the newest checkpoint of a stream and keeps stamp and note as the archive does. */
  private void stamped(String stream) throws Exception {
    node.settle();
    byte[] note = node.ledger().published(stream).orElseThrow().file("checkpoint").orElseThrow();
    Files.writeString(folder.resolve("text"), SignedNote.parse(note).text());
    openssl("ts", "-query", "-data", "text", "-sha256", "-cert", "-out", "q.tsq");
    openssl(
        "ts",
        "-reply",
        "-config",
        "tsa.cnf",
        "-section",
        "tsa",
        "-queryfile",
        "q.tsq",
        "-out",
        "r.tsr");
    Path at = Files.createDirectories(node.anchors().folder(stream, AnchorKind.TIMESTAMP));
    String size = AnchorArchive.name(node.ledger().publishedSize(stream));
    Files.write(at.resolve(size + ".note"), note);
    Files.copy(folder.resolve("r.tsr"), at.resolve(size + "-acme.tsr"));
  }

  private PackOptions trusted() throws Exception {
    StringBuilder file = new StringBuilder();
    for (String stream : List.of("_system", TENANT)) {
      node.ledger().vkeys(stream).forEach(vkey -> file.append("log ").append(vkey).append('\n'));
    }
    file.append("timestamp acme ca.pem\nquorum none\n");
    Path trust = Files.writeString(folder.resolve("trust.txt"), file);
    return new PackOptions(Trust.read(trust), List.of());
  }

  private static PackRequest around(Instant now) {
    return new PackRequest(
        TENANT,
        now.minus(Duration.ofDays(2)),
        now.plus(Duration.ofDays(2)),
        new TreeMap<>(),
        false,
        false,
        now);
  }

  @Test
  void areAnchoredUpToTheStampAndNameAnEntryThatIsDatedBehindIt() throws Exception {
    Instant now = Instant.now();
    node.at(now.minus(Duration.ofHours(10)));
    node.calls(20, Duration.ofMinutes(20));
    stamped("_system");
    stamped(TENANT);
    node.pack(pack, around(now));

    var report = PackCheck.run(List.of(pack), trusted());

    assertThat(report.findings()).isEmpty();
    assertThat(report.grade().text())
        .startsWith("anchored outside up to ")
        .endsWith("by time stamp of acme");

    // The clock is put ahead, calls are made, and the stamp says that they were there before.
    node.at(now.plus(Duration.ofHours(30)));
    long index = node.ledger().size(TENANT);
    node.calls(1, Duration.ofMinutes(1));
    stamped(TENANT);
    node.pack(pack, around(now));
    assertThat(PackCheck.run(List.of(pack), trusted()).findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.BACK_DATED
                    && each.index() == index
                    && each.sentence().contains("an outsider attests"));
  }

  @Test
  void nameAStampThatWasChanged() throws Exception {
    Instant now = Instant.now();
    node.at(now.minus(Duration.ofHours(10)));
    node.calls(20, Duration.ofMinutes(20));
    stamped(TENANT);
    node.pack(pack, around(now));
    Repacked repacked = Repacked.of(pack);
    String part =
        repacked.parts().keySet().stream()
            .filter(name -> name.endsWith(".acme.tsr"))
            .findFirst()
            .orElseThrow();
    repacked
        .change(
            part,
            bytes -> {
              bytes[bytes.length - 20] ^= 1; // in the signature
              return bytes;
            })
        .to(pack);

    var report = PackCheck.run(List.of(pack), trusted());

    assertThat(report.findings())
        .anyMatch(each -> each.kind() == Finding.Kind.EDITED && each.file().equals(part));
    assertThat(report.grade().text()).isEqualTo("not consistent");
  }
}
