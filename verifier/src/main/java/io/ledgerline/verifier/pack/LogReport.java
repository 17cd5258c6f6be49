package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one log of a pack.
 *
 * @param stream its stream
 * @param checkpoint what its checkpoint says, null if that can't be read
 * @param from index of the first entry of the range
 * @param to index after its last
 * @param isProven whether these are all entries of that range under the checkpoint
 * @param signedBy the keys from outside that signed the checkpoint; empty if only the pack's did
 * @param anchor the newest anchor from outside that counts, null if none does
 * @param figures what its shown entries add up to
 */
public record LogReport(
    String stream,
    @Nullable Checkpoint checkpoint,
    long from,
    long to,
    boolean isProven,
    List<String> signedBy,
    @Nullable OutsideAnchor anchor,
    LogFigures figures) {
  public LogReport {
    signedBy = List.copyOf(signedBy);
  }
}
