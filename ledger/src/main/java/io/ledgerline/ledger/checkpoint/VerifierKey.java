package io.ledgerline.ledger.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A named public key (C2SP signed-note {@code vkey}) that checks lines of one {@link Algorithm}.
 * Immutable.
 */
public final class VerifierKey {
  /** The end of the year 9999. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final String name;
  private final Algorithm algorithm;
  private final byte[] raw;
  private final int keyId;
  private final PublicKey key;

  private VerifierKey(String name, Algorithm algorithm, byte[] raw) {
    this.name = requireName(name);
    this.algorithm = algorithm;
    this.raw = raw;
    this.key = algorithm.decode(raw);
    this.keyId = keyId(name, typed());
  }

  /** The key of that name with those raw bytes, which are copied. */
  public static VerifierKey of(String name, Algorithm algorithm, byte[] raw) {
    return new VerifierKey(name, algorithm, raw.clone());
  }

  /** The Ed25519 key of that name, from the form that the JDK gives it. */
  public static VerifierKey ed25519(String name, PublicKey key) {
    return new VerifierKey(name, Algorithm.ED25519, Algorithm.ED25519.raw(key));
  }

  /** The Ed25519 key of that name with those 32 bytes. */
  public static VerifierKey ed25519(String name, byte[] raw) {
    return of(name, Algorithm.ED25519, raw);
  }

  /**
   * Reads {@code name+id+base64}.
   *
   * @throws IllegalArgumentException if it is not a vkey of a known type, or its id is not its own
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("vkey: " + vkey + " (expected: name+id+base64)");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length == 0) {
      throw new IllegalArgumentException("vkey: " + vkey + " (expected: a key in it)");
    }
    VerifierKey key =
        new VerifierKey(
            parts[0], Algorithm.ofType(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.idText().equals(parts[1])) {
      throw new IllegalArgumentException(
          "vkey id: " + parts[1] + " (expected: " + key.idText() + ")");
    }
    return key;
  }

  public String name() {
    return name;
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  public int keyId() {
    return keyId;
  }

  /** A copy of the raw public key. */
  public byte[] raw() {
    return raw.clone();
  }

  /** {@code name+id+base64}. */
  public String vkey() {
    return name + '+' + idText() + '+' + Base64.getEncoder().encodeToString(typed());
  }

  private String idText() {
    return HexFormat.of().toHexDigits(keyId);
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + raw.length).put(algorithm.type()).put(raw).array();
  }

  /** Whether the line says that it is by this key; its signature may still be bad. */
  public boolean isNamedIn(SignedNote.Line line) {
    return line.keyId() == keyId && line.name().equals(name);
  }

  /** Whether this key made that line over that text. False too if the line names another key. */
  public boolean verifies(String text, SignedNote.Line line) {
    if (!isNamedIn(line) || line.signature().length != algorithm.lineBytes()) {
      return false;
    }
    try {
      ByteBuffer blob = ByteBuffer.wrap(line.signature());
      long seconds = algorithm.isTimed() ? blob.getLong() : 0;
      if (seconds < 0) {
        return false;
      }
      Signature signature = Signature.getInstance(algorithm.jcaName());
      signature.initVerify(key);
      signature.update(algorithm.message(name, text, seconds));
      return signature.verify(line.signature(), blob.position(), blob.remaining());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * When a line of this algorithm says that it was made; the epoch if it says nothing, and the end
   * of the year 9999 if it says a later time: whoever adds a minute to it gets a time too.
   */
  public Instant time(SignedNote.Line line) {
    if (!algorithm.isTimed() || line.signature().length < Long.BYTES) {
      return Instant.EPOCH;
    }
    long seconds = ByteBuffer.wrap(line.signature()).getLong();
    return Instant.ofEpochSecond(Math.clamp(seconds, 0, LAST_SECOND));
  }

  /** Whether the note has a line by this key, and every line by it is good. */
  public boolean accepts(SignedNote note) {
    boolean found = false;
    for (SignedNote.Line line : note.signatures()) {
      if (isNamedIn(line)) {
        if (!verifies(note.text(), line)) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && algorithm == that.algorithm
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return keyId;
  }

  @Override
  public String toString() {
    return name + '+' + idText() + " (" + algorithm.text() + ')';
  }

  static String requireName(String name) {
    boolean fits = !name.isEmpty() && name.indexOf('+') < 0;
    for (int i = 0; fits && i < name.length(); i++) {
      char c = name.charAt(i);
      fits = !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c);
    }
    if (!fits) {
      throw new IllegalArgumentException("key name: " + name + " (expected: no space and no '+')");
    }
    return name;
  }

  private static int keyId(String name, byte[] typed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + '\n').getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest(typed)).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
