package io.ledgerline.admin;

import java.time.Duration;

/**
 * Bounds of the admin API.
 *
 * @param bodyBytes largest request body (default 1 MiB)
 * @param applyBytes largest body of {@code POST /api/v1/apply} (default 8 MiB)
 * @param concurrent most requests worked on at once; more get 503 (default 64)
 * @param followers most open follows at once; more get 503 (default 64)
 * @param failedSignIns failed authentications per address and minute before 429 (default 20)
 * @param refusals refused actions per key and minute before 429 (default 60)
 * @param followFor how long one follow lasts before the client has to come again (default 1 h)
 */
public record AdminLimits(
    int bodyBytes,
    int applyBytes,
    int concurrent,
    int followers,
    int failedSignIns,
    int refusals,
    Duration followFor) {
  /** The defaults named above. */
  public static AdminLimits defaults() {
    return new AdminLimits(1 << 20, 8 << 20, 64, 64, 20, 60, Duration.ofHours(1));
  }
}
