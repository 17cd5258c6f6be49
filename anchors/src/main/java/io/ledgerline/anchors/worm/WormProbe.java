package io.ledgerline.anchors.worm;

import io.ledgerline.anchors.AnchorException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds out, by doing it, whether a store keeps its word: an object is put under a lock of some
 * minutes, its retention is read back, and removing that version must be refused. Stores that take
 * lock headers and ignore them exist.
 */
final class WormProbe {
  private static final Duration HELD = Duration.ofMinutes(10);

  private WormProbe() {}

  /**
   * @return what was found, one sentence
   * @throws AnchorException if the store was not reached, or does not hold what it is given
   */
  static String probe(WormStore store, String prefix, InstantSource clock)
      throws AnchorException, InterruptedException {
    String lock = store.bucketSetting("object-lock", "ObjectLockEnabled");
    if (!lock.equals("Enabled")) {
      throw AnchorException.away(
          store.where() + " has no object lock: enable it on the bucket, or choose another");
    }
    String versioning = store.bucketSetting("versioning", "Status");
    if (!versioning.equals("Enabled")) {
      throw AnchorException.away(
          store.where() + " has no versioning, which locks need: enable it on the bucket");
    }
    String key = prefix + "probe";
    byte[] bytes = ("probe " + clock.instant() + '\n').getBytes(StandardCharsets.UTF_8);
    Instant until = clock.instant().plus(HELD).truncatedTo(ChronoUnit.SECONDS);
    String version = store.put(key, bytes, until);
    Optional<WormStore.Hold> hold = store.hold(key, version);
    if (hold.isEmpty()
        || !hold.get().mode().equals(WormStore.COMPLIANCE)
        || hold.get().until().isBefore(until)) {
      throw AnchorException.away(
          store.where() + " took a COMPLIANCE lock and does not show it; it is no WORM store");
    }
    if (store.remove(key, version)) {
      throw AnchorException.away(
          store.where() + " removed a version under a COMPLIANCE lock; it is no WORM store");
    }
    if (store.get(key, version).filter(back -> Arrays.equals(back, bytes)).isEmpty()) {
      throw AnchorException.away(store.where() + " does not give back what was put there");
    }
    return "object lock and versioning are enabled, a COMPLIANCE lock is shown, removal is refused";
  }
}
