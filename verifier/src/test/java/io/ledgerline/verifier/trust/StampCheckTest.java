package io.ledgerline.verifier.trust;

import static io.ledgerline.verifier.trust.DerBytes.context;
import static io.ledgerline.verifier.trust.DerBytes.integer;
import static io.ledgerline.verifier.trust.DerBytes.oid;
import static io.ledgerline.verifier.trust.DerBytes.seq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StampCheckTest {
  private static final byte[] TEXT = "ledger.example/i/acme/n1\n8\nXcna=\n".getBytes(UTF_8);

  private TestTsa tsa;
  private @Nullable String policy;

  @BeforeEach
  void open() throws Exception {
    tsa = new TestTsa();
  }

  private StampResult check(byte[] response) {
    return StampCheck.check(
        List.of(new StampAuthority("local", tsa.roots(), policy)), TEXT, response, new byte[0]);
  }

  private StampResult check() throws Exception {
    return check(tsa.stamp(TEXT));
  }

  private String refusal() throws Exception {
    return switch (check()) {
      case StampResult.Bad(String why) -> why;
      case StampResult.Untrusted(String why) -> "untrusted: " + why;
      case StampResult.Stamped stamped -> "taken: " + stamped;
    };
  }

  @Test
  void saysWhenAndByWhomATextWasStamped() throws Exception {
    assertThat(check())
        .isEqualTo(
            new StampResult.Stamped(
                "local",
                Instant.ofEpochSecond(1_790_000_000),
                Duration.ofSeconds(1),
                TestTsa.POLICY,
                BigInteger.valueOf(42)));
  }

  @Test
  void readsTheAlgorithmsThatAuthoritiesUse() throws Exception {
    tsa = new TestTsa(TestTsa.key("RSA", 2048));
    tsa.signatureOid = "1.2.840.113549.1.1.11";
    tsa.signatureParameters = DerBytes.none();
    tsa.jcaSignature = "SHA256withRSA";
    assertThat(check()).isInstanceOf(StampResult.Stamped.class);
    tsa.signatureOid = "1.2.840.113549.1.1.1"; // the digest is said beside it
    assertThat(check()).isInstanceOf(StampResult.Stamped.class);

    tsa = new TestTsa(TestTsa.key("Ed25519", 0));
    tsa.digest = TestTsa.SHA_512;
    tsa.signatureOid = "1.3.101.112";
    tsa.jcaSignature = "Ed25519";
    assertThat(check()).isInstanceOf(StampResult.Stamped.class);

    tsa = new TestTsa();
    tsa.imprintDigest = TestTsa.SHA_512;
    tsa.version1 = true;
    assertThat(check()).isInstanceOf(StampResult.Stamped.class);
  }

  @Test
  void refusesAStampOverOtherBytes() throws Exception {
    byte[] other = tsa.stamp("other".getBytes(UTF_8));
    assertThat(check(other))
        .isEqualTo(new StampResult.Bad("it is over other bytes: the imprint is not this text's"));
  }

  @Test
  void refusesWhatWasNotGranted() throws Exception {
    tsa.status = 2;
    assertThat(refusal()).contains("status 2").contains("none was granted");
  }

  @Test
  void wantsACertificateForTimeStampingAloneAndCritically() throws Exception {
    for (List<String> purposes :
        List.of(
            List.<String>of(),
            List.of("1.3.6.1.5.5.7.3.1"),
            List.of(TestTsa.TIME_STAMPING, "1.3.6.1.5.5.7.3.1"))) {
      tsa.signer = tsa.signer(purposes, true, tsa.time.minusSeconds(10));
      tsa.named = tsa.signer;
      assertThat(refusal()).contains("not for time-stamping alone");
    }
    tsa.signer = tsa.signer(List.of(TestTsa.TIME_STAMPING), false, tsa.time.minusSeconds(10));
    tsa.named = tsa.signer;
    assertThat(refusal()).contains("not critically");
  }

  @Test
  void wantsAChainThatWasValidWhenItStamped() throws Exception {
    tsa.signer = tsa.signer(List.of(TestTsa.TIME_STAMPING), true, tsa.time.minusSeconds(20_000));
    tsa.named = tsa.signer;
    assertThat(refusal()).startsWith("untrusted: its chain ends, at 2026");
  }

  @Test
  void doesNotTrustAnAuthorityThatNobodyNamed() throws Exception {
    byte[] strangers = new TestTsa().stamp(TEXT);
    assertThat(check(strangers)).isInstanceOf(StampResult.Untrusted.class);
    assertThat(StampCheck.check(List.of(), TEXT, tsa.stamp(TEXT), new byte[0]))
        .isInstanceOf(StampResult.Untrusted.class);
  }

  @Test
  void wantsThePolicyThatTheTrustFileNames() throws Exception {
    policy = "1.2.3";
    assertThat(refusal()).contains("under policy " + TestTsa.POLICY);
    policy = TestTsa.POLICY;
    assertThat(check()).isInstanceOf(StampResult.Stamped.class);
  }

  @Test
  void refusesAnotherCertificateForTheSameKey() throws Exception {
    tsa.named = tsa.signer(List.of(TestTsa.TIME_STAMPING), true, tsa.time.minusSeconds(77));
    assertThat(refusal()).contains("names as its signer's is another");
    tsa.version1 = true;
    assertThat(refusal()).contains("names as its signer's is another");
    tsa.withSigningCertificate = false;
    assertThat(refusal()).contains("no signed attribute says which certificate");
  }

  @Test
  void wantsTheSignedAttributesThatBindTheContent() throws Exception {
    tsa.withContentType = false;
    assertThat(refusal()).contains("content type");
    tsa.withContentType = true;
    tsa.contentType = "1.2.840.113549.1.7.1";
    assertThat(refusal()).contains("content type");
    tsa.contentType = TestTsa.TST_INFO;
    tsa.withMessageDigest = false;
    assertThat(refusal()).contains("signed digest");
    tsa.signedAttributes = false;
    assertThat(refusal()).contains("no signed attributes");
  }

  @Test
  void refusesTwoSigners() throws Exception {
    tsa.signers = 2;
    assertThat(refusal()).contains("more than one signer");
    tsa.signers = 0;
    assertThat(refusal()).contains("the end (expected: tag 30)");
  }

  @Test
  void refusesAlgorithmsThatAreNotTheSameEverywhere() throws Exception {
    tsa.signatureOid = TestTsa.ECDSA_SHA_512;
    assertThat(refusal()).isEqualTo("its digest is SHA-256 and its signature's SHA-512");
    tsa.signatureOid = TestTsa.ECDSA_SHA_256;
    byte[] signature = oid(TestTsa.ECDSA_SHA_256);
    tsa.protection = seq(seq(oid(TestTsa.SHA_512), DerBytes.none()), context(1, signature));
    assertThat(refusal()).contains("not those that were signed");
    tsa.protection = seq(seq(oid(TestTsa.SHA_256), DerBytes.none()), context(1, signature));
    assertThat(check()).isInstanceOf(StampResult.Stamped.class);
    tsa.digest = "1.3.14.3.2.26";
    assertThat(refusal()).contains("expected: SHA-256, SHA-384 or SHA-512");
  }

  @Test
  void refusesAShortKeyAndAnotherKeysSignature() throws Exception {
    TestTsa honest = tsa;
    tsa = new TestTsa(TestTsa.key("RSA", 1024));
    tsa.signatureOid = "1.2.840.113549.1.1.11";
    tsa.jcaSignature = "SHA256withRSA";
    assertThat(refusal()).contains("1024 bits (expected: 2048 or more)");

    tsa = new TestTsa();
    tsa.signer = honest.signer;
    tsa.named = honest.signer;
    assertThat(refusal()).contains("its signature is not by the key");
  }

  @Test
  void refusesTimesThatAreNone() throws Exception {
    for (String time : List.of("20260101000000", "20261301000000Z", "20260101000000.50Z", "now")) {
      tsa.genTime = time;
      assertThat(refusal()).contains("its time is none");
    }
    tsa.genTime = "20260921142640.125Z";
    assertThat(((StampResult.Stamped) check()).time())
        .isEqualTo(Instant.parse("2026-09-21T14:26:40.125Z"));
    tsa.accuracy = seq(integer(3_600));
    assertThat(refusal()).contains("a minute at most");
    tsa.accuracy = new byte[0];
    tsa.extra = context(1, seq());
    assertThat(refusal()).contains("extensions");
  }

  @Test
  void findsASignerThatWasSentBesideTheAnswer() throws Exception {
    tsa.sendCertificates = false;
    byte[] bare = tsa.stamp(TEXT);
    var authorities = List.of(new StampAuthority("local", tsa.roots(), null));
    assertThat(StampCheck.check(authorities, TEXT, bare, new byte[0]))
        .isEqualTo(new StampResult.Untrusted("its signer's certificate is not at hand"));
    assertThat(StampCheck.check(authorities, TEXT, bare, tsa.signer.getEncoded()))
        .isInstanceOf(StampResult.Stamped.class);
  }

  @Test
  void refusesEveryChangedByteOrSaysNothingElse() throws Exception {
    byte[] good = tsa.stamp(TEXT);
    StampResult expected = check(good);
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      StampResult result = check(changed);
      // What is not signed, such as a hint or who sent it, may change; what is said may not.
      assertThat(result instanceof StampResult.Stamped && !result.equals(expected)).isFalse();
    }
  }

  @Test
  void neverFailsOnBytesThatAreNoStamp() throws Exception {
    Random random = new Random(20260921);
    byte[] good = tsa.stamp(TEXT);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(6); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
      assertThat(check(java.util.Arrays.copyOf(bytes, length))).isNotNull();
    }
  }

  /** Forty ways for each of five steps: more than anybody can go. */
  @Test
  @Timeout(120)
  void doesNotGoEveryWayThroughCertificatesThatAStrangerSent() throws Exception {
    TestTsa another = new TestTsa();
    var chain = new ByteArrayOutputStream();
    List<String> names = List.of(TestTsa.ROOT, "a", "b", "c", "d", "e");
    for (int i = 0; i < 200; i++) {
      int step = i % (names.size() - 1);
      chain.writeBytes(another.link(names.get(step), names.get(step + 1), i).getEncoded());
    }

    assertThat(
            StampCheck.check(
                List.of(new StampAuthority("local", tsa.roots(), null)),
                TEXT,
                another.stamp(TEXT),
                chain.toByteArray()))
        .isInstanceOf(StampResult.Untrusted.class);
  }
}
