package io.ledgerline.anchors.timestamp;

import io.ledgerline.ledger.trust.TimeStampRoots;
import java.net.URI;
import java.security.cert.X509Certificate;
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
    TimeStampRoots known = TimeStampRoots.of(pem);
    return new Authority(name, url, known.roots(), known.links(), policy);
  }
}
