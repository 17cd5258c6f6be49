package io.ledgerline.gateway.upstream;

import io.vertx.core.MultiMap;

/**
 * What an upstream account is opened with, and in which header it travels.
 *
 * @param header where the secret goes
 * @param secret the secret; never logged, never part of {@link #toString()}
 */
public record UpstreamCredential(Header header, String secret) {
  /** The two headers Claude's API accepts. */
  public enum Header {
    /** {@code x-api-key: <secret>}. */
    X_API_KEY,
    /** {@code Authorization: Bearer <secret>}. */
    BEARER
  }

  /** Refuses an empty secret and one that would break out of its header. */
  public UpstreamCredential {
    if (secret.isBlank() || secret.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
      throw new IllegalArgumentException(
          "upstream credential: blank or not printable ASCII (expected: the key as issued)");
    }
  }

  /** Sets the credential header. */
  public void apply(MultiMap headers) {
    switch (header) {
      case X_API_KEY -> headers.set("x-api-key", secret);
      case BEARER -> headers.set("authorization", "Bearer " + secret);
    }
  }

  @Override
  public String toString() {
    return "UpstreamCredential[" + header + ", secret withheld]";
  }
}
