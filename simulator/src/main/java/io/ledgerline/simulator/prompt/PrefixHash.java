package io.ledgerline.simulator.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A running SHA-256 over a sequence of labelled blocks. */
final class PrefixHash {
  private final MessageDigest digest = sha256();
  private byte[] state = new byte[32];

  void add(String label, byte[] bytes) {
    digest.update(state);
    digest.update(label.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    state = digest.digest(bytes);
  }

  byte[] state() {
    return state.clone();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
