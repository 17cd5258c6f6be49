package io.ledgerline.verifier.trust;

import java.time.Instant;
import java.util.List;

/**
 * That outsiders saw a checkpoint: every entry below its size existed at that time.
 *
 * @param size the checkpoint's
 * @param time the earliest time that is attested for it: a stamp's with its accuracy added, or that
 *     at which a quorum of witnesses had signed
 * @param by who attests it, at whatever time, sorted; such as {@code witness legal} or {@code time
 *     stamp of freetsa}
 */
public record OutsideAnchor(long size, Instant time, List<String> by) {
  public OutsideAnchor {
    by = by.stream().sorted().toList();
  }
}
