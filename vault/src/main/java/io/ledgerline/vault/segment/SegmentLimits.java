package io.ledgerline.vault.segment;

/**
 * Bounds of the files.
 *
 * @param recordBytes the longest text that is kept, sealed; 48 MiB, above the largest body
 * @param segmentBytes a segment that would grow beyond it is finished; 64 MiB
 * @param segmentRecords likewise by records; 65,536
 * @param openFolders folders being written at a time; the longest unused is finished first; 64
 * @param waiting texts that wait to be written; beyond, callers wait; 1,024
 */
public record SegmentLimits(
    int recordBytes, int segmentBytes, int segmentRecords, int openFolders, int waiting) {
  /** The values named above. */
  public static final SegmentLimits DEFAULT =
      new SegmentLimits(48 << 20, 64 << 20, 1 << 16, 64, 1024);

  public SegmentLimits {
    if (recordBytes < 1
        || segmentBytes < 1
        || segmentRecords < 1
        || openFolders < 1
        || waiting < 1) {
      throw new IllegalArgumentException("segment limits: must be positive");
    }
  }
}
