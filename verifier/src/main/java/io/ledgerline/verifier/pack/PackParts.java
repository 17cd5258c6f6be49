package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.anchor.AnchorArchive;
import java.time.Duration;

/** Names and bounds of the parts of an evidence pack ({@code docs/evidence-pack.md}). */
public final class PackParts {
  /** What a pack's file name ends with. */
  public static final String SUFFIX = ".llpack";

  /** The first part. */
  public static final String README = "README.txt";

  /** The second: what was asked for. */
  public static final String QUESTION = "QUESTION";

  /** The page for people. */
  public static final String SUMMARY = "summary.html";

  /** The last part. */
  public static final String MANIFEST = "MANIFEST";

  /** Most entries in one part; parts begin at its multiples. */
  public static final int CHUNK = 1024;

  /**
   * The greatest skew of a node's clock that is allowed for: an entry may stand that much out of
   * order, and the ends of a range reach that far beyond the period.
   */
  public static final Duration SKEW = Duration.ofSeconds(60);

  /** Most parts in a pack. */
  public static final int MAX_PARTS = 65_000;

  /** Longest pack, in bytes: what an ordinary ZIP can address. */
  public static final long MAX_BYTES = 0xFFFF_FFFEL;

  /** Longest content of one entry that is taken along, in bytes. */
  public static final int MAX_CONTENT = 64 << 20;

  private static final int SMALL = 1 << 20;
  private static final int LARGE = 64 << 20;

  private PackParts() {}

  /** A part of a log. */
  public static String ofLog(String stream, String name) {
    return "logs/" + stream + '/' + name;
  }

  /** A part of a log about a tree size or an index. */
  public static String ofLog(String stream, String folder, long number, String suffix) {
    return ofLog(stream, folder + '/' + AnchorArchive.name(number) + suffix);
  }

  /** The index after the last entry that shares a part with that one. */
  public static long endOfChunk(long index, long to) {
    return Math.min(to, (index / CHUNK + 1) * CHUNK);
  }

  /** Whether a part is stored as it is; all others are deflated. */
  public static boolean isStored(String name) {
    return name.equals(MANIFEST) || name.contains("/leaves/");
  }

  /** Longest part of that name, in bytes. */
  static int longest(String name) {
    if (name.contains("/entries/") || name.contains("/content/")) {
      return LARGE;
    }
    if (name.equals(MANIFEST) || name.equals(SUMMARY)) {
      return 16 * SMALL;
    }
    return name.contains("/anchors/") ? AnchorArchive.MAX_FILE_BYTES : SMALL;
  }
}
