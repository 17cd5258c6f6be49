package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.KeyHistory;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One log of a pack, part by part in their order. */
final class LogCheck {
  private final String stream;
  private final PackOptions options;
  private final PackFindings findings;
  private final CheckpointCheck signature;
  private final ShownEntries shown;
  private final EntriesCheck entries;
  private final RelatedCheck related;

  private String lastKey = "";
  private @Nullable PackRange range;
  private @Nullable AnchorsCheck anchors;
  private boolean anchorsEnded;

  LogCheck(
      String stream,
      PackQuestion question,
      PackOptions options,
      PackFindings findings,
      OriginsSeen origins,
      KeyHistory keyHistory) {
    this.stream = stream;
    this.options = options;
    this.findings = findings;
    this.signature = new CheckpointCheck(stream, options, findings, origins, keyHistory);
    this.shown = new ShownEntries(stream, question, findings, origins, keyHistory);
    this.entries = new EntriesCheck(stream, findings, shown);
    this.related = new RelatedCheck(stream, findings);
  }

  String stream() {
    return stream;
  }

  long entriesRead() {
    return shown.read();
  }

  /** Takes a part of this log, {@code name} below the log's folder. */
  void part(String name, byte[] bytes) {
    try {
      LogPart part = LogPart.named(name);
      if (part == null || part.key().compareTo(lastKey) <= 0) {
        wrong(Finding.Kind.MALFORMED, name, "it may not stand here, or not under this name");
        return;
      }
      lastKey = part.key();
      take(part, name, bytes);
    } catch (IllegalArgumentException e) {
      wrong(Finding.Kind.MALFORMED, name, String.valueOf(e.getMessage()));
    }
  }

  private void take(LogPart part, String name, byte[] bytes) {
    switch (part) {
      case LogPart.SignedCheckpoint() -> signature.note(bytes);
      case LogPart.Range() -> range(bytes);
      case LogPart.Keys() -> vkeys(bytes);
      case LogPart.Anchor(var size, var what) -> anchor(size, what, bytes);
      case LogPart.Leaves(var first) -> {
        endAnchors();
        entries.leaves(Long.parseLong(first), bytes);
      }
      case LogPart.Entries(var first) -> {
        endAnchors();
        entries(name, Long.parseLong(first), bytes);
      }
      case LogPart.Content content -> shown.content().part(name, bytes);
      case LogPart.Related(var index) -> related(index, bytes);
      case LogPart.RelatedProof(var index) -> relatedProof(name, index, bytes);
    }
  }

  private void range(byte[] bytes) {
    PackRange read = PackRange.parse(bytes);
    Checkpoint known = signature.checkpoint();
    if (known == null) {
      return; // told already
    }
    if (!read.origin().equals(known.origin()) || read.proof().size() != known.size()) {
      String what = "it is about " + read.origin() + ", size " + read.proof().size();
      wrong(Finding.Kind.MISPLACED, "range", what);
      return;
    }
    if (read.proof().to() - read.proof().from() >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException("range: more entries than a pack can have");
    }
    range = read;
    entries.range(read);
    shown.range(read);
  }

  private void vkeys(byte[] bytes) {
    Checkpoint known = signature.checkpoint();
    KeyRing keys = signature.vkeys(bytes);
    if (known != null && keys != null) {
      anchors = new AnchorsCheck(stream, known, keys, options.trust(), findings, shown.bounds());
    }
  }

  private void anchor(String size, String what, byte[] bytes) {
    AnchorsCheck check = anchors;
    if (check != null) {
      check.add(Long.parseLong(size), what, bytes);
    }
  }

  /** They say when entries were written, so the first of those waits for the last of them. */
  private void endAnchors() {
    AnchorsCheck check = anchors;
    if (check != null && !anchorsEnded) {
      anchorsEnded = true;
      check.end();
    }
  }

  private void entries(String name, long first, byte[] bytes) {
    Checkpoint known = signature.checkpoint();
    if (known != null) {
      entries.entries(name, first, bytes, known);
    }
  }

  private void related(String index, byte[] bytes) {
    if (signature.checkpoint() != null) {
      related.entry(Long.parseLong(index), bytes);
    }
  }

  private void relatedProof(String name, String digits, byte[] bytes) {
    Checkpoint known = signature.checkpoint();
    if (known == null) {
      return;
    }
    long index = Long.parseLong(digits);
    byte[] entry = related.proof(index, bytes, known);
    if (entry != null) {
      shown.beside(PackParts.ofLog(stream, name), index, entry, known);
    }
  }

  /** Says what the whole log shows. */
  LogReport end() {
    endAnchors();
    PackRange known = range;
    Checkpoint signed = signature.checkpoint();
    AnchorsCheck outside = anchors;
    if (known == null || signed == null || outside == null) {
      String what = "checkpoint, range and vkeys must be there and whole";
      wrong(Finding.Kind.MISSING, "range", what);
      return new LogReport(stream, signed, 0, 0, false, List.of(), null, shown.figures());
    }
    entries.leavesAreUsed();
    related.noneIsWaiting();
    boolean proven = entries.end(signed.root());
    signature.end();
    long from = known.proof().from();
    shown.end(from);
    // Anybody can have a history of their own stamped: who signed must be known from outside too.
    OutsideAnchor anchor = signature.isTrusted() ? outside.newest() : null;
    return new LogReport(
        stream,
        signed,
        from,
        known.proof().to(),
        proven,
        signature.signedBy(),
        anchor,
        shown.figures());
  }

  private void wrong(Finding.Kind kind, String name, String sentence) {
    findings.add(kind, stream, PackParts.ofLog(stream, name), -1, -1, sentence);
  }
}
