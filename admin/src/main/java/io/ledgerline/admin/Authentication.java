package io.ledgerline.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.Sha256;
import io.ledgerline.governance.policy.Policies;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds who asks, by the key presented as a bearer token. */
final class Authentication {
  private static final Pattern KEY = Pattern.compile("ll_[A-Za-z0-9_-]{20,100}");
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final Policies policies;
  private final ReaderCertificates readers;
  private final Clock clock;

  Authentication(Policies policies, ReaderCertificates readers, Clock clock) {
    this.readers = readers;
    this.policies = policies;
    this.clock = clock;
  }

  Caller caller(HttpServerRequest request) throws ProblemException {
    return caller(secret(request.getHeader("authorization")), request);
  }

  /**
   * The same, for tools that only know Basic (the key is the password, the name is not read), or
   * that show a certificate and no key.
   */
  Caller basicOrBearer(HttpServerRequest request) throws ProblemException {
    var header = request.getHeader("authorization");
    if (header == null) {
      var certified = readers.caller(request, policies.current(), clock.instant());
      if (certified != null) {
        return certified;
      }
    }
    if (header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return caller(password(header.substring(BASIC.length()).trim()), request);
    }
    return caller(secret(header), request);
  }

  private static @Nullable String password(String base64) {
    try {
      var pair = new String(Base64.getDecoder().decode(base64), US_ASCII);
      var secret = pair.substring(pair.indexOf(':') + 1);
      return KEY.matcher(secret).matches() ? secret : null;
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }

  private Caller caller(@Nullable String secret, HttpServerRequest request)
      throws ProblemException {
    var grant = secret == null ? null : policies.current().key(sha256(secret));
    if (grant == null || grant.expired(clock.instant())) {
      throw ProblemException.of(
          401,
          "authentication",
          secret == null
              ? without(request)
              : "This key is unknown, revoked or expired; ask an administrator for a new one.");
    }
    return new Caller(grant);
  }

  /** What to say where no key of ours was presented; never what was presented instead. */
  private static String without(HttpServerRequest request) {
    if (request.headers().contains("authorization")) {
      return "What was presented is no Ledgerline key: ll_ and at least 20 more characters, sent as"
          + " authorization: Bearer ll_…";
    }
    return request.headers().contains("x-api-key")
        ? "No key is read from x-api-key here; send it as authorization: Bearer ll_…"
        : "No key was presented; send it as authorization: Bearer ll_…";
  }

  private static @Nullable String secret(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    var secret = header.substring(BEARER.length()).trim();
    return KEY.matcher(secret).matches() ? secret : null;
  }

  private static byte[] sha256(String secret) {
    return Sha256.of(secret.getBytes(US_ASCII));
  }
}
