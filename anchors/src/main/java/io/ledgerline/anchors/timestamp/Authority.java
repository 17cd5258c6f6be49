package io.ledgerline.anchors.timestamp;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamping authority and what we trust of it.
 *
 * @param name our name for it, {@code [a-z0-9][a-z0-9-]{0,62}}; stands in file names
 * @param url where requests are posted
 * @param trust certificates that a chain may end in
 * @param more further certificates that a chain may go through, where its answers lack them
 * @param policy the policy (dotted OID) that is asked for and demanded; null: any
 */
public record Authority(
    String name,
    URI url,
    List<X509Certificate> trust,
    List<X509Certificate> more,
    @Nullable String policy) {
  public Authority {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException(
          "authority: " + name + " (expected: [a-z0-9][a-z0-9-]{0,62})");
    }
    if (trust.isEmpty()) {
      throw new IllegalArgumentException(
          "authority " + name + ": (expected: a trusted certificate)");
    }
    trust = List.copyOf(trust);
    more = List.copyOf(more);
  }

  /**
   * The authority whose PEM file lists first self-signed certificates, which are trusted, and any
   * others, which only complete chains.
   *
   * @throws IllegalArgumentException if the bytes are not certificates, or none is self-signed
   */
  public static Authority of(String name, URI url, byte[] pem, @Nullable String policy) {
    List<X509Certificate> trust = new ArrayList<>();
    List<X509Certificate> more = new ArrayList<>();
    for (X509Certificate each : certificates(pem)) {
      boolean own = each.getSubjectX500Principal().equals(each.getIssuerX500Principal());
      (own ? trust : more).add(each);
    }
    return new Authority(name, url, trust, more, policy);
  }

  private static List<X509Certificate> certificates(byte[] pem) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return factory.generateCertificates(new ByteArrayInputStream(pem)).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("certificates: not PEM or DER", e);
    }
  }
}
