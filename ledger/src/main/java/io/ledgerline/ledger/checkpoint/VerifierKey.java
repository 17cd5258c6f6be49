package io.ledgerline.ledger.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A named public key (C2SP signed-note {@code vkey}) that checks lines of type Ed25519 (0x01).
 * Immutable.
 */
public final class VerifierKey {
  /** Ed25519 over the note's text. */
  public static final byte ED25519 = 1;

  private static final int KEY_BYTES = 32;
  private static final byte[] SPKI_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] typed;
  private final int keyId;
  private final PublicKey key;

  private VerifierKey(String name, byte[] typed) {
    if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
      throw new IllegalArgumentException("vkey: (expected: type 1, Ed25519, 32 bytes)");
    }
    this.name = requireName(name);
    this.typed = typed;
    this.keyId = keyId(name, typed);
    this.key = decode(typed);
  }

  /** The key of that name with those 32 bytes. */
  public static VerifierKey ed25519(String name, byte[] publicKey) {
    byte[] typed = ByteBuffer.allocate(1 + publicKey.length).put(ED25519).put(publicKey).array();
    return new VerifierKey(name, typed);
  }

  /** The key of that name, from the form that the JDK gives it. */
  public static VerifierKey ed25519(String name, PublicKey key) {
    byte[] spki = key.getEncoded();
    return ed25519(name, java.util.Arrays.copyOfRange(spki, SPKI_HEADER.length, spki.length));
  }

  /**
   * Reads {@code name+id+base64}.
   *
   * @throws IllegalArgumentException if it is not an Ed25519 vkey, or its id is not its own
   */
  public static VerifierKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("vkey: " + vkey + " (expected: name+id+base64)");
    }
    VerifierKey key = new VerifierKey(parts[0], Base64.getDecoder().decode(parts[2]));
    if (!key.idText().equals(parts[1])) {
      throw new IllegalArgumentException(
          "vkey id: " + parts[1] + " (expected: " + key.idText() + ")");
    }
    return key;
  }

  public String name() {
    return name;
  }

  public int keyId() {
    return keyId;
  }

  /** {@code name+id+base64}. */
  public String vkey() {
    return name + '+' + idText() + '+' + Base64.getEncoder().encodeToString(typed);
  }

  private String idText() {
    return HexFormat.of().toHexDigits(keyId);
  }

  /** Whether this key made that line over that text. False too if the line names another key. */
  public boolean verifies(String text, SignedNote.Line line) {
    if (line.keyId() != keyId || !line.name().equals(name)) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(line.signature());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether the note has a line by this key, and every line by it is good. */
  public boolean accepts(SignedNote note) {
    boolean found = false;
    for (SignedNote.Line line : note.signatures()) {
      if (line.keyId() == keyId && line.name().equals(name)) {
        if (!verifies(note.text(), line)) {
          return false;
        }
        found = true;
      }
    }
    return found;
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

  private static PublicKey decode(byte[] typed) {
    byte[] spki =
        ByteBuffer.allocate(SPKI_HEADER.length + KEY_BYTES)
            .put(SPKI_HEADER)
            .put(typed, 1, KEY_BYTES)
            .array();
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("vkey: not a point of Ed25519", e);
    }
  }
}
