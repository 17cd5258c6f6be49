package io.ledgerline.testkit.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.anchors.timestamp.Stamp;
import io.ledgerline.anchors.timestamp.StampClient;
import io.ledgerline.ledger.trust.TimeStampRoots;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.testkit.client.NodeClients;
import io.ledgerline.verifier.trust.StampResult;
import io.ledgerline.verifier.trust.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our verifier's own DER reader on stamps of OpenSSL and Bouncy Castle, and OpenSSL on ours. */
class TimeStampIT {
  private static final String TEXT = "ledger.example/i/threadco/n1\n700\nXcna=\n";

  @TempDir private Path folder;

  private static Trust trust(X509Certificate... certificates) {
    TrustFile file = TrustFile.parse("timestamp local root.pem\nquorum none\n");
    return Trust.of(file, Map.of("local", TimeStampRoots.of(StampingAuthority.pem(certificates))));
  }

  private static Stamp stamp(StampingAuthority tsa) throws Exception {
    SecureRandom random = new SecureRandom();
    return new StampClient(tsa.authority(), random, (text, response) -> Optional.empty())
        .stamp(TEXT.getBytes(UTF_8));
  }

  private static StampResult check(Trust trust, byte[] response, byte[] chain) {
    return trust.stamp(TEXT, new Trust.StampBytes(response, chain));
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 2048, SHA256withRSA",
    "RSA, 2048, SHA512withRSA",
    "RSA, 2048, SHA256withRSAandMGF1",
    "EC, 256, SHA256withECDSA",
    "EC, 384, SHA384withECDSA",
    "EC, 521, SHA512withECDSA",
    "Ed25519, 0, Ed25519"
  })
  void ourVerifierReadsWhatBouncyCastleStampsAndRefusesItChanged(
      String keys, int size, String algorithm) throws Exception {
    try (var tsa = new StampingAuthority(keys, size, algorithm)) {
      Instant before = Instant.now().minusSeconds(2);
      Stamp stamp = stamp(tsa);
      byte[] chain = StampingAuthority.pem(tsa.link);
      assertThat(check(trust(tsa.root), stamp.response(), chain))
          .isInstanceOfSatisfying(
              StampResult.Stamped.class,
              stamped -> {
                assertThat(stamped.time()).isBetween(before, Instant.now().plusSeconds(2));
                assertThat(stamped.accuracy()).isEqualTo(Duration.ofMillis(1500));
                assertThat(stamped.policy()).isEqualTo("1.3.6.1.4.1.99999.7");
              });
      assertThat(check(trust(tsa.root), stamp.response(), new byte[0]))
          .isInstanceOf(StampResult.Untrusted.class);
      refusesChanges(trust(tsa.root), stamp.response(), chain);
    }
  }

  private static void refusesChanges(Trust trust, byte[] response, byte[] chain) {
    StampResult good = check(trust, response, chain);
    Random random = new Random(3161);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] changed = response.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      StampResult result = check(trust, changed, chain);
      assertThat(result instanceof StampResult.Stamped && !result.equals(good)).isFalse();
      refused += result instanceof StampResult.Stamped ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(150);
    StampResult other =
        trust.stamp(TEXT.replace("700", "701"), new Trust.StampBytes(response, chain));
    assertThat(other).isInstanceOf(StampResult.Bad.class);
  }

  @Test
  void ourVerifierReadsWhatOpensslStamps() throws Exception {
    try (var tsa = new StampingAuthority("EC", 256, "SHA256withECDSA")) {
      Files.write(folder.resolve("signer.pem"), StampingAuthority.pem(tsa.signer));
      Files.write(folder.resolve("chain.pem"), StampingAuthority.pem(tsa.link));
      byte[] key = StampingAuthority.pem("PRIVATE KEY", tsa.signerKey.getPrivate().getEncoded());
      Files.write(folder.resolve("key.pem"), key);
      Files.writeString(folder.resolve("tsa.cnf"), CONFIGURATION);
      for (String digest : List.of("-sha256", "-sha384", "-sha512")) {
        Files.writeString(folder.resolve("text"), TEXT);
        openssl("ts", "-query", "-data", "text", digest, "-cert", "-out", "q");
        openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q", "-out", "r");
        byte[] response = Files.readAllBytes(folder.resolve("r"));
        assertThat(check(trust(tsa.root), response, new byte[0]))
            .isInstanceOfSatisfying(
                StampResult.Stamped.class,
                stamped -> assertThat(stamped.policy()).isEqualTo("1.2.3.4.1"));
        refusesChanges(trust(tsa.root), response, new byte[0]);
      }
    }
  }

  private static final String CONFIGURATION =
      """
      [tsa]
      default_tsa = t
      [t]
      serial = ./serial
      signer_cert = ./signer.pem
      certs = ./chain.pem
      signer_key = ./key.pem
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256, sha384, sha512
      accuracy = secs:1, millisecs:500
      ordering = yes
      tsa_name = yes
      ess_cert_id_chain = yes
      ess_cert_id_alg = sha256
      """;

  @Test
  void opensslReadsWhatWeKeepAndRefusesItForAnotherText() throws Exception {
    try (var tsa = new StampingAuthority("RSA", 2048, "SHA256withRSA")) {
      Stamp stamp = stamp(tsa);
      Files.write(folder.resolve("stamp.tsr"), stamp.response());
      Files.write(folder.resolve("stamp.pem"), pem(stamp.missing()));
      Files.write(folder.resolve("root.pem"), StampingAuthority.pem(tsa.root));
      Files.writeString(folder.resolve("text"), TEXT);
      assertThat(verify()).contains("Verification: OK");
      Files.writeString(folder.resolve("text"), TEXT.replace("700", "701"));
      assertThat(verify()).contains("message imprint mismatch");
    }
  }

  private static byte[] pem(List<X509Certificate> certificates) {
    return StampingAuthority.pem(certificates.toArray(X509Certificate[]::new));
  }

  private String verify() throws Exception {
    return openssl(
        "ts",
        "-verify",
        "-in",
        "stamp.tsr",
        "-data",
        "text",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "stamp.pem");
  }

  @Test
  void ourVerifierTakesNoRejectionForAStamp() throws Exception {
    try (var tsa = new StampingAuthority("EC", 256, "SHA256withECDSA")) {
      byte[] query =
          new TimeStampRequestGenerator().generate(TSPAlgorithms.SHA1, new byte[20]).getEncoded();
      byte[] rejection = tsa.answer(query);
      assertThat(check(trust(tsa.root), rejection, new byte[0]))
          .isInstanceOfSatisfying(
              StampResult.Bad.class, bad -> assertThat(bad.why()).contains("none was granted"));
    }
  }

  private String openssl(String... arguments) throws Exception {
    Path program = NodeClients.present(Path.of("/usr/bin/openssl"), "openssl");
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var ended = NodeClients.run(folder, Map.of(), Duration.ofSeconds(60), command);
    return ended.output() + ended.errors();
  }
}
