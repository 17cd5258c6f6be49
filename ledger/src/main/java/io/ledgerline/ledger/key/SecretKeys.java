package io.ledgerline.ledger.key;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The secret half of a generation of keys. */
record SecretKeys(SigningKey ed25519, SigningKey mlDsa44) {
  /** Length of the seeds of both keys, the Ed25519 one first. */
  static final int SEED_BYTES = 2 * SigningKey.SEED_BYTES;

  /** The keys that follow from those seeds. */
  static SecretKeys of(byte[] seeds) {
    byte[] first = Arrays.copyOf(seeds, SigningKey.SEED_BYTES);
    byte[] second = Arrays.copyOfRange(seeds, SigningKey.SEED_BYTES, SEED_BYTES);
    return new SecretKeys(
        SigningKey.of(Algorithm.ED25519, first), SigningKey.of(Algorithm.ML_DSA_44, second));
  }

  /** The public half. */
  KeyGeneration generation(int number, Instant createdAt) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new KeyGeneration(
        number,
        createdAt,
        base64.encodeToString(ed25519.raw()),
        base64.encodeToString(mlDsa44.raw()),
        false);
  }

  /** Both keys under an origin's name, Ed25519 first. */
  List<NoteSigner> signers(String origin, InstantSource clock) {
    return List.of(ed25519.signer(origin, clock), mlDsa44.signer(origin, clock));
  }
}
