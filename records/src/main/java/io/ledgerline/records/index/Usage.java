package io.ledgerline.records.index;

/** Counts, tokens and nano-dollars; negative in a difference. */
record Usage(
    long calls,
    long refused,
    long failed,
    long tokensInput,
    long tokensOutput,
    long tokensCacheRead,
    long tokensCacheWrite5m,
    long tokensCacheWrite1h,
    long costNano) {
  static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0, 0);

  Usage plus(Usage more) {
    return combine(more, 1);
  }

  Usage minus(Usage less) {
    return combine(less, -1);
  }

  private Usage combine(Usage other, int sign) {
    return new Usage(
        calls + sign * other.calls,
        refused + sign * other.refused,
        failed + sign * other.failed,
        tokensInput + sign * other.tokensInput,
        tokensOutput + sign * other.tokensOutput,
        tokensCacheRead + sign * other.tokensCacheRead,
        tokensCacheWrite5m + sign * other.tokensCacheWrite5m,
        tokensCacheWrite1h + sign * other.tokensCacheWrite1h,
        costNano + sign * other.costNano);
  }
}
