package io.ledgerline.inspection.tenant;

/**
 * What own patterns may cost for one request: bytes looked at times instructions that each may
 * take. A thousand million of them take about two seconds of one core. Not thread-safe.
 */
public final class Effort {
  /** What one request may cost. */
  public static final long MOST = 2_000_000_000L;

  private long left;

  private Effort(long left) {
    this.left = left;
  }

  /** The effort that a request may take. */
  public static Effort ofRequest() {
    return new Effort(MOST);
  }

  /** For texts that somebody measures with. */
  public static Effort unbounded() {
    return new Effort(Long.MAX_VALUE);
  }

  void spend(long bytes, int instructions) {
    left -= bytes * instructions;
    if (left < 0) {
      throw new TooMuchTextException();
    }
  }
}
