package io.ledgerline.ledger.key;

import io.ledgerline.ledger.checkpoint.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;

/**
 * One generation as a file: lines of text, the last one secret. What stands before it is
 * authenticated with it, so that a public key can't be swapped beside a protected secret.
 */
record KeyFile(int number, Instant createdAt, String scheme, String open, byte[] stored) {
  private static final String HEADER = "ledgerline-signing-keys/v1";
  private static final int MAX_BYTES = 64 << 10;

  static byte[] format(KeyGeneration generation, byte[] seeds, KeyProtection protection)
      throws KeyProtectionException {
    Base64.Encoder base64 = Base64.getEncoder();
    String open =
        HEADER
            + "\ngeneration "
            + generation.number()
            + "\ncreated "
            + generation.createdAt()
            + "\nprotection "
            + protection.scheme()
            + "\ned25519 "
            + base64.encodeToString(generation.ed25519().raw())
            + "\nml-dsa-44 "
            + base64.encodeToString(generation.mlDsa44().raw())
            + '\n';
    byte[] stored = protection.protect(seeds, open.getBytes(StandardCharsets.UTF_8));
    return (open + "seeds " + base64.encodeToString(stored) + '\n')
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what can be read without the secret. */
  static KeyFile parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    if (bytes.length > MAX_BYTES || lines.length != 8 || !lines[0].equals(HEADER)) {
      throw new IllegalArgumentException("key file: (expected: " + HEADER + " and six lines)");
    }
    try {
      return new KeyFile(
          Integer.parseInt(value(lines[1], "generation ")),
          Instant.parse(value(lines[2], "created ")),
          value(lines[3], "protection "),
          text.substring(0, text.indexOf("\nseeds ") + 1),
          Base64.getDecoder().decode(value(lines[6], "seeds ")));
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

  /** Opens the secret, and makes sure that the public keys beside it are its own. */
  KeyGeneration generation(KeyProtection protection) throws KeyProtectionException {
    if (!protection.scheme().equals(scheme)) {
      throw new KeyProtectionException(
          "it is protected by \"" + scheme + "\", and \"" + protection.scheme() + "\" is set up");
    }
    byte[] seeds = protection.open(stored, open.getBytes(StandardCharsets.UTF_8));
    if (seeds.length != 2 * SigningKey.SEED_BYTES) {
      throw new KeyProtectionException("its secret has " + seeds.length + " bytes, not 64");
    }
    KeyGeneration generation = KeyGeneration.of(number, createdAt, seeds);
    Arrays.fill(seeds, (byte) 0);
    Base64.Encoder base64 = Base64.getEncoder();
    String[] lines = open.split("\n");
    if (!lines[4].equals("ed25519 " + base64.encodeToString(generation.ed25519().raw()))
        || !lines[5].equals("ml-dsa-44 " + base64.encodeToString(generation.mlDsa44().raw()))) {
      throw new KeyProtectionException("its public keys are not those of its secret");
    }
    return generation;
  }
}
