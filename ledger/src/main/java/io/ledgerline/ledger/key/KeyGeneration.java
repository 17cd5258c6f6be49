package io.ledgerline.ledger.key;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The pair of keys that sign an installation's checkpoints from one rotation to the next: every
 * checkpoint carries a line by each.
 *
 * @param number from 1
 * @param createdAt when it was made, by this machine's clock
 * @param ed25519 the classical key
 * @param mlDsa44 the post-quantum key
 */
public record KeyGeneration(int number, Instant createdAt, SigningKey ed25519, SigningKey mlDsa44) {
  /** Length of the seeds of both keys, the Ed25519 one first. */
  static final int SEED_BYTES = 2 * SigningKey.SEED_BYTES;

  /** The generation whose keys follow from those seeds. */
  static KeyGeneration of(int number, Instant createdAt, byte[] seeds) {
    byte[] first = java.util.Arrays.copyOf(seeds, SigningKey.SEED_BYTES);
    byte[] second = java.util.Arrays.copyOfRange(seeds, SigningKey.SEED_BYTES, SEED_BYTES);
    return new KeyGeneration(
        number,
        createdAt,
        SigningKey.of(Algorithm.ED25519, first),
        SigningKey.of(Algorithm.ML_DSA_44, second));
  }

  /** Both keys under an origin's name, Ed25519 first. */
  public List<NoteSigner> signers(String origin, InstantSource clock) {
    return List.of(ed25519.signer(origin, clock), mlDsa44.signer(origin, clock));
  }

  /** Both public keys under an origin's name, Ed25519 first. */
  public List<VerifierKey> verifierKeys(String origin) {
    return List.of(
        VerifierKey.of(origin, Algorithm.ED25519, ed25519.raw()),
        VerifierKey.of(origin, Algorithm.ML_DSA_44, mlDsa44.raw()));
  }
}
