package io.ledgerline.admin;

import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.Sha256;
import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Readers of the ledger who show a client certificate instead of a key. Each certificate stands for
 * a key by its id, so that scope, role, expiry and revocation are that key's. The listener has
 * checked the chain before; here it is only said whose it is.
 *
 * @param readers the first that matches counts
 */
public record ReaderCertificates(List<Reader> readers) {
  /** Nobody reads by certificate. */
  public static final ReaderCertificates NONE = new ReaderCertificates(List.of());

  private static final int DNS = 2;
  private static final int EMAIL = 1;
  private static final int URI = 6;

  public ReaderCertificates {
    readers = List.copyOf(readers);
  }

  /** By what a certificate is known. */
  public enum By {
    /** SHA-256 of its DER form, 64 hex digits in lower case. */
    FINGERPRINT,
    /** Its subject as RFC 2253 writes it, such as {@code CN=audit,O=Example}. */
    SUBJECT,
    /** One of its subject alternative names: {@code dns:…}, {@code uri:…} or {@code email:…}. */
    SAN
  }

  /**
   * One reader.
   *
   * @param keyId the key whose rights it has
   */
  public record Reader(By by, String value, String keyId) {}

  /** Who sends a request by its certificate, null if it shows none that is known. */
  @Nullable Caller caller(HttpServerRequest request, PolicySnapshot policy, Instant now)
      throws ProblemException {
    X509Certificate certificate = certificate(request.connection().sslSession());
    if (certificate == null) {
      return null;
    }
    for (Reader each : readers) {
      if (matches(certificate, each)) {
        return new Caller(grant(each, policy, now));
      }
    }
    return null;
  }

  private static KeyGrant grant(Reader reader, PolicySnapshot policy, Instant now)
      throws ProblemException {
    for (KeyGrant each : policy.keys()) {
      if (each.keyId().equals(reader.keyId()) && !each.expired(now)) {
        return each;
      }
    }
    throw ProblemException.of(
        401,
        "authentication",
        "The key that this certificate stands for is unknown, revoked or expired.");
  }

  private @Nullable X509Certificate certificate(@Nullable SSLSession session) {
    if (session == null || readers.isEmpty()) {
      return null;
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate first ? first : null;
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }

  private static boolean matches(X509Certificate certificate, Reader reader) {
    return switch (reader.by()) {
      case FINGERPRINT -> fingerprint(certificate).equals(reader.value());
      case SUBJECT -> certificate.getSubjectX500Principal().getName().equals(reader.value());
      case SAN -> hasName(certificate, reader.value());
    };
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was received has a DER form", impossible);
    }
  }

  private static boolean hasName(X509Certificate certificate, String wanted) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null && names.stream().anyMatch(name -> wanted.equals(written(name)));
    } catch (CertificateParsingException damaged) {
      return false;
    }
  }

  private static @Nullable String written(List<?> name) {
    if (name.size() < 2
        || !(name.get(0) instanceof Integer kind)
        || !(name.get(1) instanceof String value)) {
      return null;
    }
    return switch (kind) {
      case DNS -> "dns:" + value.toLowerCase(Locale.ROOT);
      case URI -> "uri:" + value;
      case EMAIL -> "email:" + value;
      default -> null;
    };
  }
}
