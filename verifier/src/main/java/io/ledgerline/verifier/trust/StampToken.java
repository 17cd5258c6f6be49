package io.ledgerline.verifier.trust;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code TimeStampResp} (RFC 3161 §2.4.2) with the CMS SignedData in it (RFC 5652 §5).
 *
 * @param content the bytes of the {@code TSTInfo} as they were signed
 * @param info what they say
 * @param certificates those that came with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StampToken(
    byte[] content, TstInfo info, SignerInfo signer, List<X509Certificate> certificates) {
  /** Longest response that is read, in bytes. */
  static final int MAX_BYTES = 1 << 20;

  static final String TST_INFO = "1.2.840.113549.1.9.16.1.4";
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final int MOST_CERTIFICATES = 32;
  private static final int GRANTED_WITH_MODS = 1;

  static StampToken parse(byte[] der) throws MalformedDerException, BadStampException {
    if (der.length > MAX_BYTES) {
      throw new BadStampException(der.length + " bytes (expected: <= 1 MiB)");
    }
    DerReader response = DerReader.only(der, DerReader.SEQUENCE);
    requireGranted(response.next(DerReader.SEQUENCE).inside());
    DerReader token = response.next(DerReader.SEQUENCE).inside();
    response.requireEnd();
    requireType(token.next(DerReader.OID).oid(), SIGNED_DATA);
    DerReader explicit = token.next(DerReader.context(0)).inside();
    token.requireEnd();
    DerReader signed = explicit.next(DerReader.SEQUENCE).inside();
    explicit.requireEnd();
    return signedData(signed);
  }

  private static void requireGranted(DerReader status)
      throws MalformedDerException, BadStampException {
    BigInteger code = status.next(DerReader.INTEGER).integer();
    if (code.signum() < 0 || code.compareTo(BigInteger.valueOf(GRANTED_WITH_MODS)) > 0) {
      throw new BadStampException("status " + code + ": none was granted (expected: 0 or 1)");
    }
  }

  private static void requireType(String found, String wanted) throws BadStampException {
    if (!found.equals(wanted)) {
      throw new BadStampException("content of type " + found + " (expected: " + wanted + ")");
    }
  }

  private static StampToken signedData(DerReader signed)
      throws MalformedDerException, BadStampException {
    var version = signed.next(DerReader.INTEGER);
    var digests = signed.next(DerReader.SET); // a hint; what counts stands with the signer
    DerReader encapsulated = signed.next(DerReader.SEQUENCE).inside();
    requireType(encapsulated.next(DerReader.OID).oid(), TST_INFO);
    DerReader explicit = encapsulated.next(DerReader.context(0)).inside();
    encapsulated.requireEnd();
    byte[] content = explicit.next(DerReader.OCTETS).content();
    explicit.requireEnd();
    List<X509Certificate> certificates =
        signed.isNext(DerReader.context(0)) ? certificates(signed.next().inside()) : List.of();
    if (signed.isNext(DerReader.context(1))) {
      var revocations = signed.next();
    }
    DerReader signers = signed.next(DerReader.SET).inside();
    signed.requireEnd();
    SignerInfo signer = SignerInfo.parse(signers.next(DerReader.SEQUENCE).inside());
    if (signers.hasMore()) {
      throw new BadStampException("more than one signer (expected: one)");
    }
    return new StampToken(content, TstInfo.parse(content), signer, certificates);
  }

  private static List<X509Certificate> certificates(DerReader all)
      throws MalformedDerException, BadStampException {
    List<X509Certificate> certificates = new ArrayList<>();
    while (all.hasMore()) {
      DerValue each = all.next();
      if (certificates.size() == MOST_CERTIFICATES) {
        throw new BadStampException("more than " + MOST_CERTIFICATES + " certificates");
      }
      if (each.tag() == DerReader.SEQUENCE) { // other forms are no X.509 certificates
        certificates.add(certificate(each));
      }
    }
    return certificates;
  }

  private static X509Certificate certificate(DerValue der) throws BadStampException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.encoded()));
    } catch (GeneralSecurityException | RuntimeException e) { // the JDK's parser throws both
      throw new BadStampException("a certificate in it can't be read");
    }
  }
}
