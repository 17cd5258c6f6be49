package io.ledgerline.records.index;

/** A stream that can't be read now. Other streams are followed on. */
public final class UnreadableStreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableStreamException(String stream, Throwable cause) {
    super("stream " + stream + " can't be read: " + cause.getMessage(), cause);
  }
}
