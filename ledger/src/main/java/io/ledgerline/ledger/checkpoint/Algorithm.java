package io.ledgerline.ledger.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The kinds of signature lines that are made and checked (C2SP signed-note, tlog-cosignature).
 * ML-DSA is pure FIPS 204 with an empty context.
 */
public enum Algorithm {
  /** Type 0x01: Ed25519 over the text. */
  ED25519(1, "ed25519", "Ed25519", "302a300506032b6570032100", 32, 64, false),
  /** Type 0x04: Ed25519 over a time and the text; what a witness makes. */
  ED25519_COSIGNATURE(
      4, "ed25519-cosignature", "Ed25519", "302a300506032b6570032100", 32, 64, true),
  /** Type 0x06: ML-DSA-44 over names, a time, the size and the root; a log's or a witness's. */
  ML_DSA_44(
      6,
      "ml-dsa-44",
      "ML-DSA-44",
      "30820532300b06096086480165030403110382052100",
      1312,
      2420,
      true);

  private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

  private final byte type;
  private final String text;
  private final String jcaName;
  private final byte[] spkiHeader;
  private final int keyBytes;
  private final int signatureBytes;
  private final boolean timed;

  Algorithm(
      int type,
      String text,
      String jcaName,
      String spkiHeader,
      int keyBytes,
      int signatureBytes,
      boolean timed) {
    this.type = (byte) type;
    this.text = text;
    this.jcaName = jcaName;
    this.spkiHeader = HexFormat.of().parseHex(spkiHeader);
    this.keyBytes = keyBytes;
    this.signatureBytes = signatureBytes;
    this.timed = timed;
  }

  /** The byte in front of a public key in a vkey. */
  public byte type() {
    return type;
  }

  /** The name for people, such as {@code ml-dsa-44}. */
  public String text() {
    return text;
  }

  /** The name that the JDK knows it by. */
  public String jcaName() {
    return jcaName;
  }

  /** Length of a raw public key. */
  public int keyBytes() {
    return keyBytes;
  }

  /** Length of what stands in a line after the key id. */
  public int lineBytes() {
    return timed ? Long.BYTES + signatureBytes : signatureBytes;
  }

  /** Whether a line carries the time at which it was made. */
  public boolean isTimed() {
    return timed;
  }

  /** The algorithm of that type byte. */
  public static Algorithm ofType(byte type) {
    return Arrays.stream(values())
        .filter(each -> each.type == type)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("vkey type: " + type + " (expected: 1, 4 or 6)"));
  }

  /** The raw bytes of a public key as the JDK encodes it. */
  public byte[] raw(PublicKey key) {
    byte[] spki = key.getEncoded();
    if (spki.length != spkiHeader.length + keyBytes
        || !Arrays.equals(spki, 0, spkiHeader.length, spkiHeader, 0, spkiHeader.length)) {
      throw new IllegalArgumentException("public key: not of " + jcaName);
    }
    return Arrays.copyOfRange(spki, spkiHeader.length, spki.length);
  }

  PublicKey decode(byte[] raw) {
    if (raw.length != keyBytes) {
      throw new IllegalArgumentException(
          text + " key: " + raw.length + " bytes (expected: " + keyBytes + ")");
    }
    byte[] spki = Arrays.copyOf(spkiHeader, spkiHeader.length + keyBytes);
    System.arraycopy(raw, 0, spki, spkiHeader.length, keyBytes);
    try {
      return KeyFactory.getInstance(jcaName).generatePublic(new X509EncodedKeySpec(spki));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(text + " key: not a public key", e);
    }
  }

  /**
   * The bytes that are signed.
   *
   * @param signer the key's name
   * @param seconds the line's time, Unix seconds; ignored by an algorithm without one
   * @throws IllegalArgumentException if the text must be a checkpoint and is none
   */
  byte[] message(String signer, String noteText, long seconds) {
    return switch (this) {
      case ED25519 -> noteText.getBytes(StandardCharsets.UTF_8);
      case ED25519_COSIGNATURE ->
          ("cosignature/v1\ntime " + seconds + '\n' + noteText).getBytes(StandardCharsets.UTF_8);
      case ML_DSA_44 -> subtree(signer, Checkpoint.parse(noteText), seconds);
    };
  }

  private static byte[] subtree(String signer, Checkpoint checkpoint, long seconds) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(256);
    message.writeBytes(SUBTREE);
    name(message, signer);
    message.writeBytes(number(seconds));
    name(message, checkpoint.origin());
    message.writeBytes(number(0));
    message.writeBytes(number(checkpoint.size()));
    message.writeBytes(checkpoint.root().toBytes());
    return message.toByteArray();
  }

  private static void name(ByteArrayOutputStream message, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IllegalArgumentException("name: " + bytes.length + " bytes (expected: <= 255)");
    }
    message.write(bytes.length);
    message.writeBytes(bytes);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
