package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * What rules keep of one text while it is scanned. It ends with the scan, so no text tells another
 * what stood in it.
 */
public final class Kept {
  private static final int ANSWERS = 256;

  private long @Nullable [] answers;
  private int recordsRead;
  private int linesRead;

  /** Nothing yet of a text that begins at an offset. */
  Kept(int from) {
    recordsRead = from;
    linesRead = from;
  }

  /**
   * Room in which the rule about telephone numbers keeps what it was told of numbers; zeros at
   * first.
   */
  public long[] answers() {
    if (answers == null) {
      answers = new long[ANSWERS];
    }
    return answers;
  }

  /** How far records were read, see {@link #recordsRead(int)}. */
  public int recordsRead() {
    return recordsRead;
  }

  /** Says how far records, tables too, were read, so that no rule reads them again. */
  public void recordsRead(int behind) {
    recordsRead = behind;
  }

  /** How far lines were looked at that turned out to be no heading of a table. */
  public int linesRead() {
    return linesRead;
  }

  /** Says so. */
  public void linesRead(int behind) {
    linesRead = behind;
  }
}
