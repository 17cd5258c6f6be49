package io.ledgerline.verifier.trust;

import static io.ledgerline.verifier.trust.DerBytes.bits;
import static io.ledgerline.verifier.trust.DerBytes.context;
import static io.ledgerline.verifier.trust.DerBytes.integer;
import static io.ledgerline.verifier.trust.DerBytes.none;
import static io.ledgerline.verifier.trust.DerBytes.octets;
import static io.ledgerline.verifier.trust.DerBytes.oid;
import static io.ledgerline.verifier.trust.DerBytes.seq;
import static io.ledgerline.verifier.trust.DerBytes.set;
import static io.ledgerline.verifier.trust.DerBytes.text;
import static io.ledgerline.verifier.trust.DerBytes.truth;

import io.ledgerline.ledger.trust.TimeStampRoots;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authority that is right unless a test makes it wrong. */
final class TestTsa {
  static final String POLICY = "1.3.6.1.4.1.99999.1";
  static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
  static final String SHA_512 = "2.16.840.1.101.3.4.2.3";
  static final String ECDSA_SHA_256 = "1.2.840.10045.4.3.2";
  static final String ECDSA_SHA_512 = "1.2.840.10045.4.3.4";
  static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
  static final String ROOT = "Test root";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  final KeyPair rootKey;
  final X509Certificate root;
  final KeyPair signerKey;
  X509Certificate signer;

  private String issuerName = ROOT;

  Instant time = Instant.ofEpochSecond(1_790_000_000);
  String genTime = "";
  byte[] accuracy = seq(integer(1));
  int status;
  String imprintDigest = SHA_256;
  String digest = SHA_256;
  String signatureOid = ECDSA_SHA_256;
  byte[] signatureParameters = new byte[0];
  String jcaSignature = "SHA256withECDSA";
  String contentType = TST_INFO;
  boolean signedAttributes = true;
  boolean withContentType = true;
  boolean withMessageDigest = true;
  boolean withSigningCertificate = true;
  boolean version1 = false;
  int signers = 1;
  byte @Nullable [] protection;
  byte[] extra = new byte[0];
  boolean sendCertificates = true;
  X509Certificate named;

  TestTsa() throws Exception {
    this(ec());
  }

  TestTsa(KeyPair signerKey) throws Exception {
    this.rootKey = ec();
    this.signerKey = signerKey;
    this.root = certificate(ROOT, rootKey, true, List.of(), false, time.minusSeconds(9_000));
    this.signer = signer(List.of(TIME_STAMPING), true, time.minusSeconds(5_000));
    this.named = signer;
  }

  static KeyPair ec() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static KeyPair key(String algorithm, int bits) throws Exception {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (bits > 0) {
      generator.initialize(bits);
    }
    return generator.generateKeyPair();
  }

  TimeStampRoots roots() {
    return new TimeStampRoots(List.of(root), List.of());
  }

  /** A certificate for the signer's key, good for 10,000 seconds. */
  X509Certificate signer(List<String> purposes, boolean critical, Instant from) throws Exception {
    return certificate("Test TSA", signerKey, false, purposes, critical, from);
  }

  /** A certificate for the root's key under another name, by the root's key under a third. */
  X509Certificate link(String subject, String issuer, int number) throws Exception {
    issuerName = issuer;
    Instant from = time.minusSeconds(8_000L + number);
    try {
      return certificate(subject, rootKey, true, List.of(), false, from);
    } finally {
      issuerName = ROOT;
    }
  }

  private X509Certificate certificate(
      String name, KeyPair key, boolean ca, List<String> purposes, boolean critical, Instant from)
      throws Exception {
    List<byte[]> extensions = new ArrayList<>();
    extensions.add(seq(oid("2.5.29.19"), truth(), octets(ca ? seq(truth()) : seq())));
    if (!purposes.isEmpty()) {
      byte[] all = seq(purposes.stream().map(DerBytes::oid).toArray(byte[][]::new));
      byte[] usage = oid("2.5.29.37");
      extensions.add(critical ? seq(usage, truth(), octets(all)) : seq(usage, octets(all)));
    }
    byte[] algorithm = seq(oid(ECDSA_SHA_256));
    byte[] body =
        seq(
            context(0, integer(2)),
            integer(from.getEpochSecond()),
            algorithm,
            name(issuerName),
            seq(text(0x18, TIME.format(from)), text(0x18, TIME.format(from.plusSeconds(10_000)))),
            name(name),
            key.getPublic().getEncoded(),
            context(3, seq(extensions.toArray(byte[][]::new))));
    byte[] whole = seq(body, algorithm, bits(sign("SHA256withECDSA", rootKey, body)));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String name) {
    return seq(set(seq(oid("2.5.4.3"), text(0x0c, name))));
  }

  private static byte[] sign(String algorithm, KeyPair key, byte[] bytes) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key.getPrivate());
    signature.update(bytes);
    return signature.sign();
  }

  private static byte[] hash(String oid, byte[] bytes) throws Exception {
    return MessageDigest.getInstance(oid.equals(SHA_512) ? "SHA-512" : "SHA-256").digest(bytes);
  }

  byte[] stamp(byte[] text) throws Exception {
    byte[] info =
        seq(
            integer(1),
            oid(POLICY),
            seq(seq(oid(imprintDigest)), octets(hash(imprintDigest, text))),
            integer(42),
            text(0x18, genTime.isEmpty() ? TIME.format(time) : genTime),
            accuracy,
            extra);
    byte[][] infos = new byte[signers][];
    for (int i = 0; i < signers; i++) {
      infos[i] = signerInfo(info);
    }
    byte[] certificates = sendCertificates ? context(0, signer.getEncoded()) : new byte[0];
    byte[] signedData =
        seq(
            integer(3),
            set(seq(oid(digest))),
            seq(oid(TST_INFO), context(0, octets(info))),
            certificates,
            set(infos));
    byte[] token = seq(oid("1.2.840.113549.1.7.2"), context(0, signedData));
    return status > 1 ? seq(seq(integer(status))) : seq(seq(integer(status)), token);
  }

  private byte[] signerInfo(byte[] info) throws Exception {
    List<byte[]> attributes = new ArrayList<>();
    if (withContentType) {
      attributes.add(attribute("1.2.840.113549.1.9.3", oid(contentType)));
    }
    if (withMessageDigest) {
      attributes.add(attribute("1.2.840.113549.1.9.4", octets(hash(digest, info))));
    }
    if (withSigningCertificate) {
      byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(named.getEncoded());
      byte[] sha256 = hash(SHA_256, named.getEncoded());
      attributes.add(
          version1
              ? attribute("1.2.840.113549.1.9.16.2.12", seq(seq(seq(octets(sha1)))))
              : attribute("1.2.840.113549.1.9.16.2.47", seq(seq(seq(octets(sha256))))));
    }
    byte[] algorithm = seq(oid(signatureOid), signatureParameters);
    byte[] said = protection;
    if (said != null) {
      attributes.add(attribute("1.2.840.113549.1.9.52", said));
    }
    byte[][] all = attributes.toArray(byte[][]::new);
    byte[] signature = sign(jcaSignature, signerKey, signedAttributes ? set(all) : info);
    return seq(
        integer(1),
        seq(
            signer.getIssuerX500Principal().getEncoded(),
            DerBytes.tlv(2, signer.getSerialNumber().toByteArray())),
        seq(oid(digest), none()),
        signedAttributes ? context(0, all) : new byte[0],
        algorithm,
        octets(signature));
  }

  private static byte[] attribute(String type, byte[] value) {
    return seq(oid(type), set(value));
  }
}
