package io.ledgerline.anchors;

import java.time.Duration;

/**
 * How an anchor is now.
 *
 * @param name which one
 * @param waiting streams whose newest checkpoint is due and not anchored
 * @param lag for how long the longest of them has been due; zero if none is
 * @param anchored checkpoints anchored since the start
 * @param failures attempts that failed since the start
 * @param late whether the lag is above its limit
 * @param lastFailure the sentence of the last failure, empty if none was
 */
public record AnchorStatus(
    String name,
    int waiting,
    Duration lag,
    long anchored,
    long failures,
    boolean late,
    String lastFailure) {}
