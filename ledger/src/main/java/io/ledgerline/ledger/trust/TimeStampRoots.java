package io.ledgerline.ledger.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates that are known of a time-stamping authority from outside its answers.
 *
 * @param roots self-signed ones, in which a chain may end
 * @param links others, through which a chain may go; they are not trusted
 */
public record TimeStampRoots(List<X509Certificate> roots, List<X509Certificate> links) {
  public TimeStampRoots {
    roots = List.copyOf(roots);
    links = List.copyOf(links);
  }

  /**
   * Reads a PEM file's certificates.
   *
   * @throws IllegalArgumentException if the bytes are no certificates, or none is self-signed
   */
  public static TimeStampRoots of(byte[] pem) {
    List<X509Certificate> roots = new ArrayList<>();
    List<X509Certificate> links = new ArrayList<>();
    for (X509Certificate each : certificates(pem)) {
      (isSelfSigned(each) ? roots : links).add(each);
    }
    if (roots.isEmpty()) {
      throw new IllegalArgumentException(
          "no self-signed certificate among " + links.size() + " (expected: the root, as PEM)");
    }
    return new TimeStampRoots(roots, links);
  }

  /**
   * The certificates in a PEM file, in its order; none in an empty one.
   *
   * @throws IllegalArgumentException if the bytes are no certificates
   */
  public static List<X509Certificate> certificates(byte[] pem) {
    if (pem.length == 0) {
      return List.of();
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException | RuntimeException e) { // the JDK's parser throws both
      throw new IllegalArgumentException("certificates: not PEM or DER", e);
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false; // of that name, but signed by another key: it may be a link, never a root
    }
  }
}
