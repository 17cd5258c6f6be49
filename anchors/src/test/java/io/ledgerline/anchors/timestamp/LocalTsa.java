package io.ledgerline.anchors.timestamp;

import com.sun.net.httpserver.HttpServer;
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
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
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
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamping authority on this machine, with a root and a signer of its own. */
final class LocalTsa implements AutoCloseable {
  private static final String POLICY = "1.3.6.1.4.1.99999.1";

  final X509Certificate root;
  final X509Certificate signer;
  private final KeyPair rootKey;
  private final KeyPair signerKey;
  private final HttpServer server;
  private final AtomicLong serial = new AtomicLong();
  volatile UnaryOperator<byte[]> request = bytes -> bytes;
  volatile UnaryOperator<byte[]> response = bytes -> bytes;

  /** Another authority's work in the place of ours. */
  interface Whole {
    byte[] answer(byte[] query) throws Exception;
  }

  volatile Whole whole = this::answer;
  volatile String contentType = "application/timestamp-reply";

  LocalTsa(KeyPurposeId purpose, boolean critical) throws Exception {
    rootKey = key();
    signerKey = key();
    root = certificate("CN=Test root", rootKey, "CN=Test root", rootKey, true, null, false);
    signer =
        certificate("CN=Test TSA", signerKey, "CN=Test root", rootKey, false, purpose, critical);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] answer = reply(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  Authority authority() {
    return new Authority("local", url(), List.of(root), List.of(), null);
  }

  private byte[] reply(byte[] query) throws IOException {
    try {
      return whole.answer(query);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private byte[] answer(byte[] query) throws Exception {
    var generator =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withECDSA", signerKey.getPrivate(), signer),
            sha1(),
            new ASN1ObjectIdentifier(POLICY));
    generator.addCertificates(new JcaCertStore(List.of(signer)));
    byte[] made =
        new TimeStampResponseGenerator(generator, Set.of(TSPAlgorithms.SHA256))
            .generate(
                new TimeStampRequest(request.apply(query)),
                BigInteger.valueOf(serial.incrementAndGet()),
                new Date())
            .getEncoded();
    return response.apply(made);
  }

  private static DigestCalculator sha1() throws Exception {
    return new JcaDigestCalculatorProviderBuilder()
        .build()
        .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
  }

  static KeyPair key() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static X509Certificate certificate(
      String subject,
      KeyPair key,
      String issuer,
      KeyPair issuerKey,
      boolean ca,
      KeyPurposeId purpose,
      boolean critical)
      throws Exception {
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(10))),
            new X500Name(subject),
            key.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
  }

  static byte[] pem(X509Certificate... certificates) throws Exception {
    var pem = new ByteArrayOutputStream();
    for (var each : certificates) {
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each.getEncoded());
      pem.writeBytes(
          ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
              .getBytes(StandardCharsets.US_ASCII));
    }
    return pem.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
