package io.ledgerline.verifier.pack;

/** A pack whose bytes can't be followed any further. */
public final class MalformedPackException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long offset;

  MalformedPackException(long offset, String sentence) {
    super(sentence);
    this.offset = offset;
  }

  /** The byte of the file at which reading ended. */
  public long offset() {
    return offset;
  }
}
