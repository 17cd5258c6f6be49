package io.ledgerline.verifier;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream's checkpoint, read and its signature checked.
 *
 * @param checkpoint what it says, null if there is none that can be read
 * @param keyFrom where the key came from
 * @param own the keys beside it
 * @param remark what has to be known of its keys; null for nothing
 */
record PublishedCheckpoint(
    @Nullable Checkpoint checkpoint,
    StreamReport.KeySource keyFrom,
    KeyRing own,
    @Nullable String remark) {
  private static final String FILE = "checkpoint";

  static PublishedCheckpoint read(StreamFiles files, Findings findings, VerifyOptions options) {
    byte[] bytes = files.read(FILE);
    if (bytes == null) {
      if (files.read("vkey") != null) {
        String what =
            "its key was published and no checkpoint is there: it was removed, or the node ended"
                + " before its first one was on the disk (then its next start signs)";
        findings.add(Finding.Kind.MISSING, FILE, -1, -1, what);
      }
      return new PublishedCheckpoint(null, StreamReport.KeySource.NONE, ownOrNone(files), null);
    }
    KeyRing own = new KeyRing(List.of());
    try {
      own = own(files);
      SignedNote note = SignedNote.parse(bytes);
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      KeyRing given = options.keysOf(checkpoint.origin());
      if (own.isEmpty()) {
        String what = "the stream's key, published before its first checkpoint, is not there";
        findings.add(Finding.Kind.MISSING, "vkey", -1, -1, what);
      }
      if (given.isEmpty() && options.trust().namesLogs()) {
        String what = "the trust file names no key for its origin " + checkpoint.origin();
        findings.add(Finding.Kind.BAD_SIGNATURE, FILE, -1, -1, what);
      }
      for (VerifierKey key : new KeyRing(options.namedKeys()).named(checkpoint.origin()).keys()) {
        if (!own.isEmpty() && !own.keys().contains(key)) {
          String what = "it does not hold the key that was given, " + key.vkey();
          findings.add(Finding.Kind.BAD_SIGNATURE, "vkey", -1, -1, what);
        }
      }
      check(note, checkpoint, given, own, findings);
      String remark = options.trust().olderKeys(note);
      return new PublishedCheckpoint(checkpoint, source(given, own), own, remark);
    } catch (IllegalArgumentException e) {
      findings.add(Finding.Kind.BAD_SIGNATURE, FILE, -1, -1, String.valueOf(e.getMessage()));
      return new PublishedCheckpoint(null, StreamReport.KeySource.NONE, own, null);
    }
  }

  /** Checks the lines by the keys that were given, and also those that only the folder knows. */
  private static void check(
      SignedNote note, Checkpoint checkpoint, KeyRing given, KeyRing own, Findings findings) {
    Set<String> faults = new LinkedHashSet<>();
    for (KeyRing each : List.of(given, own)) {
      if (!each.isEmpty()) { // that there is none at all was told before
        faults.addAll(each.named(checkpoint.origin()).faults(note));
      }
    }
    faults.forEach(fault -> findings.add(Finding.Kind.BAD_SIGNATURE, FILE, -1, -1, fault));
  }

  private static StreamReport.KeySource source(KeyRing given, KeyRing own) {
    if (!given.isEmpty()) {
      return StreamReport.KeySource.GIVEN;
    }
    return own.isEmpty() ? StreamReport.KeySource.NONE : StreamReport.KeySource.FOLDER;
  }

  /** The keys beside the stream; none where they can't be read, which is told by {@link #read}. */
  private static KeyRing ownOrNone(StreamFiles files) {
    try {
      return own(files);
    } catch (IllegalArgumentException e) {
      return new KeyRing(List.of());
    }
  }

  /** The keys beside the stream: those of every generation that signed it. */
  private static KeyRing own(StreamFiles files) {
    byte[] vkeys = files.read("vkey");
    return vkeys == null
        ? new KeyRing(List.of())
        : new KeyRing(
            new String(vkeys, StandardCharsets.UTF_8).lines().map(VerifierKey::parse).toList());
  }
}
