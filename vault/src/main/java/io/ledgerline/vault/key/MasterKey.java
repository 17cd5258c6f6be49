package io.ledgerline.vault.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.ledger.key.KeyProtectionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The installation's key, under which the tenants' keys are wrapped. It lies in a file of mode
 * 0600, protected by a passphrase or key service where one is set up, and never in the database: a
 * copy of the database opens nothing without it. All nodes that share a database need the same
 * file.
 */
public final class MasterKey {
  private static final String HEADER = "ledgerline-vault-key/v1";
  private static final int MAX_BYTES = 16 << 10;
  private static final int ID_BYTES = 8;

  private final RawKey secret;
  private final String id;

  private MasterKey(RawKey secret) {
    this.secret = secret;
    this.id =
        HexFormat.of()
            .formatHex(
                Sealing.derive(secret, Sealing.context("ledgerline.vault.master-id.v1")),
                0,
                ID_BYTES);
  }

  /** 16 hex digits that tell this key from others and nothing of its bytes. */
  public String id() {
    return id;
  }

  RawKey secret() {
    return secret;
  }

  /**
   * Reads the key, or makes it where there is none.
   *
   * @throws IOException if the file can't be read or written, was altered, or is protected by
   *     something else
   */
  public static MasterKey at(Disk disk, Path file, KeyProtection protection, SecureRandom random)
      throws IOException {
    if (!disk.exists(file)) {
      byte[] fresh = new byte[RawKey.LENGTH];
      random.nextBytes(fresh);
      write(disk, file, protection, fresh);
      return new MasterKey(new RawKey(fresh));
    }
    byte[] bytes = WholeFile.read(disk, file);
    String[] lines = new String(bytes, UTF_8).split("\n", -1);
    if (bytes.length > MAX_BYTES
        || lines.length != 4
        || !lines[0].equals(HEADER)
        || !lines[1].startsWith("protection ")) {
      throw new IOException(file + ": not a vault key (expected: " + HEADER + " and two lines)");
    }
    String scheme = lines[1].substring("protection ".length());
    if (!scheme.equals(protection.scheme())) {
      throw new IOException(
          "%s is protected by \"%s\", and \"%s\" is set up"
              .formatted(file, scheme, protection.scheme()));
    }
    try {
      byte[] stored = Base64.getDecoder().decode(lines[2]);
      return new MasterKey(new RawKey(protection.open(stored, context(scheme))));
    } catch (KeyProtectionException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static void write(Disk disk, Path file, KeyProtection protection, byte[] secret)
      throws IOException {
    byte[] stored;
    try {
      stored = protection.protect(secret, context(protection.scheme()));
    } catch (KeyProtectionException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    String text =
        "%s\nprotection %s\n%s\n"
            .formatted(HEADER, protection.scheme(), Base64.getEncoder().encodeToString(stored));
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + ": not the name of a file");
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    disk.makeFolders(folder);
    try (DiskFile out = disk.createPrivate(temporary)) {
      WholeFile.writeAll(out, ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
      out.sync();
    }
    disk.rename(temporary, file);
    disk.syncFolder(folder);
    Arrays.fill(stored, (byte) 0);
  }

  private static byte[] context(String scheme) {
    return Sealing.context(HEADER, scheme);
  }
}
