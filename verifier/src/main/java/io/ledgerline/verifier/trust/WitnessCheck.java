package io.ledgerline.verifier.trust;

import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.trust.Quorum;
import io.ledgerline.ledger.trust.TrustFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks cosignatures (C2SP tlog-cosignature, Ed25519 and ML-DSA-44) and counts them. */
final class WitnessCheck {
  private WitnessCheck() {}

  static WitnessLines check(List<TrustFile.Witness> witnesses, Quorum quorum, SignedNote note) {
    List<WitnessLines.Line> good = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (TrustFile.Witness witness : witnesses) {
      for (SignedNote.Line line : note.signatures()) {
        if (witness.key().isNamedIn(line)) {
          String fault = fault(witness, note, line);
          if (fault == null) {
            Instant time = witness.key().time(line);
            good.add(new WitnessLines.Line(witness.name(), witness.key().name(), time));
          } else {
            faults.add(fault);
          }
        }
      }
    }
    good.sort(Comparator.comparing(WitnessLines.Line::time));
    return new WitnessLines(good, faults, quorumAt(good, quorum));
  }

  /** When the lines say that enough had signed; no signature is checked. */
  static @Nullable Instant claimed(
      List<TrustFile.Witness> witnesses, Quorum quorum, SignedNote note) {
    List<WitnessLines.Line> said = new ArrayList<>();
    for (TrustFile.Witness witness : witnesses) {
      for (SignedNote.Line line : note.signatures()) {
        if (witness.key().isNamedIn(line)) {
          Instant time = witness.key().time(line);
          said.add(new WitnessLines.Line(witness.name(), witness.key().name(), time));
        }
      }
    }
    said.sort(Comparator.comparing(WitnessLines.Line::time));
    return quorumAt(said, quorum);
  }

  private static @Nullable String fault(
      TrustFile.Witness witness, SignedNote note, SignedNote.Line line) {
    if (!witness.key().verifies(note.text(), line)) {
      return "the line by witness " + witness.name() + " is not a good signature";
    }
    // Zero means "consistent with what I saw", at no time in particular.
    return witness.key().time(line).equals(Instant.EPOCH)
        ? "the line by witness " + witness.name() + " carries no time"
        : null;
  }

  /** The earliest time by which those who had signed were enough. */
  private static @Nullable Instant quorumAt(List<WitnessLines.Line> good, Quorum quorum) {
    if (quorum instanceof Quorum.None) {
      return null; // nobody is asked for, so nobody's word is enough
    }
    Set<String> signed = new HashSet<>();
    for (WitnessLines.Line line : good) {
      signed.add(line.witness());
      if (quorum.isMetBy(signed)) {
        return line.time();
      }
    }
    return null;
  }
}
