package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/**
 * The random id of a data folder, made when it is; part of every origin. The file holds the id and,
 * in a second line, its checksum: an id with another digit would begin another history.
 */
final class Installation {
  private static final String FILE = "installation";
  private static final int BYTES = 16;

  private Installation() {}

  /**
   * @param make whether to make one where there is none: only for a folder without streams
   */
  static String idIn(Disk disk, Path folder, RandomGenerator random, boolean make)
      throws IOException, LedgerException {
    Path path = folder.resolve(FILE);
    if (!disk.exists(path)) {
      if (!make) {
        throw new LedgerException(
            path
                + " is missing although there are streams: restore it (its id is the third part from"
                + " the end of every checkpoint's first line)");
      }
      byte[] id = new byte[BYTES];
      random.nextBytes(id);
      WholeFile.replaceDurably(disk, path, format(HexFormat.of().formatHex(id)));
    }
    byte[] bytes = WholeFile.read(disk, path);
    String id = new String(bytes, StandardCharsets.US_ASCII).lines().findFirst().orElse("");
    if (!id.matches("[0-9a-f]{32}") || !Arrays.equals(bytes, format(id))) {
      throw new LedgerException(
          path
              + " is damaged (expected: 32 hex digits and a line with their checksum): restore it");
    }
    return id;
  }

  private static byte[] format(String id) {
    CRC32C crc = new CRC32C();
    crc.update(id.getBytes(StandardCharsets.US_ASCII));
    String lines = id + "\ncrc32c " + HexFormat.of().toHexDigits((int) crc.getValue()) + '\n';
    return lines.getBytes(StandardCharsets.US_ASCII);
  }
}
