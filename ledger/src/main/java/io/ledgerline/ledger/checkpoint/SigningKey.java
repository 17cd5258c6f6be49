package io.ledgerline.ledger.checkpoint;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * A private key, made from its 32-byte seed (RFC 8032 §5.1.5; FIPS 204 algorithm 6), the form in
 * which other tools keep it too. It signs under any name. Immutable.
 */
public final class SigningKey {
  /** Length of a seed of either algorithm. */
  public static final int SEED_BYTES = 32;

  private final Algorithm algorithm;
  private final PrivateKey secret;
  private final byte[] raw;

  private SigningKey(Algorithm algorithm, PrivateKey secret, byte[] raw) {
    this.algorithm = algorithm;
    this.secret = secret;
    this.raw = raw;
  }

  /** The key of that seed; the same seed gives the same key. */
  public static SigningKey of(Algorithm algorithm, byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException(
          "seed: " + seed.length + " bytes (expected: " + SEED_BYTES + ")");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.jcaName());
      generator.initialize(new NamedParameterSpec(algorithm.jcaName()), new SeedOnly(seed));
      KeyPair pair = generator.generateKeyPair();
      return new SigningKey(algorithm, pair.getPrivate(), algorithm.raw(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm.jcaName() + " is part of this Java platform", e);
    }
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** A copy of the raw public key. */
  public byte[] raw() {
    return raw.clone();
  }

  /**
   * This key under a name.
   *
   * @param clock gives the time that a timed line carries
   */
  public NoteSigner signer(String name, InstantSource clock) {
    return new Named(VerifierKey.of(name, algorithm, raw), secret, clock);
  }

  private record Named(VerifierKey verifierKey, PrivateKey secret, InstantSource clock)
      implements NoteSigner {
    @Override
    public String name() {
      return verifierKey.name();
    }

    @Override
    public int keyId() {
      return verifierKey.keyId();
    }

    @Override
    public byte[] sign(String text) {
      Algorithm algorithm = verifierKey.algorithm();
      // A clock before 1970 must not make a line that nobody can check.
      long seconds = algorithm.isTimed() ? Math.max(0, clock.instant().getEpochSecond()) : 0;
      try {
        Signature signature = Signature.getInstance(algorithm.jcaName());
        signature.initSign(secret);
        signature.update(algorithm.message(name(), text, seconds));
        byte[] bytes = signature.sign();
        return algorithm.isTimed()
            ? ByteBuffer.allocate(Long.BYTES + bytes.length).putLong(seconds).put(bytes).array()
            : bytes;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(algorithm.jcaName() + " signs every text", e);
      }
    }
  }

  /** Hands a seed to a key generator, which draws nothing but it; more is refused. */
  private static final class SeedOnly extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;
    private boolean drawn;

    SeedOnly(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (drawn || bytes.length != seed.length) {
        throw new IllegalStateException("a key generator draws its seed and nothing else");
      }
      drawn = true;
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
      Arrays.fill(seed, (byte) 0);
    }
  }
}
