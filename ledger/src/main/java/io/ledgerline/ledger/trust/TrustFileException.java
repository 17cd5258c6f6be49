package io.ledgerline.ledger.trust;

/** A trust file that says something else than it may. The message names the line. */
public final class TrustFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;

  TrustFileException(int line, String what) {
    super("trust file line " + line + ": " + what);
    this.line = line;
  }

  TrustFileException(String what) {
    super("trust file: " + what);
    this.line = 0;
  }

  /** The number of the line that is wrong, from 1; 0 if it is one that is not there. */
  public int line() {
    return line;
  }
}
