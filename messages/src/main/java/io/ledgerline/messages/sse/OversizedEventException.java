package io.ledgerline.messages.sse;

/** An event longer than the splitter was allowed to hold. The stream can't be read any further. */
public final class OversizedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int limit;

  OversizedEventException(int limit) {
    super("event longer than " + limit + " bytes (expected: at most " + limit + ")");
    this.limit = limit;
  }

  /** The most bytes an event may have. */
  public int limit() {
    return limit;
  }
}
