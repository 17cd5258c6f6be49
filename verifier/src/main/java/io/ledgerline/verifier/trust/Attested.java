package io.ledgerline.verifier.trust;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint, who signed it and who outside attests it.
 *
 * @param checkpoint what the note says
 * @param faults why it is not signed by the log's trusted keys; empty if it is
 * @param witnesses what its witness lines show
 * @param stamps what the stamps over it show, in the order in which they were given
 */
public record Attested(
    Checkpoint checkpoint, List<String> faults, WitnessLines witnesses, List<StampResult> stamps) {
  public Attested {
    faults = List.copyOf(faults);
    stamps = List.copyOf(stamps);
  }

  /** The anchor that all this amounts to; null if it is none, as without the log's signature. */
  public @Nullable OutsideAnchor anchor() {
    List<String> by = new ArrayList<>();
    Instant earliest = witnesses.quorumAt();
    if (earliest != null) {
      witnesses.good().forEach(line -> by.add("witness " + line.witness()));
    }
    for (StampResult each : stamps) {
      if (each instanceof StampResult.Stamped stamp) {
        by.add("time stamp of " + stamp.authority());
        Instant latest = stamp.atTheLatest();
        earliest = earliest == null || latest.isBefore(earliest) ? latest : earliest;
      }
    }
    return earliest == null || !faults.isEmpty()
        ? null
        : new OutsideAnchor(checkpoint.size(), earliest, by.stream().distinct().toList());
  }
}
