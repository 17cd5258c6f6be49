package io.ledgerline.ledger.key;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The public half of the pair of keys that sign an installation's checkpoints from one rotation to
 * the next: every checkpoint carries a line by each.
 *
 * @param number from 1
 * @param createdAt when it was made, by this machine's clock
 * @param ed25519 the classical key, raw, in Base64
 * @param mlDsa44 the post-quantum key, raw, in Base64
 * @param retired whether its secret half was destroyed: it signs nothing any more
 */
public record KeyGeneration(
    int number, Instant createdAt, String ed25519, String mlDsa44, boolean retired) {

  /** Both public keys under an origin's name, Ed25519 first. */
  public List<VerifierKey> verifierKeys(String origin) {
    Base64.Decoder base64 = Base64.getDecoder();
    return List.of(
        VerifierKey.of(origin, Algorithm.ED25519, base64.decode(ed25519)),
        VerifierKey.of(origin, Algorithm.ML_DSA_44, base64.decode(mlDsa44)));
  }

  /** The same, once its secret half is gone. */
  KeyGeneration asRetired() {
    return new KeyGeneration(number, createdAt, ed25519, mlDsa44, true);
  }
}
