package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.KeyHistory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the checkpoint that a log is proven against is of this log, and signed by keys that are
 * trusted from outside, that the pack names and that were not retired.
 */
final class CheckpointCheck {
  private final String stream;
  private final PackOptions options;
  private final PackFindings findings;
  private final OriginsSeen origins;
  private final KeyHistory keyHistory;
  private @Nullable SignedNote note;
  private @Nullable Checkpoint checkpoint;
  private KeyRing trusted = new KeyRing(List.of());
  private List<String> signedBy = List.of();

  CheckpointCheck(
      String stream,
      PackOptions options,
      PackFindings findings,
      OriginsSeen origins,
      KeyHistory keyHistory) {
    this.stream = stream;
    this.options = options;
    this.findings = findings;
    this.origins = origins;
    this.keyHistory = keyHistory;
  }

  /** What it says, null as long as none was given that can be read. */
  @Nullable Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Whether a key for this log is known from outside. */
  boolean isTrusted() {
    return !trusted.isEmpty();
  }

  /** The keys from outside that signed it. */
  List<String> signedBy() {
    return signedBy;
  }

  /** Takes the part {@code checkpoint}. */
  void note(byte[] bytes) {
    SignedNote parsed = SignedNote.parse(bytes);
    Checkpoint read = Checkpoint.parse(parsed.text());
    note = parsed;
    checkpoint = read;
    OriginParts origin = OriginParts.of(read.origin());
    if (!origin.stream().equals(stream)) {
      wrong(Finding.Kind.MISPLACED, "checkpoint", "it is of " + read.origin());
    }
    origins.presented(stream, read, findings);
    trusted = options.keysOf(read.origin());
    if (!trusted.isEmpty()) {
      signatures(parsed);
    } else if (options.knowsLogs()) {
      String what = "no trusted key is for " + read.origin() + ": it is another installation's";
      wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", what);
    }
  }

  private void signatures(SignedNote signed) {
    List<String> faults = trusted.faults(signed);
    faults.forEach(fault -> wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", fault));
    String older = options.trust().olderKeys(signed);
    if (older != null) {
      findings.note(PackNote.Kind.KEYS_ROTATED, stream, -1, older);
    }
    if (faults.isEmpty()) {
      signedBy =
          trusted.keys().stream().filter(key -> signs(key, signed)).map(String::valueOf).toList();
    }
  }

  private static boolean signs(VerifierKey key, SignedNote note) {
    return note.signatures().stream().anyMatch(key::isNamedIn);
  }

  /**
   * Takes the part {@code vkeys}, and returns the keys that the log's other notes are checked with:
   * without keys from outside, the pack's own say whether it agrees with itself. Null if there was
   * no checkpoint.
   */
  @Nullable KeyRing vkeys(byte[] bytes) {
    Checkpoint known = checkpoint;
    SignedNote signed = note;
    if (known == null || signed == null) {
      return null;
    }
    KeyRing own =
        new KeyRing(
                new String(bytes, StandardCharsets.UTF_8).lines().map(VerifierKey::parse).toList())
            .named(known.origin());
    own.faults(signed).forEach(fault -> wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", fault));
    for (VerifierKey key : trusted.keys()) {
      if (!own.keys().contains(key) && signs(key, signed)) {
        wrong(Finding.Kind.EDITED, "vkeys", "it does not hold the trusted key " + key);
      }
    }
    return trusted.isEmpty() ? own : trusted;
  }

  /** Keys that _system says were retired sign nothing any more: they may be in other hands. */
  void end() {
    SignedNote signed = note;
    String fault = signed == null ? null : keyHistory.fault(signed);
    if (fault != null) {
      wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", fault);
    }
  }

  private void wrong(Finding.Kind kind, String name, String sentence) {
    findings.add(kind, stream, PackParts.ofLog(stream, name), -1, -1, sentence);
  }
}
