package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.verifier.trust.Trust;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check may rely on, from outside the pack.
 *
 * @param trust logs, witnesses and time-stamping authorities of a trust file
 * @param vkeys verifier keys that are trusted
 */
public record PackOptions(Trust trust, List<VerifierKey> vkeys) {
  public PackOptions {
    vkeys = List.copyOf(vkeys);
  }

  /** Nothing from outside. */
  public static PackOptions nothing() {
    return new PackOptions(Trust.nobody(), List.of());
  }

  /** Whether any log's key is known. */
  boolean knowsLogs() {
    return !vkeys.isEmpty() || trust.namesLogs();
  }

  /**
   * The trusted keys for an origin. A node signs all its streams with one key, so a key that was
   * given for one of its origins is known for the others too.
   */
  KeyRing keysOf(String origin) {
    List<VerifierKey> keys = new ArrayList<>(trust.keysOf(origin).keys());
    for (VerifierKey key : vkeys) {
      if (OriginParts.of(key.name()).isOneNodeWith(OriginParts.of(origin))) {
        keys.add(VerifierKey.of(origin, key.algorithm(), key.raw()));
      }
    }
    return new KeyRing(keys.stream().distinct().toList());
  }
}
