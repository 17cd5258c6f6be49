package io.ledgerline.benchmarks.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** How fast this machine hashes: SHA-256 over 1 KiB at a time, as for leaves. */
final class RawHash {
  private static final int BYTES = 1024;

  private RawHash() {}

  /** Hashes a second, one thread. */
  static double perSecond(Duration time) throws NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    var block = new byte[BYTES];
    count(sha, block, time.dividedBy(2)); // for the just-in-time compiler
    return count(sha, block, time) / (time.toNanos() / 1e9);
  }

  private static long count(MessageDigest sha, byte[] block, Duration time) {
    long until = System.nanoTime() + time.toNanos();
    long count = 0;
    while (System.nanoTime() < until) {
      block[0] = sha.digest(block)[0];
      count++;
    }
    return count;
  }
}
