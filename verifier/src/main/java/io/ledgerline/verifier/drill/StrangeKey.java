package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** A key that somebody else made, and that says to be the origin's. */
record StrangeKey(VerifierKey verifierKey, PrivateKey secret) implements NoteSigner {
  static StrangeKey make(String origin) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    return new StrangeKey(VerifierKey.ed25519(origin, pair.getPublic()), pair.getPrivate());
  }

  @Override
  public String name() {
    return verifierKey.name();
  }

  @Override
  public int keyId() {
    return verifierKey.keyId();
  }

  @Override
  public byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs every text", e);
    }
  }
}
