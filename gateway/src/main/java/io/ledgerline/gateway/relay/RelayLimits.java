package io.ledgerline.gateway.relay;

import java.time.Duration;

/**
 * Bounds on the way of one answer.
 *
 * @param firstByte request sent to answer head
 * @param idle silence inside an answer before the upstream counts as hung
 * @param clientStall how long a client may take nothing at all before it counts as gone
 * @param drain how long the upstream is read on after the client went away, or a review refused;
 *     120 s
 * @param ping silence towards the client after which a stream gets a {@code ping} of ours; 15 s
 * @param wholeBytes up to here a JSON answer is held back whole; 1 MiB
 * @param tailBytes beyond, this much of its end is; 64 KiB
 * @param readableBytes up to here a JSON answer is kept so that its usage can be read; 32 MiB
 */
public record RelayLimits(
    Duration firstByte,
    Duration idle,
    Duration clientStall,
    Duration drain,
    Duration ping,
    int wholeBytes,
    int tailBytes,
    int readableBytes) {

  /** What promise P1 and the facts about clients ask for. */
  public static RelayLimits of(Duration firstByte, Duration idle, Duration drain) {
    return new RelayLimits(
        firstByte,
        idle,
        Duration.ofSeconds(300),
        drain,
        Duration.ofSeconds(15),
        1 << 20,
        64 << 10,
        32 << 20);
  }
}
