package io.ledgerline.anchors.witness;

import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.trust.Quorum;
import io.ledgerline.ledger.trust.TrustFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which witnesses are asked and how many are enough: the {@code witness}, {@code group} and {@code
 * quorum} lines of a {@link TrustFile}, each witness with its address.
 */
public final class WitnessPolicy {
  private record Asked(String name, WitnessClient client) {}

  private final List<Asked> asked;
  private final Quorum quorum;

  private WitnessPolicy(List<Asked> asked, Quorum quorum) {
    this.asked = List.copyOf(asked);
    this.quorum = quorum;
  }

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException naming the first line that is wrong, or what is missing
   */
  public static WitnessPolicy parse(String text) {
    TrustFile file = TrustFile.parse(text);
    Quorum quorum = file.quorum();
    if (quorum == null || quorum instanceof Quorum.None || file.witnesses().isEmpty()) {
      throw new IllegalArgumentException(
          "policy: (expected: at least one 'witness' line and one 'quorum' line that names it)");
    }
    List<Asked> asked = new ArrayList<>();
    for (TrustFile.Witness witness : file.witnesses()) {
      String url = witness.url();
      if (url == null) {
        throw new IllegalArgumentException(
            "witness " + witness.name() + ": no address (expected: witness <name> <vkey> <url>)");
      }
      asked.add(new Asked(witness.name(), new WitnessClient(witness.key(), URI.create(url))));
    }
    return new WitnessPolicy(asked, quorum);
  }

  /** The witnesses to ask, in the policy's order. */
  public List<WitnessClient> witnesses() {
    return asked.stream().map(Asked::client).toList();
  }

  /** Whether the lines of a note are enough. */
  public boolean isMet(SignedNote note) {
    Set<String> signed = new HashSet<>();
    for (Asked each : asked) {
      if (each.client().key().accepts(note)) {
        signed.add(each.name());
      }
    }
    return quorum.isMetBy(signed);
  }
}
