package io.ledgerline.anchors.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Checks an answer of an authority (RFC 3161 §2.4.2, RFC 5816): granted, our imprint, nonce and
 * policy; signed by the certificate that it names, which is for time-stamping only, critically, and
 * whose chain ends in what we trust at the time it says. Revocation is not looked up.
 */
final class StampCheck {
  // The JDK's own providers don't know RSASSA-PSS under the names that CMS gives it.
  private static final Provider BOUNCY = new BouncyCastleProvider();

  private static final int MOST_CERTIFICATES = 16;

  private StampCheck() {}

  /**
   * @throws IllegalArgumentException saying what is wrong with the answer
   */
  static Stamp check(Authority authority, TimeStampRequest asked, byte[] der) {
    try {
      TimeStampResponse response = new TimeStampResponse(der);
      int status = response.getStatus();
      if (status != 0 && status != 1) {
        String why = response.getStatusString();
        throw new IllegalArgumentException(
            "it granted none (status " + status + (why == null ? "" : ", " + printable(why)) + ")");
      }
      response.validate(asked);
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        throw new IllegalArgumentException("it granted a stamp and sent none");
      }
      X509CertificateHolder signer = signer(token);
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider(BOUNCY).build(signer));
      Date time = token.getTimeStampInfo().getGenTime();
      List<X509Certificate> sent = sent(token);
      List<X509Certificate> path =
          path(authority, new JcaX509CertificateConverter().getCertificate(signer), sent, time);
      path.removeAll(sent);
      return new Stamp(der, time.toInstant(), path);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(printable(String.valueOf(e.getMessage())), e);
    } catch (RuntimeException e) { // the parsers below throw all kinds for bytes that are none
      throw new IllegalArgumentException("it is no time stamp", e);
    } catch (TSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalArgumentException(printable(String.valueOf(e.getMessage())), e);
    }
  }

  private static X509CertificateHolder signer(TimeStampToken token) {
    Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
    if (found.isEmpty()) {
      throw new IllegalArgumentException("its signer's certificate is not in the answer");
    }
    return found.iterator().next();
  }

  private static List<X509Certificate> sent(TimeStampToken token) throws GeneralSecurityException {
    List<X509Certificate> all = new ArrayList<>();
    Collection<X509CertificateHolder> holders = token.getCertificates().getMatches(null);
    if (holders.size() > MOST_CERTIFICATES) { // nobody can go every way through many
      throw new IllegalArgumentException(
          holders.size()
              + " certificates came with it (expected: at most "
              + MOST_CERTIFICATES
              + ")");
    }
    for (X509CertificateHolder each : holders) {
      all.add(new JcaX509CertificateConverter().getCertificate(each));
    }
    return all;
  }

  private static List<X509Certificate> path(
      Authority authority, X509Certificate signer, List<X509Certificate> sent, Date at)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    var parameters =
        new PKIXBuilderParameters(
            authority.trust().stream()
                .map(each -> new TrustAnchor(each, null))
                .collect(Collectors.toSet()),
            target);
    List<Certificate> known = new ArrayList<>(sent);
    known.addAll(authority.more());
    known.add(signer);
    parameters.addCertStore(store(known));
    parameters.setRevocationEnabled(false);
    parameters.setDate(at);
    try {
      List<X509Certificate> path = new ArrayList<>();
      CertPathBuilder.getInstance("PKIX")
          .build(parameters)
          .getCertPath()
          .getCertificates()
          .forEach(each -> path.add((X509Certificate) each));
      return path;
    } catch (CertPathBuilderException e) {
      throw new IllegalArgumentException(
          "its chain does not end in a certificate that is trusted for it", e);
    }
  }

  private static CertStore store(List<Certificate> certificates)
      throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
    return CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates));
  }

  /** A stranger's sentence, short and without control characters. */
  private static String printable(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
  }
}
