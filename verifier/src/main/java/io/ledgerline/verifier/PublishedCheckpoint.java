package io.ledgerline.verifier;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream's checkpoint, read and its signature checked.
 *
 * @param checkpoint what it says, null if there is none that can be read
 * @param keyFrom where the key came from
 */
record PublishedCheckpoint(@Nullable Checkpoint checkpoint, StreamReport.KeySource keyFrom) {
  private static final String FILE = "checkpoint";

  static PublishedCheckpoint read(StreamFiles files, Findings findings, List<String> trusted) {
    byte[] bytes = files.read(FILE);
    if (bytes == null) {
      if (files.read("vkey") != null) {
        String what =
            "its key was published and no checkpoint is there: it was removed, or lost in a power"
                + " cut (then the next start signs again)";
        findings.add(Finding.Kind.MISSING, FILE, -1, -1, what);
      }
      return new PublishedCheckpoint(null, StreamReport.KeySource.NONE);
    }
    try {
      SignedNote note = SignedNote.parse(bytes);
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      VerifierKey given = given(trusted, checkpoint.origin());
      VerifierKey own = own(files);
      if (own == null) {
        String what = "the stream's key, published before its first checkpoint, is not there";
        findings.add(Finding.Kind.MISSING, "vkey", -1, -1, what);
      }
      VerifierKey key = given != null ? given : own;
      if (given != null && own != null && !given.vkey().equals(own.vkey())) {
        String what = "it is not the key that was given, " + given.vkey();
        findings.add(Finding.Kind.BAD_SIGNATURE, "vkey", -1, -1, what);
      }
      check(note, checkpoint, key, findings);
      return new PublishedCheckpoint(checkpoint, source(given, key));
    } catch (IllegalArgumentException e) {
      findings.add(Finding.Kind.BAD_SIGNATURE, FILE, -1, -1, String.valueOf(e.getMessage()));
      return new PublishedCheckpoint(null, StreamReport.KeySource.NONE);
    }
  }

  private static void check(
      SignedNote note, Checkpoint checkpoint, @Nullable VerifierKey key, Findings findings) {
    if (key == null) {
      return; // told as missing
    }
    if (!key.name().equals(checkpoint.origin()) || !key.accepts(note)) {
      String what = "no line of it is a good signature by " + key.vkey();
      findings.add(Finding.Kind.BAD_SIGNATURE, FILE, -1, -1, what);
    }
  }

  private static StreamReport.KeySource source(
      @Nullable VerifierKey given, @Nullable VerifierKey key) {
    if (given != null) {
      return StreamReport.KeySource.GIVEN;
    }
    return key == null ? StreamReport.KeySource.NONE : StreamReport.KeySource.FOLDER;
  }

  private static @Nullable VerifierKey given(List<String> trusted, String origin) {
    for (String vkey : trusted) {
      VerifierKey key = VerifierKey.parse(vkey);
      if (key.name().equals(origin)) {
        return key;
      }
    }
    return null;
  }

  private static @Nullable VerifierKey own(StreamFiles files) {
    byte[] vkey = files.read("vkey");
    return vkey == null
        ? null
        : VerifierKey.parse(new String(vkey, StandardCharsets.UTF_8).strip());
  }
}
