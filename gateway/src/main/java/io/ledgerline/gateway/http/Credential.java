package io.ledgerline.gateway.http;

import io.ledgerline.audit.Sha256;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The caller's credential as presented: in {@code x-api-key}, as {@code Authorization: Bearer}, or
 * in both when they are equal. Only its SHA-256 is kept.
 */
public sealed interface Credential {
  /** One credential; {@code sha256} is the digest of its UTF-8 bytes. */
  record Presented(byte[] sha256) implements Credential {}

  /** None at all. */
  record Missing() implements Credential {}

  /** Several that differ, or an {@code Authorization} scheme other than Bearer. */
  record Ambiguous(String sentence) implements Credential {}

  /** Reads both headers; repeated headers count as different credentials unless equal. */
  static Credential of(MultiMap headers) {
    String secret = null;
    for (String key : headers.getAll("x-api-key")) {
      if (secret != null && !same(secret, key)) {
        return differs();
      }
      secret = key;
    }
    List<String> authorizations = headers.getAll("authorization");
    for (String authorization : authorizations) {
      if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
        return new Ambiguous(
            "The Authorization header does not use the Bearer scheme; send the Ledgerline key as x-api-key or as Bearer.");
      }
      String bearer = authorization.substring(7).strip();
      if (secret != null && !same(secret, bearer)) {
        return differs();
      }
      secret = bearer;
    }
    return secret == null || secret.isBlank() ? new Missing() : presented(secret);
  }

  private static Ambiguous differs() {
    return new Ambiguous(
        "The request carries two different credentials; send one, or the same one in both headers.");
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static Presented presented(String secret) {
    return new Presented(Sha256.of(secret.getBytes(StandardCharsets.UTF_8)));
  }
}
