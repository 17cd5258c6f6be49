package io.ledgerline.verifier.trust;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * The attributes that name the signer's certificate by its hash (RFC 2634 §5.4 with SHA-1, RFC 5035
 * with any): without one, another certificate for the same key could be put in its place. One must
 * be there; each that is must name it first.
 */
final class SigningCertificate {
  private static final String V1 = "1.2.840.113549.1.9.16.2.12";
  private static final String V2 = "1.2.840.113549.1.9.16.2.47";

  private SigningCertificate() {}

  static void check(SignerInfo signer, X509Certificate certificate)
      throws MalformedDerException, BadStampException {
    DerValue v1 = signer.attribute(V1);
    DerValue v2 = signer.attribute(V2);
    if (v1 == null && v2 == null) {
      throw new BadStampException("no signed attribute says which certificate signed");
    }
    if (v1 != null) {
      requireSame(first(v1), "SHA-1", certificate);
    }
    if (v2 != null) {
      DerReader first = first(v2);
      String digest =
          first.isNext(DerReader.SEQUENCE)
              ? Digest.read(first.next()).jcaName()
              : Digest.SHA_256.jcaName();
      requireSame(first, digest, certificate);
    }
  }

  /** The first certificate that the attribute names, opened. */
  private static DerReader first(DerValue attribute) throws MalformedDerException {
    return attribute.inside().next(DerReader.SEQUENCE).inside().next(DerReader.SEQUENCE).inside();
  }

  private static void requireSame(DerReader named, String digest, X509Certificate certificate)
      throws MalformedDerException, BadStampException {
    byte[] hash = named.next(DerReader.OCTETS).content();
    if (!Arrays.equals(hash, Digest.of(digest, encoded(certificate)))) {
      throw new BadStampException("the certificate that it names as its signer's is another");
    }
  }

  private static byte[] encoded(X509Certificate certificate) throws BadStampException {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new BadStampException("its signer's certificate can't be read");
    }
  }
}
