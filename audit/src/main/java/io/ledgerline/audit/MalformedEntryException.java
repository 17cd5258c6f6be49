package io.ledgerline.audit;

/** Bytes that are not an entry: not strict JSON, not canonical, or of an unknown schema. */
public final class MalformedEntryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  MalformedEntryException(int offset, String what) {
    super("entry at byte " + offset + ": " + what);
    this.offset = offset;
  }

  /** The first byte that is wrong, counted from the entry's start. */
  public int offset() {
    return offset;
  }
}
