package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The random id of a data folder, made when it is; part of every origin. */
final class Installation {
  private static final String FILE = "installation";
  private static final int BYTES = 16;

  private Installation() {}

  static String idIn(Disk disk, Path folder, RandomGenerator random)
      throws IOException, LedgerException {
    Path path = folder.resolve(FILE);
    if (!disk.exists(path)) {
      byte[] id = new byte[BYTES];
      random.nextBytes(id);
      byte[] line = (HexFormat.of().formatHex(id) + '\n').getBytes(StandardCharsets.US_ASCII);
      WholeFile.replaceDurably(disk, path, line);
    }
    String id = new String(WholeFile.read(disk, path), StandardCharsets.US_ASCII).strip();
    if (!id.matches("[0-9a-f]{32}")) {
      throw new LedgerException(path + " is not an installation id: restore it");
    }
    return id;
  }
}
