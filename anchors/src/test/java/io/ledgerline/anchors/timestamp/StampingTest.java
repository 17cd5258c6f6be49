package io.ledgerline.anchors.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.AnchorRounds;
import io.ledgerline.anchors.AnchorRunner;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.anchors.Rhythm;
import io.ledgerline.anchors.TestLedger;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.SignedNote;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampingTest {
  private static final byte[] TEXT = "ledger.example/x\n1\nroot\n".getBytes(StandardCharsets.UTF_8);
  @TempDir Path temporary;

  private static StampClient client(Authority authority) {
    return new StampClient(authority, new SecureRandom(), (text, response) -> Optional.empty());
  }

  private static LocalTsa tsa() throws Exception {
    return new LocalTsa(KeyPurposeId.id_kp_timeStamping, true);
  }

  @Test
  void takesAStampAndSaysWhenItWasMade() throws Exception {
    try (var tsa = tsa()) {
      Instant before = Instant.now().minusSeconds(2);
      Stamp stamp = client(tsa.authority()).stamp(TEXT);
      assertThat(stamp.time()).isBetween(before, Instant.now().plusSeconds(2));
      assertThat(stamp.missing()).isEmpty();
    }
  }

  @Test
  void keepsNoStampThatTheOfflineVerifierWouldNotTake() throws Exception {
    try (var tsa = tsa()) {
      var picky =
          new StampClient(
              tsa.authority(), new SecureRandom(), (text, response) -> Optional.of("too coarse"));
      assertThatThrownBy(() -> picky.stamp(TEXT))
          .isInstanceOf(AnchorException.class)
          .hasMessageContaining("the offline verifier would not take it: too coarse");
    }
  }

  @Test
  void refusesAStampOfAnotherTextOrRequest() throws Exception {
    try (var tsa = tsa()) {
      byte[] other =
          new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA256, new byte[32]).getEncoded();
      tsa.request = query -> other;
      assertRefused(tsa.authority());
    }
  }

  @Test
  void refusesAnAnswerThatIsNoStampOrTooLong() throws Exception {
    try (var tsa = tsa()) {
      tsa.response = der -> new byte[] {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02};
      assertThatThrownBy(() -> client(tsa.authority()).stamp(TEXT))
          .hasMessageContaining("status 2");
      tsa.response = der -> new byte[300 << 10];
      assertThatThrownBy(() -> client(tsa.authority()).stamp(TEXT))
          .hasMessageContaining("more than");
      tsa.response = der -> der;
      tsa.contentType = "text/html";
      assertRefused(tsa.authority());
    }
  }

  @Test
  void refusesSignersThatAreNotForTimeStampingOnlyOrNotTrusted() throws Exception {
    try (var web = new LocalTsa(KeyPurposeId.id_kp_serverAuth, true);
        var notCritical = new LocalTsa(KeyPurposeId.id_kp_timeStamping, false);
        var good = tsa();
        var stranger = tsa()) {
      assertRefused(web.authority());
      assertRefused(notCritical.authority());
      assertThatThrownBy(
              () ->
                  client(new Authority("x", good.url(), List.of(stranger.root), List.of(), null))
                      .stamp(TEXT))
          .hasMessageContaining("trusted");
    }
  }

  /** Parts of a CMS message are not signed; changing those must not change what is said. */
  @Test
  void takesNoAnswerWithAChangedByteThatSaysAnything() throws Exception {
    try (var tsa = tsa()) {
      var generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      var asked = generator.generate(TSPAlgorithms.SHA256, new byte[32], BigInteger.TEN);
      byte[] good = tsa.whole.answer(asked.getEncoded());
      Stamp stamp = StampCheck.check(tsa.authority(), asked, good);
      int taken = 0;
      for (int at = 0; at < good.length; at++) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        try {
          assertThat(StampCheck.check(tsa.authority(), asked, bad).time()).isEqualTo(stamp.time());
          taken++;
        } catch (IllegalArgumentException refused) {
          assertThat(refused).hasMessageNotContaining("\n");
        }
      }
      assertThat(taken).isLessThan(good.length / 20);
    }
  }

  private static void assertRefused(Authority authority) {
    assertThatThrownBy(() -> client(authority).stamp(TEXT)).isInstanceOf(AnchorException.class);
  }

  @Test
  void keepsAStampOfEachStreamThatOpensslVerifies() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var tsa = tsa();
        var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 40);
      var runner =
          new AnchorRunner(
              of.ledger,
              new Stamping(client(tsa.authority()), archive),
              Rhythm.of(Duration.ofHours(1), Duration.ofHours(6)),
              archive,
              of.clock,
              new UuidV7(of.clock, new SecureRandom()));
      AnchorRounds.round(runner);
      assertThat(runner.status().lastFailure()).isEmpty();
      assertThat(runner.status().waiting()).isZero();
      AnchorArchive reader = archive.reader();
      long size = reader.newest("brand", AnchorKind.TIMESTAMP, Long.MAX_VALUE).orElseThrow();
      assertThat(size).isEqualTo(of.ledger.publishedSize("brand"));
      var kept = reader.timeStamps("brand", size).getFirst();
      assertThat(kept.authority()).isEqualTo("local");
      byte[] note = reader.note("brand", AnchorKind.TIMESTAMP, size).orElseThrow();
      Path text = temporary.resolve("text");
      Files.writeString(text, SignedNote.parse(note).text());
      Files.write(temporary.resolve("ca.pem"), LocalTsa.pem(tsa.root));
      Path answer = reader.folder("brand", AnchorKind.TIMESTAMP).resolve(kept.response());
      requireOpenssl();
      assertThat(
              openssl("ts", "-verify", "-in", "" + answer, "-data", "" + text, "-CAfile", "ca.pem"))
          .contains("Verification: OK");
      Files.writeString(text, SignedNote.parse(note).text() + "x");
      assertThat(
              openssl("ts", "-verify", "-in", "" + answer, "-data", "" + text, "-CAfile", "ca.pem"))
          .contains("message imprint mismatch");
    }
  }

  @Test
  void takesTheStampsOfOpensslAndKeepsTheLinkThatItLeftOut() throws Exception {
    requireOpenssl();
    var rootKey = LocalTsa.key();
    var middleKey = LocalTsa.key();
    var leafKey = LocalTsa.key();
    var root = LocalTsa.certificate("CN=R", rootKey, "CN=R", rootKey, true, null, false);
    var middle = LocalTsa.certificate("CN=M", middleKey, "CN=R", rootKey, true, null, false);
    var leaf =
        LocalTsa.certificate(
            "CN=T", leafKey, "CN=M", middleKey, false, KeyPurposeId.id_kp_timeStamping, true);
    Files.write(temporary.resolve("leaf.pem"), LocalTsa.pem(leaf));
    Files.write(
        temporary.resolve("key.pem"),
        ("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(leafKey.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n")
            .getBytes(StandardCharsets.US_ASCII));
    Files.writeString(
        temporary.resolve("tsa.cnf"),
        """
        [tsa]
        default_tsa = t
        [t]
        serial = ./serial
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """);
    Files.writeString(temporary.resolve("serial"), "01\n");
    try (var server = tsa()) {
      server.whole = this::reply;
      var authority =
          Authority.of("openssl", server.url(), LocalTsa.pem(root, middle), "1.2.3.4.1");
      Stamp stamp = client(authority).stamp(TEXT);
      assertThat(stamp.missing()).containsExactly(middle);
      assertThatThrownBy(
              () ->
                  client(Authority.of("openssl", server.url(), LocalTsa.pem(root), null))
                      .stamp(TEXT))
          .hasMessageContaining("trusted");
      assertRefused(Authority.of("openssl", server.url(), LocalTsa.pem(root, middle), "1.2.3.4.9"));
    }
  }

  /** What {@code openssl ts} answers to a query. */
  private byte[] reply(byte[] query) throws Exception {
    Files.write(temporary.resolve("q"), query);
    String said =
        openssl(
            "ts",
            "-reply",
            "-config",
            "tsa.cnf",
            "-queryfile",
            "q",
            "-signer",
            "leaf.pem",
            "-inkey",
            "key.pem",
            "-out",
            "r");
    assertThat(temporary.resolve("r")).as(said).exists();
    return Files.readAllBytes(temporary.resolve("r"));
  }

  private static void requireOpenssl() {
    boolean there;
    try {
      there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      there = false;
    }
    if (!there) {
      System.err.println(
          "SKIPPED: openssl is not installed; its view of our time stamps is not seen");
    }
    assumeTrue(there, "openssl is not installed");
  }

  private String openssl(String... arguments) throws Exception {
    var command = new ArrayList<String>(List.of("openssl"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(temporary.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
