package io.ledgerline.verifier.trust;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** What an RFC 3161 time stamp over a checkpoint's text shows. */
public sealed interface StampResult {
  /**
   * An authority of the trust file saw the text.
   *
   * @param authority what the trust file calls the authority
   * @param time when, as the authority says ({@code genTime})
   * @param accuracy how far that may be off, either way; zero if it says nothing
   * @param policy the policy (dotted OID) under which it was made
   * @param serial the stamp's number at the authority
   */
  record Stamped(
      String authority, Instant time, Duration accuracy, String policy, BigInteger serial)
      implements StampResult {
    /** The time at which the text existed at the latest. */
    public Instant atTheLatest() {
      return time.plus(accuracy);
    }
  }

  /**
   * It may be whole, and no authority of the trust file made it: it shows nothing to who asked.
   *
   * @param why in words
   */
  record Untrusted(String why) implements StampResult {}

  /**
   * It is no good stamp over this text, whoever is trusted.
   *
   * @param why in words
   */
  record Bad(String why) implements StampResult {}
}
