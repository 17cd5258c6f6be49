package io.ledgerline.ledger.tile;

import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a tile or a bundle, read from outside. Only names that {@link TilePath} would write
 * are read, and the same with the tile height 8 in front of the level, as Go's x/mod asks for them.
 *
 * @param level the level of a tile, {@link #ENTRIES} for a bundle of entries
 * @param number the tile's number in its level
 * @param width how many hashes or entries are asked for, 1 to 256
 */
public record TileName(int level, long number, int width) {
  /** The level of bundles, which lie below the lowest tiles. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 7;
  private static final int MAX_LENGTH = 64;
  private static final Pattern NAME =
      Pattern.compile(
          "tile/(?:8/)?(entries|[0-7])/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

  /** The tile or bundle of that name, null if it is no name of one. */
  public static @Nullable TileName parse(String name) {
    var found = NAME.matcher(name.length() > MAX_LENGTH ? "" : name);
    if (!found.matches()) {
      return null;
    }
    String digits = found.group(2).replace("/", "").replace("x", "");
    int width = found.group(3) == null ? TilePath.WIDTH : Integer.parseInt(found.group(3));
    if (digits.length() > 18 || width < 1 || (found.group(3) != null && width == TilePath.WIDTH)) {
      return null;
    }
    boolean entries = found.group(1).equals("entries");
    int level = entries ? ENTRIES : Integer.parseInt(found.group(1));
    if (width > TilePath.WIDTH) {
      return null;
    }
    TileName read = new TileName(level, Long.parseLong(digits), width);
    // Leading zeros and the like: one tile has one name, so that caches hold it once.
    return name.equals(read.path()) || (!entries && name.equals(read.goPath())) ? read : null;
  }

  /** The name of the same tile or bundle in another width. */
  public TileName withWidth(int other) {
    return new TileName(level, number, other);
  }

  /** Where it lies below the stream's folder. */
  public String path() {
    return level == ENTRIES ? TilePath.bundle(number, width) : TilePath.tile(level, number, width);
  }

  /** How many hashes or entries it holds in a tree of that size: 0 to 256. */
  public int widthAt(long size) {
    long inLevel = level == ENTRIES ? size : level > MAX_LEVEL ? 0 : TilePath.hashes(level, size);
    if (number > inLevel / TilePath.WIDTH) {
      return 0;
    }
    return (int) Math.min(TilePath.WIDTH, inLevel - number * TilePath.WIDTH);
  }

  /**
   * Its bytes, from those of the same tile or bundle in at least this width: the one is the
   * beginning of the other.
   *
   * @throws IOException if there are not so many whole hashes or entries in them
   */
  public byte[] beginning(byte[] wider) throws IOException {
    int length = length(wider);
    return length == wider.length ? wider : Arrays.copyOf(wider, length);
  }

  private int length(byte[] wider) throws IOException {
    if (level != ENTRIES && wider.length >= width * Hash.BYTES) {
      return width * Hash.BYTES;
    }
    EntryBundle bundle = new EntryBundle(level == ENTRIES ? wider : new byte[0]);
    for (int i = 0; i < width; i++) {
      if (!bundle.next()) {
        throw new IOException(path() + " ends before its width");
      }
    }
    return bundle.to();
  }

  private String goPath() {
    return "tile/8/" + path().substring("tile/".length());
  }
}
