package io.ledgerline.simulator.thinking;

import io.ledgerline.simulator.model.Model;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and opens signatures: an HMAC-SHA256 over model family, account, everything said before and
 * the thinking text. Thread-safe.
 */
public final class Seal {
  private static final int FAMILY = 4;
  private static final int ACCOUNT = 8;
  private static final int BEFORE = 32;
  private static final int OPEN = FAMILY + ACCOUNT + BEFORE;
  private static final int MAC = 32;

  private final SecretKeySpec key;

  /** A seal of its own for each seed, so that another simulator's signatures fail. */
  public Seal(long seed) {
    byte[] secret = ByteBuffer.allocate(16).putLong(seed).putLong(~seed).array();
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** What a signature says about its block. */
  public sealed interface Opened {
    /** The text or the signature was changed, or it is not ours. */
    record Broken() implements Opened {}

    /** Genuine; whether it fits the model's family, the account and the conversation. */
    record Genuine(boolean family, boolean account, boolean conversation) implements Opened {}
  }

  /** The signature of a block. */
  public String sign(Model model, String account, byte[] before, String text) {
    byte[] open =
        ByteBuffer.allocate(OPEN)
            .put(tag(model.line(), FAMILY))
            .put(tag(account, ACCOUNT))
            .put(before)
            .array();
    byte[] all = Arrays.copyOf(open, OPEN + MAC);
    System.arraycopy(mac(open, text), 0, all, OPEN, MAC);
    return Base64.getEncoder().encodeToString(all);
  }

  /** Checks a signature against where its block stands now. */
  public Opened open(String signature, Model model, String account, byte[] before, String text) {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      return new Opened.Broken();
    }
    if (all.length != OPEN + MAC) {
      return new Opened.Broken();
    }
    byte[] open = Arrays.copyOf(all, OPEN);
    byte[] mac = Arrays.copyOfRange(all, OPEN, all.length);
    if (!MessageDigest.isEqual(mac, mac(open, text))) {
      return new Opened.Broken();
    }
    return new Opened.Genuine(
        Arrays.equals(open, 0, FAMILY, tag(model.line(), FAMILY), 0, FAMILY),
        Arrays.equals(open, FAMILY, FAMILY + ACCOUNT, tag(account, ACCOUNT), 0, ACCOUNT),
        Arrays.equals(open, FAMILY + ACCOUNT, OPEN, before, 0, BEFORE));
  }

  private byte[] mac(byte[] open, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(open);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] tag(String text, int length) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
