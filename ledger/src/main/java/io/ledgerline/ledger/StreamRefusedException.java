package io.ledgerline.ledger;

/** One stream can't be written or read because what is on disk contradicts itself; others go on. */
public final class StreamRefusedException extends LedgerUnavailableException {
  private static final long serialVersionUID = 1L;

  private final String stream;

  public StreamRefusedException(String stream, String why) {
    super("stream " + stream + " is refused: " + why, false);
    this.stream = stream;
  }

  /** The same for another thread. */
  StreamRefusedException(StreamRefusedException cause) {
    super(String.valueOf(cause.getMessage()), false, cause);
    this.stream = cause.stream;
  }

  /** The stream's name. */
  public String stream() {
    return stream;
  }
}
