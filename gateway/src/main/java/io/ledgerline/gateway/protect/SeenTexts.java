package io.ledgerline.gateway.protect;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Trust;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found in texts that came before: a conversation brings its history along on every turn,
 * and a text is read once. Keeps reports under the SHA-256 of text and origin, no texts; bounded,
 * the least recently used goes. Thread-safe.
 */
final class SeenTexts {
  private static final int MOST = 20_000;

  /** Shorter texts are read as fast as they are hashed. */
  private static final int SHORT = 256;

  private final InjectionDetector detector;
  private final Map<ByteBuffer, InjectionReport> reports =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, InjectionReport> eldest) {
          return size() > MOST;
        }
      };

  SeenTexts(InjectionDetector detector) {
    this.detector = detector;
  }

  /** The report about a text; its offsets count from the text's first byte. */
  InjectionReport report(byte[] utf8, int from, int to, Trust trust) {
    byte[] text = Arrays.copyOfRange(utf8, from, to);
    if (text.length < SHORT) {
      return detector.scan(text, 0, text.length, trust);
    }
    ByteBuffer key = key(text, trust);
    synchronized (reports) {
      InjectionReport known = reports.get(key);
      if (known != null) {
        return known;
      }
    }
    InjectionReport found = detector.scan(text, 0, text.length, trust);
    synchronized (reports) {
      reports.put(key, found);
    }
    return found;
  }

  private static ByteBuffer key(byte[] text, Trust trust) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((byte) trust.ordinal());
      return ByteBuffer.wrap(sha256.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}
