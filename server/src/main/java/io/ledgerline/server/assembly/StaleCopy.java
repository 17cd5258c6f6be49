package io.ledgerline.server.assembly;

import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mark that what the database remembers of this node's ledger (copies of entries, places up to
 * which it was read) may be about entries that an adoption gave up. It stays until that was put
 * right.
 */
final class StaleCopy {
  private static final String FILE = "copy-is-stale";

  private StaleCopy() {}

  static void mark(Path data) throws IOException {
    // Durable before anything is adopted: without it the copy would be taken for what is there.
    WholeFile.replaceDurably(
        new RealDisk(),
        data.resolve(FILE),
        "the ledger was adopted: copies are made anew\n".getBytes(StandardCharsets.UTF_8));
  }

  static boolean isMarked(Path data) {
    return Files.exists(data.resolve(FILE));
  }

  static void clear(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }
}
