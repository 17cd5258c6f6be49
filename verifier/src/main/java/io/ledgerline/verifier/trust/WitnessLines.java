package io.ledgerline.verifier.trust;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the trusted witnesses' lines of a note show.
 *
 * @param good the good ones, earliest first
 * @param faults lines that say to be by a trusted witness and are not good, in words
 * @param quorumAt when enough witnesses had signed; null if they never had
 */
public record WitnessLines(List<Line> good, List<String> faults, @Nullable Instant quorumAt) {
  /**
   * A good line.
   *
   * @param witness what the trust file calls the witness
   * @param keyName the name under which it signs
   * @param time when it says that it signed, to the second
   */
  public record Line(String witness, String keyName, Instant time) {}

  public WitnessLines {
    good = List.copyOf(good);
    faults = List.copyOf(faults);
  }
}
