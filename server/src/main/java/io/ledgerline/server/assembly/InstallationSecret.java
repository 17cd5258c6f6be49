package io.ledgerline.server.assembly;

import io.ledgerline.server.process.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * A secret of this installation, 32 random bytes in a file of mode 0600: it authenticates what the
 * process writes for its own next start (policy snapshot, budget image).
 */
final class InstallationSecret {
  private static final int BYTES = 32;

  private InstallationSecret() {}

  /** Reads the secret, or makes it where there is none. */
  static byte[] at(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      var secret = Files.readAllBytes(file);
      if (secret.length != BYTES) {
        throw new IOException(file + ": " + secret.length + " bytes (expected: " + BYTES + ")");
      }
      return secret;
    }
    var secret = new byte[BYTES];
    random.nextBytes(secret);
    PrivateFile.replace(file, secret);
    return secret;
  }
}
