package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.ProofCheck;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.Attested;
import io.ledgerline.verifier.trust.OutsideAnchor;
import io.ledgerline.verifier.trust.StampResult;
import io.ledgerline.verifier.trust.Trust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The older checkpoints of a log that somebody outside attested: each must be a beginning of the
 * one that the pack is proven against, and those of trusted outsiders say up to when.
 */
final class AnchorsCheck {
  private static final int MOST_HASHES = 64;
  private static final long MOST_BYTES = 64L << 20;

  private final String stream;
  private final Checkpoint checkpoint;
  private final KeyRing keys;
  private final Trust trust;
  private final PackFindings findings;
  private final TimeBounds bounds;
  private final TreeMap<Long, Parts> bySize = new TreeMap<>();
  private @Nullable OutsideAnchor newest;
  private int untrusted;
  private long held;

  /** What the pack has about one size. */
  private static final class Parts {
    private @Nullable List<Hash> consistency;
    private final Map<String, byte[]> notes = new TreeMap<>();
    private final Map<String, byte[]> stamps = new TreeMap<>();
    private final Map<String, byte[]> chains = new TreeMap<>();
  }

  AnchorsCheck(
      String stream,
      Checkpoint checkpoint,
      KeyRing keys,
      Trust trust,
      PackFindings findings,
      TimeBounds bounds) {
    this.stream = stream;
    this.checkpoint = checkpoint;
    this.keys = keys;
    this.trust = trust;
    this.findings = findings;
    this.bounds = bounds;
  }

  /** Takes a part: {@code consistency}, {@code witness}, {@code stamped}, or an authority's. */
  void add(long size, String what, byte[] bytes) {
    held += bytes.length;
    if (held > MOST_BYTES) {
      bySize.clear(); // and nothing is anchored then
      held = Long.MIN_VALUE;
      wrong(Finding.Kind.MALFORMED, part(size, what), "more than 64 MiB of anchors in one log");
    }
    if (held < 0) {
      return;
    }
    Parts parts = bySize.computeIfAbsent(size, s -> new Parts());
    switch (what) {
      case "consistency" -> parts.consistency = hashes(size, bytes);
      case "witness", "stamped" -> parts.notes.put(what, bytes);
      default -> {
        boolean chain = what.endsWith(".pem");
        (chain ? parts.chains : parts.stamps).put(what.substring(0, what.length() - 4), bytes);
      }
    }
  }

  private @Nullable List<Hash> hashes(long size, byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
    try {
      List<Hash> hashes = new ArrayList<>();
      if (lines.length - 1 > MOST_HASHES || !lines[lines.length - 1].isEmpty()) {
        throw new IllegalArgumentException("hashes (expected: at most 64, a line each)");
      }
      for (int i = 0; i < lines.length - 1; i++) {
        hashes.add(Hash.ofBase64(lines[i]));
      }
      return hashes;
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.Kind.MALFORMED, stream, part(size, "consistency"), -1, -1, "no list of hashes");
      return null;
    }
  }

  /** Checks what was given; the time bounds hold from then on. */
  void end() {
    bySize.forEach(
        (size, parts) -> parts.notes.forEach((what, note) -> note(size, what, note, parts)));
    bySize.forEach(this::chainsAreUsed);
    long loose = bySize.values().stream().filter(AnchorsCheck::hasLooseStamps).count();
    if (loose > 0) {
      String what =
          "of " + loose + " sizes there are time stamps without the note that was stamped";
      findings.note(PackNote.Kind.NOT_SHOWN, stream, -1, what);
    }
    if (untrusted > 0) {
      String what = untrusted + " time stamps are by authorities that no trust file names";
      findings.note(PackNote.Kind.NOT_SHOWN, stream, -1, what);
    }
  }

  private void chainsAreUsed(long size, Parts parts) {
    for (String name : parts.chains.keySet()) {
      if (!parts.stamps.containsKey(name)) {
        wrong(Finding.Kind.MALFORMED, part(size, name + ".pem"), "it belongs to no time stamp");
      }
    }
  }

  private static boolean hasLooseStamps(Parts parts) {
    return !parts.stamps.isEmpty() && !parts.notes.containsKey("stamped");
  }

  private void note(long size, String what, byte[] bytes, Parts parts) {
    String part = part(size, what);
    SignedNote note;
    Checkpoint older;
    try {
      note = SignedNote.parse(bytes);
      older = Checkpoint.parse(note.text());
    } catch (IllegalArgumentException e) {
      wrong(Finding.Kind.MALFORMED, part, String.valueOf(e.getMessage()));
      return;
    }
    List<String> faults = keys.faults(note);
    if (!older.origin().equals(checkpoint.origin()) || older.size() != size) {
      wrong(Finding.Kind.MISPLACED, part, "it is of " + older.origin() + ", size " + older.size());
      return;
    }
    if (!faults.isEmpty()) {
      wrong(Finding.Kind.BAD_SIGNATURE, part, String.join("; ", faults));
      return;
    }
    if (!begins(older, parts)) {
      String sentence =
          "the log signed root "
              + older.root().base64()
              + " at size "
              + size
              + ", which does not begin the checkpoint of size "
              + checkpoint.size()
              + ": there are two histories";
      wrong(Finding.Kind.FORKED, part, sentence);
      return;
    }
    signedAt(note, size);
    attested(size, what, note, parts);
  }

  private boolean begins(Checkpoint older, Parts parts) {
    if (older.size() == checkpoint.size()) {
      return older.root().equals(checkpoint.root());
    }
    List<Hash> proof = parts.consistency;
    return proof != null
        && older.size() < checkpoint.size()
        && ProofCheck.consistency(
            older.size(), checkpoint.size(), proof, older.root(), checkpoint.root());
  }

  private void signedAt(SignedNote note, long size) {
    for (VerifierKey key : keys.keys()) {
      for (SignedNote.Line line : note.signatures()) {
        if (key.algorithm().isTimed() && key.verifies(note.text(), line)) {
          bounds.signed(size, key.time(line));
        }
      }
    }
  }

  private void attested(long size, String what, SignedNote note, Parts parts) {
    List<Trust.StampBytes> stamps = new ArrayList<>();
    List<String> names = new ArrayList<>();
    if (what.equals("stamped")) {
      parts.stamps.forEach(
          (name, bytes) -> {
            names.add(name);
            byte[] chain = parts.chains.getOrDefault(name, new byte[0]);
            stamps.add(new Trust.StampBytes(bytes, chain));
          });
    }
    Attested attested = trust.attested(note, keys, stamps);
    attested
        .witnesses()
        .faults()
        .forEach(fault -> wrong(Finding.Kind.BAD_SIGNATURE, part(size, what), fault));
    for (int i = 0; i < names.size(); i++) {
      stamp(size, names.get(i), attested.stamps().get(i));
    }
    OutsideAnchor anchor = attested.anchor();
    if (anchor != null) {
      bounds.existed(size, anchor.time());
      OutsideAnchor known = newest;
      newest = known == null || known.size() <= size ? anchor : known;
    }
  }

  private void stamp(long size, String name, StampResult result) {
    switch (result) {
      case StampResult.Stamped stamped -> bounds.existed(size, stamped.atTheLatest());
      case StampResult.Untrusted(var why) -> untrusted++;
      case StampResult.Bad(var why) ->
          wrong(Finding.Kind.EDITED, part(size, name + ".tsr"), "it is no good time stamp: " + why);
    }
  }

  private void wrong(Finding.Kind kind, String part, String sentence) {
    findings.add(kind, stream, part, -1, -1, sentence);
  }

  private String part(long size, String what) {
    return PackParts.ofLog(stream, "anchors", size, "." + what);
  }

  /** The anchor of the greatest size that a trusted outsider attests, null if none does. */
  @Nullable OutsideAnchor newest() {
    return newest;
  }
}
