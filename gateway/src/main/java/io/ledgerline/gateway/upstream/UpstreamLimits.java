package io.ledgerline.gateway.upstream;

import java.time.Duration;

/**
 * Bounds towards the upstreams.
 *
 * @param connections {@code upstream.connections}: connections per upstream on this node, shared
 *     out among the event loops; one open stream holds one; 4,096 by default
 * @param queue {@code upstream.queue}: calls that may wait for a connection, likewise; beyond it
 *     calls are answered 503; 4,096 by default
 * @param connect {@code upstream.connect_timeout}: TCP and TLS; 10 s by default
 * @param firstByte {@code upstream.first_byte_timeout}: request sent to answer head; 600 s by
 *     default, what the SDKs wait
 * @param idle {@code upstream.idle_timeout}: silence inside an answer before it counts as hung; 300
 *     s by default, what Claude Code waits; never less in production, or long thinking is cut
 */
public record UpstreamLimits(
    int connections, int queue, Duration connect, Duration firstByte, Duration idle) {

  /** Refuses values that would let nothing through. */
  public UpstreamLimits {
    if (connections < 1 || queue < 0) {
      throw new IllegalArgumentException(
          "upstream connections " + connections + ", queue " + queue + " (expected: >= 1, >= 0)");
    }
    if (!connect.isPositive() || !firstByte.isPositive() || !idle.isPositive()) {
      throw new IllegalArgumentException("upstream timeouts: must be positive");
    }
  }

  /** The defaults named above. */
  public static UpstreamLimits defaults() {
    return new UpstreamLimits(
        4096, 4096, Duration.ofSeconds(10), Duration.ofSeconds(600), Duration.ofSeconds(300));
  }
}
