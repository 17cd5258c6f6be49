package io.ledgerline.verifier.pack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not wrong and that a reader must know.
 *
 * @param kind what it is about
 * @param stream the log, null if it is about the whole
 * @param index the entry that says it, -1 if none does
 * @param sentence what it is
 */
public record PackNote(Kind kind, @Nullable String stream, long index, String sentence) {
  /** What a note can be about. */
  public enum Kind {
    /** What the pack does not show, or what nobody can prove. */
    NOT_SHOWN,
    /** Entries outside the period at the ends of a range. */
    BOUNDARY,
    /** The node's clock went back by more than is allowed for. */
    CLOCK_WENT_BACK,
    PRUNED,
    ERASED,
    HELD,
    INTERRUPTED,
    SIMULATED,
    CONTROL_OFF,
    KEYS_ROTATED,
    CONTENT
  }

  /** The note as one line. */
  public String line() {
    String where = stream == null ? "" : "  " + stream + (index < 0 ? "" : " entry " + index);
    return kind.name().toLowerCase(Locale.ROOT) + where + ": " + sentence;
  }
}
