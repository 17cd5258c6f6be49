package io.ledgerline.inspection.tenant;

/** The patterns that were declared would take too long over so much text. */
public final class TooMuchTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchTextException() {
    super("text: too much for the patterns declared (expected: less text, or simpler patterns)");
  }
}
