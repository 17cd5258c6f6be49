package io.ledgerline.ledger.stream;

import io.ledgerline.ledger.tile.TilePath;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Which beginning of a stream was let go: the file {@code pruned} in its folder, replaced as a
 * whole. Its bundles below {@code minimum} are gone or going; its tiles all stay, so that roots and
 * proofs of everything else are what they were.
 *
 * @param origin the stream's origin
 * @param minimum the first index that is kept, a multiple of 256
 * @param removed bundles below this index are gone for good; those from here to the minimum may
 *     still be there
 * @param namedAt the index of the entry in this stream that says so, not below the minimum
 */
public record Pruned(String origin, long minimum, long removed, long namedAt) {
  private static final String VERSION = "ledgerline pruned stream 1";

  public Pruned {
    if (removed < 0 || minimum < removed || minimum % TilePath.WIDTH != 0) {
      throw new IllegalArgumentException(
          "pruned: "
              + removed
              + " to "
              + minimum
              + " (expected: ascending, ending at a multiple of 256)");
    }
    if (minimum > 0 && namedAt < minimum) {
      throw new IllegalArgumentException(
          "pruned: named by entry " + namedAt + " (expected: at or above " + minimum + ")");
    }
  }

  /** Nothing is pruned. */
  public static Pruned nothing(String origin) {
    return new Pruned(origin, 0, 0, 0);
  }

  /** Whether bundles may still be there that are to go. */
  public boolean isUnfinished() {
    return removed < minimum;
  }

  /** The same, once the last of its bundles is gone. */
  public Pruned finished() {
    return new Pruned(origin, minimum, minimum, namedAt);
  }

  byte[] format() {
    String text =
        "%s\norigin %s\nminimum %d\nremoved %d\nnamed %d\n"
            .formatted(VERSION, origin, minimum, removed, namedAt);
    return (text + "crc32c " + crc(text) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static Pruned parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    if (lines.length != 7 || !lines[0].equals(VERSION) || !lines[6].isEmpty()) {
      throw new IllegalArgumentException("it is not a file of version: " + VERSION);
    }
    int crcAt = text.lastIndexOf("crc32c ");
    if (!lines[5].equals("crc32c " + crc(text.substring(0, Math.max(0, crcAt))))) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    return new Pruned(
        value(lines[1], "origin "),
        Long.parseLong(value(lines[2], "minimum ")),
        Long.parseLong(value(lines[3], "removed ")),
        Long.parseLong(value(lines[4], "named ")));
  }

  private static String value(String line, String name) {
    if (!line.startsWith(name)) {
      throw new IllegalArgumentException("line: " + line + " (expected: " + name + "…)");
    }
    return line.substring(name.length());
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
