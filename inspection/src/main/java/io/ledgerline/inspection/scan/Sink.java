package io.ledgerline.inspection.scan;

/** Takes what rules find; sorting and overlaps come later. */
@FunctionalInterface
public interface Sink {
  /**
   * Adds a finding.
   *
   * @param start offset of its first byte
   * @param end offset behind its last byte
   * @param permille how sure, 1 to 1000; below the caller's threshold it is forgotten
   */
  void add(Kind kind, int start, int end, int permille);
}
