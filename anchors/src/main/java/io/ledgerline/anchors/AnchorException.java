package io.ledgerline.anchors;

import org.jspecify.annotations.Nullable;

/** An outsider did not anchor; the sentence names it and says what to do, never a secret. */
public final class AnchorException extends Exception {
  private static final long serialVersionUID = 1;
  private final boolean away;

  private AnchorException(String message, boolean away, @Nullable Throwable cause) {
    super(message, cause);
    this.away = away;
  }

  /** The outsider itself can't be used now, whatever the stream. */
  public static AnchorException away(String message) {
    return new AnchorException(message, true, null);
  }

  /** As {@link #away(String)}, with what was met. */
  public static AnchorException away(String message, Throwable cause) {
    return new AnchorException(message, true, cause);
  }

  /** The outsider answered, and would not for this stream. */
  public static AnchorException refused(String message) {
    return new AnchorException(message, false, null);
  }

  /** Whether other streams would meet the same. */
  public boolean isAway() {
    return away;
  }
}
