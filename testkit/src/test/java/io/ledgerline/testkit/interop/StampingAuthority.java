package io.ledgerline.testkit.interop;

import com.sun.net.httpserver.HttpServer;
import io.ledgerline.anchors.timestamp.Authority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A time-stamping authority made of Bouncy Castle: root, link and signer, keys of one algorithm.
 */
final class StampingAuthority implements AutoCloseable {
  private static final BouncyCastleProvider BOUNCY = new BouncyCastleProvider();

  private final String algorithm;
  final X509Certificate root;
  final X509Certificate link;
  final X509Certificate signer;
  final KeyPair signerKey;
  private final HttpServer server;

  /**
   * @param keys the keys' algorithm, as the JDK calls it
   * @param size in bits, 0 where there is only one
   * @param algorithm of signatures, as Bouncy Castle calls it
   */
  StampingAuthority(String keys, int size, String algorithm) throws Exception {
    this.algorithm = algorithm;
    KeyPair rootKey = key(keys, size);
    KeyPair linkKey = key(keys, size);
    this.signerKey = key(keys, size);
    this.root = certificate("CN=Root", rootKey, "CN=Root", rootKey, true);
    this.link = certificate("CN=Link", linkKey, "CN=Root", rootKey, true);
    this.signer = certificate("CN=Signer", signerKey, "CN=Link", linkKey, false);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] answer = answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  /** As our anchors know it: the answers hold the signer's certificate, and not the link. */
  Authority authority() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return Authority.of("local", url, pem(root, link), null);
  }

  byte[] answer(byte[] query) throws IOException {
    try {
      var generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .setProvider(BOUNCY)
                  .build(algorithm, signerKey.getPrivate(), signer),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7"));
      generator.setAccuracySeconds(1);
      generator.setAccuracyMillis(500);
      generator.addCertificates(new JcaCertStore(List.of(signer)));
      return new TimeStampResponseGenerator(generator, Set.of(TSPAlgorithms.SHA256))
          .generate(new TimeStampRequest(query), BigInteger.TEN, new Date())
          .getEncoded();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static KeyPair key(String algorithm, int size) throws Exception {
    var generator = KeyPairGenerator.getInstance(algorithm);
    if (size > 0) {
      generator.initialize(size);
    }
    return generator.generateKeyPair();
  }

  private X509Certificate certificate(
      String subject, KeyPair key, String issuer, KeyPair issuerKey, boolean ca) throws Exception {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(subject.hashCode() & 0xffff),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(10))),
            new X500Name(subject),
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    if (!ca) {
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }
    var by =
        new JcaContentSignerBuilder(algorithm).setProvider(BOUNCY).build(issuerKey.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(by));
  }

  static byte[] pem(X509Certificate... certificates) {
    var all = new ByteArrayOutputStream();
    try {
      for (X509Certificate each : certificates) {
        all.writeBytes(pem("CERTIFICATE", each.getEncoded()));
      }
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    return all.toByteArray();
  }

  static byte[] pem(String what, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
