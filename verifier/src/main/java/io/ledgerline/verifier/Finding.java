package io.ledgerline.verifier;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, and where.
 *
 * @param kind what is wrong
 * @param stream the stream it is about, null if it is about the folder
 * @param file the file it was found in, below the folder that was checked
 * @param offset the first byte that is wrong in that file, -1 if that can't be said
 * @param index the entry it is about, -1 if it is about none
 * @param sentence what, where and what was expected
 */
public record Finding(
    Kind kind, @Nullable String stream, String file, long offset, long index, String sentence) {
  /** What kinds of wrong there are. */
  public enum Kind {
    /** Bytes of an entry, a tile or a state are other than what was hashed. */
    EDITED,
    /** A file ends too early. */
    TRUNCATED,
    /** The right entries in another order. */
    REORDERED,
    /** A file or a stream that must be there is not. */
    MISSING,
    /** A checkpoint's signature, or its form, is not good. */
    BAD_SIGNATURE,
    /** Older than what is known to have been signed, or of another history. */
    ROLLED_BACK,
    /** Another history than the one that was brought outside. */
    FORKED,
    /** An entry that says a time which anchors rule out. */
    BACK_DATED,
    /** An entry that is not in canonical form. */
    NOT_CANONICAL,
    /** The journal holds bytes that were acknowledged once and are damaged. */
    DAMAGED_JOURNAL,
    /** A file that belongs to another stream. */
    MISPLACED,
    /** The node itself refuses this stream. */
    REFUSED
  }

  /** The finding as one line: kind, file, byte, entry, sentence. */
  public String line() {
    StringBuilder line = new StringBuilder(kind.name().toLowerCase(java.util.Locale.ROOT));
    line.append("  ").append(file);
    if (offset >= 0) {
      line.append(" byte ").append(offset);
    }
    if (index >= 0) {
      line.append(" entry ").append(index);
    }
    return line.append(": ").append(sentence).toString();
  }
}
