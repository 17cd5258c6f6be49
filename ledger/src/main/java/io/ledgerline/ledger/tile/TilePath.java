package io.ledgerline.ledger.tile;

/** Names of tiles and bundles below a stream's folder (C2SP tlog-tiles). */
public final class TilePath {
  /** Hashes in a full tile, entries in a full bundle. */
  public static final int WIDTH = 256;

  private static final int MAX_LEVEL = 63;

  private TilePath() {}

  /** {@code tile/<level>/<number>}, with {@code .p/<width>} unless it is full. */
  public static String tile(int level, long number, int width) {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("level: " + level + " (expected: 0 to 63)");
    }
    return "tile/" + level + '/' + numbered(number, width);
  }

  /** {@code tile/entries/<number>}, with {@code .p/<width>} unless it is full. */
  public static String bundle(long number, int width) {
    return "tile/entries/" + numbered(number, width);
  }

  /** How many hashes the last tile of a level holds in a tree of that size; 0 if it is full. */
  public static int partialWidth(int level, long size) {
    return (int) (hashes(level, size) % WIDTH);
  }

  /** How many hashes a level holds in a tree of that size. */
  public static long hashes(int level, long size) {
    return level > 7 ? 0 : size >>> (8 * level);
  }

  private static String numbered(long number, int width) {
    if (number < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException(
          "tile: " + number + " of width " + width + " (expected: >= 0, 1 to 256)");
    }
    StringBuilder path = new StringBuilder(group(number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, 'x' + group(rest % 1000) + '/');
    }
    return width == WIDTH ? path.toString() : path + ".p/" + width;
  }

  private static String group(long threeDigits) {
    String digits = Long.toString(1000 + threeDigits);
    return digits.substring(1);
  }
}
