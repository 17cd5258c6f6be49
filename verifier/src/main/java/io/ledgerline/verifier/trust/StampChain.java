package io.ledgerline.verifier.trust;

import io.ledgerline.ledger.trust.TimeStampRoots;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a certificate may stamp, and whose it is. Revocation is not looked up. */
final class StampChain {
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  /**
   * The most certificates that come with a stamp and are looked at. Who makes them can make more
   * ways through them than anybody can go: of n there may be (n/5)^5.
   */
  private static final int MOST_LINKS = 16;

  private StampChain() {}

  /** For time-stamping, for nothing else, and critically so (RFC 3161 §2.3). */
  static void requirePurpose(X509Certificate signer) throws BadStampException {
    List<String> purposes;
    try {
      purposes = signer.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      throw new BadStampException("its signer's certificate can't be read");
    }
    if (purposes == null || !purposes.equals(List.of(TIME_STAMPING))) {
      throw new BadStampException("its signer's certificate is not for time-stamping alone");
    }
    if (!signer.getCriticalExtensionOIDs().contains(EXTENDED_KEY_USAGE)) {
      throw new BadStampException("its signer's certificate is not critically for time-stamping");
    }
  }

  /** Whether the signer's chain ends in one of those roots, valid at that time (RFC 5280 §6). */
  static boolean leadsTo(
      TimeStampRoots roots, X509Certificate signer, List<X509Certificate> known, Instant time) {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    List<X509Certificate> through =
        new ArrayList<>(known.stream().distinct().limit(MOST_LINKS).toList());
    through.addAll(roots.links());
    through.add(signer);
    try {
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(
              roots.roots().stream()
                  .map(each -> new TrustAnchor(each, null))
                  .collect(Collectors.toSet()),
              target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(through)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      var path = CertPathBuilder.getInstance("PKIX").build(parameters);
      return path != null;
    } catch (GeneralSecurityException | RuntimeException e) { // for certificates that are odd
      return false;
    }
  }
}
