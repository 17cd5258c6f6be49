package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A salted hash that stands in a leaf for something that must not stand there itself.
 *
 * <p>{@code SHA-256(len(domain) || domain || len(salt) || salt || len(part) || part …)}, lengths as
 * 4 bytes big-endian, so that no two lists of parts share an input. The domain says what kind of
 * thing is committed to; the salt (32 random bytes) is kept apart, and destroying it makes the
 * commitment meaningless.
 */
public final class Commitment {
  private static final String PREFIX = "sha256:";

  private Commitment() {}

  /** {@code sha256:} and 64 hex digits over the domain, the salt and the parts, in that order. */
  public static String of(String domain, byte[] salt, byte[]... parts) {
    MessageDigest digest = Sha256.begin();
    add(digest, domain.getBytes(StandardCharsets.UTF_8));
    add(digest, salt);
    for (byte[] part : parts) {
      add(digest, part);
    }
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The digest to feed piece by piece where the part is a stream whose length is known: already
   * holds domain, salt and that length. {@link #text(MessageDigest)} ends it.
   */
  public static MessageDigest begin(String domain, byte[] salt, int partLength) {
    MessageDigest digest = Sha256.begin();
    add(digest, domain.getBytes(StandardCharsets.UTF_8));
    add(digest, salt);
    addLength(digest, partLength);
    return digest;
  }

  /** The text form of a finished digest. */
  public static String text(MessageDigest digest) {
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] part) {
    addLength(digest, part.length);
    digest.update(part);
  }

  private static void addLength(MessageDigest digest, int length) {
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
  }
}
