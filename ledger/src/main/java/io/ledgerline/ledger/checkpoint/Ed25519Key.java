package io.ledgerline.ledger.checkpoint;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * An installation's Ed25519 key: one file with the private key (PKCS#8), mode 0600, and one with
 * the public key (SPKI). It signs for all streams; a line's key id differs by origin.
 */
public final class Ed25519Key {
  private static final String PRIVATE = "ed25519.pkcs8";
  private static final String PUBLIC = "ed25519.spki";

  private final PrivateKey secret;
  private final PublicKey open;

  private Ed25519Key(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /** A key from its two standard encodings. */
  public static Ed25519Key of(byte[] pkcs8, byte[] spki) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return new Ed25519Key(
        factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
        factory.generatePublic(new X509EncodedKeySpec(spki)));
  }

  /** Whether the folder holds a key, whole or in part. */
  public static boolean isIn(Disk disk, Path folder) throws IOException {
    return disk.exists(folder.resolve(PRIVATE));
  }

  /** Reads the key in that folder. */
  public static Ed25519Key read(Disk disk, Path folder) throws LedgerException, IOException {
    try {
      Ed25519Key key =
          of(
              WholeFile.read(disk, folder.resolve(PRIVATE)),
              WholeFile.read(disk, folder.resolve(PUBLIC)));
      key.requirePair(folder);
      return key;
    } catch (GeneralSecurityException e) {
      throw new LedgerException("signing key in " + folder + " can't be read: restore it", e);
    }
  }

  /** Makes a key and keeps it in that folder, durable when this returns. */
  public static Ed25519Key make(Disk disk, Path folder) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      disk.makeFolders(folder);
      WholeFile.replaceDurably(disk, folder.resolve(PUBLIC), pair.getPublic().getEncoded());
      Path temporary = folder.resolve(PRIVATE + ".tmp");
      try (DiskFile file = disk.createPrivate(temporary)) {
        WholeFile.writeAll(file, ByteBuffer.wrap(pair.getPrivate().getEncoded()), 0);
        file.sync();
      }
      disk.rename(temporary, folder.resolve(PRIVATE));
      disk.syncFolder(folder);
      return new Ed25519Key(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 is part of this Java platform", e);
    }
  }

  private void requirePair(Path folder) throws LedgerException {
    String text = "pair";
    if (!signer("pair").verifierKey().verifies(text, line(text))) {
      throw new LedgerException(
          "signing key in " + folder + ": the private and the public file are not a pair");
    }
  }

  private SignedNote.Line line(String text) {
    NoteSigner signer = signer("pair");
    return new SignedNote.Line("pair", signer.keyId(), signer.sign(text));
  }

  /** This key as the signer of one origin. */
  public NoteSigner signer(String name) {
    return new Named(VerifierKey.ed25519(name, open), secret);
  }

  private record Named(VerifierKey verifierKey, PrivateKey secret) implements NoteSigner {
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
}
