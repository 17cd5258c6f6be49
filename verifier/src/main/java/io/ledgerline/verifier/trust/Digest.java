package io.ledgerline.verifier.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that a time stamp may use. SHA-1 is not among them. */
enum Digest {
  SHA_256("2.16.840.1.101.3.4.2.1", "SHA-256", "SHA256"),
  SHA_384("2.16.840.1.101.3.4.2.2", "SHA-384", "SHA384"),
  SHA_512("2.16.840.1.101.3.4.2.3", "SHA-512", "SHA512");

  private static final int NULL = 0x05;

  private final String oid;
  private final String jcaName;
  private final String inSignatures;

  Digest(String oid, String jcaName, String inSignatures) {
    this.oid = oid;
    this.jcaName = jcaName;
    this.inSignatures = inSignatures;
  }

  static Digest ofOid(String oid) throws BadStampException {
    for (Digest each : values()) {
      if (each.oid.equals(oid)) {
        return each;
      }
    }
    throw new BadStampException("digest " + oid + " (expected: SHA-256, SHA-384 or SHA-512)");
  }

  /** Reads an {@code AlgorithmIdentifier} with no parameters, or NULL. */
  static Digest read(DerValue identifier) throws MalformedDerException, BadStampException {
    DerReader inside = identifier.inside();
    Digest digest = ofOid(inside.next(DerReader.OID).oid());
    if (inside.hasMore() && inside.next(NULL).content().length != 0) {
      throw new BadStampException("digest with parameters (expected: none)");
    }
    inside.requireEnd();
    return digest;
  }

  /** What the JDK calls it. */
  String jcaName() {
    return jcaName;
  }

  /** What the JDK calls it in a signature's name. */
  String inSignatures() {
    return inSignatures;
  }

  byte[] of(byte[] bytes) {
    return of(jcaName, bytes);
  }

  /** The digest of that name; SHA-1 too, which RFC 2634 names certificates with. */
  static byte[] of(String jcaName, byte[] bytes) {
    try {
      return MessageDigest.getInstance(jcaName).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(jcaName + " is part of every Java platform", e);
    }
  }
}
