package io.ledgerline.anchors.witness;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Which logs a witness watches, and the keys that must sign for them. One line each, {@code #}
 * begins a comment:
 *
 * <pre>
 * log &lt;vkey&gt; [url]
 * signer &lt;origin prefix&gt; &lt;generation&gt; ed25519|ml-dsa-44 &lt;base64 raw public key&gt;
 * </pre>
 *
 * The first is C2SP tlog-policy and names one origin. The second stands for every origin at or
 * below a prefix, since an installation opens an origin per tenant and signs all with one key. An
 * origin needs a good line of each algorithm that is given for it.
 */
public final class WatchedLogs {
  private static final int MOST_LINES = 100_000;

  private record Signer(String prefix, Algorithm algorithm, byte[] raw) {
    boolean covers(String origin) {
      return origin.equals(prefix)
          || origin.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }
  }

  private final List<VerifierKey> logs = new ArrayList<>();
  private final List<Signer> signers = new ArrayList<>();

  private WatchedLogs() {}

  /**
   * Reads the list; lines of a trust policy that are about others than logs are passed over.
   *
   * @throws IllegalArgumentException naming the first line that is wrong
   */
  public static WatchedLogs parse(String text) {
    WatchedLogs watched = new WatchedLogs();
    String[] lines = text.split("\n", -1);
    if (lines.length > MOST_LINES) {
      throw new IllegalArgumentException("logs: more than " + MOST_LINES + " lines");
    }
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replaceFirst("#.*", "").strip();
      try {
        watched.add(line.split("[ \t]+"));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return watched;
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "log" -> {
        requireWords(words, 2, 3);
        logs.add(VerifierKey.parse(words[1]));
      }
      case "signer" -> {
        requireWords(words, 5, 5);
        byte[] raw = Base64.getDecoder().decode(words[4]);
        Algorithm algorithm = algorithm(words[3]);
        VerifierKey.of(
            words[1], algorithm, raw); // refuses what is no key now, not at the first use
        signers.add(new Signer(words[1], algorithm, raw));
      }
      case "", "witness", "group", "quorum", "tsa" -> {}
      default -> throw new IllegalArgumentException(words[0] + " (expected: log or signer)");
    }
  }

  private static Algorithm algorithm(String name) {
    return switch (name) {
      case "ed25519" -> Algorithm.ED25519;
      case "ml-dsa-44" -> Algorithm.ML_DSA_44;
      default ->
          throw new IllegalArgumentException(
              "algorithm: " + name + " (expected: ed25519 or ml-dsa-44)");
    };
  }

  private static void requireWords(String[] words, int least, int most) {
    if (words.length < least || words.length > most) {
      throw new IllegalArgumentException(
          words[0] + ": " + words.length + " words (expected: " + least + " to " + most + ")");
    }
  }

  /** The keys for an origin; none if it is not watched. */
  public KeyRing keysOf(String origin) {
    List<VerifierKey> keys = new ArrayList<>();
    for (VerifierKey log : logs) {
      if (log.name().equals(origin)) {
        keys.add(log);
      }
    }
    for (Signer signer : signers) {
      if (signer.covers(origin)) {
        keys.add(VerifierKey.of(origin, signer.algorithm(), signer.raw()));
      }
    }
    return new KeyRing(keys);
  }

  /** How many lines name a log or a signer. */
  public int size() {
    return logs.size() + signers.size();
  }
}
