package io.ledgerline.ledger.key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One generation as a file: lines of text, the last but one secret, the last a checksum. What
 * stands before the secret is authenticated with it, so that a public key can't be swapped beside a
 * protected secret.
 *
 * @param scheme what protects the secret
 * @param open the lines before the secret
 * @param stored the protected secret, null once it was destroyed
 */
record KeyFile(KeyGeneration generation, String scheme, String open, byte @Nullable [] stored) {
  private static final String HEADER = "ledgerline-signing-keys/v2";
  private static final String DESTROYED = "destroyed";
  private static final int MAX_BYTES = 64 << 10;

  static byte[] format(KeyGeneration generation, byte[] seeds, KeyProtection protection)
      throws KeyProtectionException {
    String open = open(generation, protection.scheme());
    byte[] stored = protection.protect(seeds, open.getBytes(StandardCharsets.UTF_8));
    return whole(open, Base64.getEncoder().encodeToString(stored));
  }

  private static String open(KeyGeneration generation, String scheme) {
    return HEADER
        + "\ngeneration "
        + generation.number()
        + "\ncreated "
        + generation.createdAt()
        + "\nprotection "
        + scheme
        + "\ned25519 "
        + generation.ed25519()
        + "\nml-dsa-44 "
        + generation.mlDsa44()
        + '\n';
  }

  private static byte[] whole(String open, String seeds) {
    String text = open + "seeds " + seeds + '\n';
    return (text + "crc32c " + crc(text) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** The same file without its secret. */
  byte[] withoutSecret() {
    return whole(open, DESTROYED);
  }

  /** Reads what can be read without opening the secret. */
  static KeyFile parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    if (bytes.length > MAX_BYTES || lines.length != 9 || !lines[0].equals(HEADER)) {
      throw new IllegalArgumentException("key file: (expected: " + HEADER + " and seven lines)");
    }
    int crcAt = text.lastIndexOf("\ncrc32c ") + 1;
    if (!text.substring(crcAt).equals("crc32c " + crc(text.substring(0, crcAt)) + '\n')) {
      throw new IllegalArgumentException("key file: its checksum is wrong");
    }
    String seeds = value(lines[6], "seeds ");
    boolean retired = seeds.equals(DESTROYED);
    try {
      KeyGeneration generation =
          new KeyGeneration(
              Integer.parseInt(value(lines[1], "generation ")),
              Instant.parse(value(lines[2], "created ")),
              value(lines[4], "ed25519 "),
              value(lines[5], "ml-dsa-44 "),
              retired);
      return new KeyFile(
          generation,
          value(lines[3], "protection "),
          text.substring(0, text.indexOf("\nseeds ") + 1),
          retired ? null : Base64.getDecoder().decode(seeds));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("key file: " + e.getMessage(), e);
    }
  }

  private static String value(String line, String name) {
    if (!line.startsWith(name)) {
      throw new IllegalArgumentException("key file: no line " + name.strip());
    }
    return line.substring(name.length());
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** Opens the secret seeds, and makes sure that the public keys beside them are their own. */
  byte[] seeds(KeyProtection protection) throws KeyProtectionException {
    byte[] secret = stored;
    if (secret == null) {
      throw new KeyProtectionException("its secret was destroyed when other keys took over");
    }
    byte[] seeds = protection.open(secret, open.getBytes(StandardCharsets.UTF_8));
    if (seeds.length != SecretKeys.SEED_BYTES) {
      throw new KeyProtectionException("its secret has " + seeds.length + " bytes, not 64");
    }
    KeyGeneration own =
        SecretKeys.of(seeds).generation(generation.number(), generation.createdAt());
    if (!own.equals(generation)) {
      Arrays.fill(seeds, (byte) 0);
      throw new KeyProtectionException("its public keys are not those of its secret");
    }
    return seeds;
  }
}
