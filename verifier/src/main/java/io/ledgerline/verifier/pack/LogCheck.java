package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.KeyHistory;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One log of a pack, part by part in their order. Longer than usual: each part is a few lines, and
 * reading them in order says what is proven of a log.
 */
final class LogCheck {
  private static final Pattern ANCHOR =
      Pattern.compile(
          "anchors/([0-9]{19})\\.(consistency|witness|stamped|[a-z0-9][a-z0-9-]{0,62}\\.(?:tsr|pem))");
  private static final Pattern CHUNK = Pattern.compile("(leaves|entries)/([0-9]{19})");
  private static final Pattern RELATED = Pattern.compile("related/([0-9]{19})\\.(entry|proof)");

  private final String stream;
  private final PackQuestion question;
  private final PackOptions options;
  private final PackFindings findings;
  private final OriginsSeen origins;
  private final KeyHistory keyHistory;
  private final TimeBounds bounds = new TimeBounds();
  private final ContentCheck content;

  private String lastKey = "";
  private @Nullable SignedNote note;
  private @Nullable Checkpoint checkpoint;
  private KeyRing keys = new KeyRing(List.of());
  private List<String> signedBy = List.of();
  private @Nullable PackRange range;
  private @Nullable AnchorsCheck anchors;
  private boolean anchorsEnded;
  private @Nullable LeavesCheck leaves;
  private @Nullable EndsCheck ends;
  private LogFigures figures;
  private byte[] leafBytes = new byte[0];
  private long leafFirst = -1;
  private long nextEntry;
  private byte @Nullable [] relatedEntry;
  private long relatedIndex = -1;
  private long prunedBelow;
  private long entriesRead;

  LogCheck(
      String stream,
      PackQuestion question,
      PackOptions options,
      PackFindings findings,
      OriginsSeen origins,
      KeyHistory keyHistory) {
    this.stream = stream;
    this.question = question;
    this.options = options;
    this.findings = findings;
    this.origins = origins;
    this.keyHistory = keyHistory;
    this.figures = new LogFigures(stream, 0);
    this.content = new ContentCheck(stream, findings);
  }

  String stream() {
    return stream;
  }

  long entriesRead() {
    return entriesRead;
  }

  /** Takes a part of this log, {@code name} below the log's folder. */
  void part(String name, byte[] bytes) {
    try {
      String key = key(name);
      if (key == null || key.compareTo(lastKey) <= 0) {
        wrong(Finding.Kind.MALFORMED, name, -1, "it may not stand here, or not under this name");
        return;
      }
      lastKey = key;
      take(name, bytes);
    } catch (IllegalArgumentException e) {
      wrong(Finding.Kind.MALFORMED, name, -1, String.valueOf(e.getMessage()));
    }
  }

  /** A text that sorts as parts must follow each other, null for a name that no part has. */
  private static @Nullable String key(String name) {
    switch (name) {
      case "checkpoint":
        return "0";
      case "range":
        return "1";
      case "vkeys":
        return "2";
      default:
    }
    Matcher anchor = ANCHOR.matcher(name);
    if (anchor.matches()) {
      String what = anchor.group(2);
      int rank = List.of("consistency", "witness", "stamped").indexOf(what);
      return "3" + anchor.group(1) + (rank < 0 ? "3" + what.replace(".tsr", ".a") : rank);
    }
    Matcher chunk = CHUNK.matcher(name);
    if (chunk.matches()) {
      return "4" + chunk.group(2) + (chunk.group(1).equals("leaves") ? "0" : "1");
    }
    Matcher related = RELATED.matcher(name);
    if (related.matches()) {
      return "5" + related.group(1) + (related.group(2).equals("entry") ? "0" : "1");
    }
    return ContentCheck.key(name);
  }

  private void take(String name, byte[] bytes) {
    Matcher chunk = CHUNK.matcher(name);
    Matcher anchor = ANCHOR.matcher(name);
    if (name.equals("checkpoint")) {
      checkpoint(bytes);
    } else if (name.equals("range")) {
      range(bytes);
    } else if (name.equals("vkeys")) {
      vkeys(bytes);
    } else if (anchor.matches()) {
      AnchorsCheck check = anchors;
      if (check != null) {
        check.add(Long.parseLong(anchor.group(1)), anchor.group(2), bytes);
      }
    } else if (chunk.matches()) {
      endAnchors();
      long first = Long.parseLong(chunk.group(2));
      if (chunk.group(1).equals("leaves")) {
        leavesAreUsed();
        leafBytes = bytes;
        leafFirst = first;
      } else {
        entries(name, first, bytes);
      }
    } else if (name.startsWith("content/")) {
      content.part(name, bytes);
    } else {
      related(name, bytes);
    }
  }

  private void checkpoint(byte[] bytes) {
    SignedNote parsed = SignedNote.parse(bytes);
    Checkpoint read = Checkpoint.parse(parsed.text());
    note = parsed;
    checkpoint = read;
    OriginParts origin = OriginParts.of(read.origin());
    if (!origin.stream().equals(stream)) {
      wrong(Finding.Kind.MISPLACED, "checkpoint", -1, "it is of " + read.origin());
    }
    origins.presented(stream, read, findings);
    keys = options.keysOf(read.origin());
    if (keys.isEmpty()) {
      if (options.knowsLogs()) {
        String what = "no trusted key is for " + read.origin() + ": it is another installation's";
        wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", -1, what);
      }
      return;
    }
    List<String> faults = keys.faults(parsed);
    faults.forEach(fault -> wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", -1, fault));
    String older = options.trust().olderKeys(parsed);
    if (older != null) {
      findings.note(PackNote.Kind.KEYS_ROTATED, stream, -1, older);
    }
    if (faults.isEmpty()) {
      signedBy =
          keys.keys().stream().filter(key -> signs(key, parsed)).map(String::valueOf).toList();
    }
  }

  private static boolean signs(VerifierKey key, SignedNote note) {
    return note.signatures().stream().anyMatch(key::isNamedIn);
  }

  private void range(byte[] bytes) {
    PackRange read = PackRange.parse(bytes);
    Checkpoint known = checkpoint;
    if (known == null) {
      return; // told already
    }
    if (!read.origin().equals(known.origin()) || read.proof().size() != known.size()) {
      String what = "it is about " + read.origin() + ", size " + read.proof().size();
      wrong(Finding.Kind.MISPLACED, "range", -1, what);
      return;
    }
    if (read.proof().to() - read.proof().from() >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException("range: more entries than a pack can have");
    }
    range = read;
    leaves = new LeavesCheck(stream, read);
    ends = new EndsCheck(stream, read, question, findings);
    figures = new LogFigures(stream, read.proof().from());
    nextEntry = read.proof().from();
  }

  /** Without keys from outside, the pack's own say whether it agrees with itself. */
  private void vkeys(byte[] bytes) {
    Checkpoint known = checkpoint;
    SignedNote signed = note;
    if (known == null || signed == null) {
      return;
    }
    KeyRing own =
        new KeyRing(
                new String(bytes, StandardCharsets.UTF_8).lines().map(VerifierKey::parse).toList())
            .named(known.origin());
    own.faults(signed).forEach(fault -> wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", -1, fault));
    for (VerifierKey key : keys.keys()) {
      if (!own.keys().contains(key) && signs(key, signed)) {
        wrong(Finding.Kind.EDITED, "vkeys", -1, "it does not hold the trusted key " + key);
      }
    }
    KeyRing either = keys.isEmpty() ? own : keys;
    anchors = new AnchorsCheck(stream, known, either, options.trust(), findings, bounds);
  }

  private void endAnchors() {
    AnchorsCheck check = anchors;
    if (check != null && !anchorsEnded) {
      anchorsEnded = true;
      check.end();
    }
  }

  private void entries(String name, long first, byte[] bytes) {
    PackRange known = range;
    LeavesCheck check = leaves;
    if (known == null || check == null) {
      return;
    }
    if (first != nextEntry || first >= known.proof().to()) {
      wrong(Finding.Kind.MISSING, name, nextEntry, "entry " + first + " stands where another must");
      return;
    }
    long end = PackParts.endOfChunk(first, known.proof().to());
    byte[] said = leafFirst == first ? leafBytes : new byte[0];
    leafFirst = leafFirst == first ? -1 : leafFirst;
    if (said.length != (end - first) * Hash.BYTES) {
      String what = said.length + " bytes (expected: 32 for each of " + (end - first) + " entries)";
      wrong(Finding.Kind.TRUNCATED, name.replace("entries/", "leaves/"), first, what);
    }
    String part = PackParts.ofLog(stream, name);
    LeavesCheck.Chunk chunk = check.new Chunk(first, said, part);
    EntryBundle bundle = new EntryBundle(bytes);
    content.endOfPart(question.content());
    content.begin();
    boolean isWhole = true;
    for (long index = first; index < end; index++) {
      if (!bundle.next()) {
        isWhole = false;
        String what = "the part ends before entry " + index;
        findings.add(Finding.Kind.TRUNCATED, stream, part, bundle.to(), index, what);
        chunk.add(index, -1, null);
        continue;
      }
      boolean hidden = bundle.from() == bundle.to();
      byte[] entry = hidden ? null : bundle.entry();
      chunk.add(index, bundle.from(), entry);
      if (entry == null) {
        hidden(part, index);
      } else {
        shown(part, bundle.from(), index, entry);
      }
    }
    if (isWhole && (bundle.next() || bundle.isCut())) {
      String what = "bytes behind the last entry of the range";
      findings.add(Finding.Kind.MALFORMED, stream, part, bundle.to(), end, what);
    }
    chunk.end();
    nextEntry = end;
  }

  /** Hashes of entries that are not there prove nothing, and nobody may take them for proof. */
  private void leavesAreUsed() {
    if (leafFirst >= 0) {
      String name = "leaves/" + AnchorArchive.name(leafFirst);
      wrong(Finding.Kind.MALFORMED, name, leafFirst, "it belongs to no entries of the range");
    }
  }

  /**
   * Only a filter may hide what is in a tenant's own log, and only from a tenant may there be
   * hidden what is in {@code _system}.
   */
  private void hidden(String part, long index) {
    figures.hidden();
    origins.hidden(stream);
    boolean ofSystem = stream.equals(StreamName.SYSTEM);
    if ((ofSystem ? question.tenant() == null : question.filter().isEmpty())
        && figures.get(LogFigures.Count.HIDDEN) == 1) {
      String what =
          ofSystem
              ? "entries from here on are hidden, though the whole organization was asked for"
              : "entries from here on are hidden, though no filter was asked for";
      findings.add(Finding.Kind.MISSING, stream, part, -1, index, what);
    }
  }

  private void shown(String part, long offset, long index, byte[] bytes) {
    entriesRead++;
    EntryView entry = read(part, offset, index, bytes);
    EndsCheck times = ends;
    if (entry == null || times == null) {
      return;
    }
    PackEntry.count(figures, entry, index, question);
    times.add(index, entry.ts());
    bounds.check(stream, part, index, entry, findings);
    origins.look(stream, entry, index, question);
    if (stream.equals(StreamName.SYSTEM)) {
      keyHistory.look(entry, index);
    } else {
      content.entry(index, entry);
      content.ends(entry);
    }
    pruned(entry);
  }

  private @Nullable EntryView read(String part, long offset, long index, byte[] bytes) {
    try {
      EntryView entry = PackEntry.read(bytes);
      if (!entry.stream().equals(stream)) {
        String what = "it is an entry of stream " + entry.stream();
        findings.add(Finding.Kind.MISPLACED, stream, part, offset, index, what);
      }
      return entry;
    } catch (MalformedEntryException e) {
      findings.add(
          Finding.Kind.NOT_CANONICAL,
          stream,
          part,
          offset + e.offset(),
          index,
          String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Only an entry of the same log excuses a beginning that is not there. */
  private void pruned(EntryView entry) {
    Checkpoint known = checkpoint;
    if (known != null) {
      long below = Events.prunedBelow(entry, known.origin()).orElse(0);
      prunedBelow = Math.max(prunedBelow, below);
    }
  }

  private void related(String name, byte[] bytes) {
    Matcher matcher = RELATED.matcher(name);
    Checkpoint known = checkpoint;
    if (!matcher.matches() || known == null) {
      return;
    }
    long index = Long.parseLong(matcher.group(1));
    if (matcher.group(2).equals("entry")) {
      relatedIsProven(-1);
      relatedEntry = bytes;
      relatedIndex = index;
      return;
    }
    byte[] entry = relatedIndex == index ? relatedEntry : null;
    relatedIsProven(index);
    relatedEntry = null;
    TlogProof proof = TlogProof.parse(bytes);
    Checkpoint proven = proof.checkpoint();
    if (entry == null
        || proof.index() != index
        || !proven.equals(known)
        || !proof.includes(MerkleHasher.leafHash(entry))) {
      findings.add(
          Finding.Kind.EDITED,
          stream,
          PackParts.ofLog(stream, name.replace(".proof", ".entry")),
          -1,
          index,
          "the entry is not proven to be in the log");
      return;
    }
    relatedSays(name, index, entry);
  }

  /** An entry beside the range must be followed by its proof: that of {@code index} is here. */
  private void relatedIsProven(long index) {
    if (relatedEntry != null && relatedIndex != index) {
      String name = "related/" + AnchorArchive.name(relatedIndex) + ".entry";
      wrong(Finding.Kind.MISSING, name, relatedIndex, "its proof is not there");
      relatedEntry = null;
    }
  }

  private void relatedSays(String name, long index, byte[] bytes) {
    EntryView entry = read(PackParts.ofLog(stream, name), 0, index, bytes);
    if (entry != null) {
      Events.of(entry, index).ifPresent(figures::event);
      content.ends(entry);
      pruned(entry);
    }
  }

  /** Says what the whole log shows. */
  LogReport end() {
    endAnchors();
    PackRange known = range;
    Checkpoint signed = checkpoint;
    LeavesCheck check = leaves;
    EndsCheck times = ends;
    AnchorsCheck outside = anchors;
    if (known == null || signed == null || check == null || times == null || outside == null) {
      wrong(
          Finding.Kind.MISSING, "range", -1, "checkpoint, range and vkeys must be there and whole");
      return new LogReport(stream, signed, 0, 0, false, List.of(), null, figures);
    }
    leavesAreUsed();
    relatedIsProven(-1);
    long from = known.proof().from();
    long to = known.proof().to();
    if (nextEntry < to) {
      String what = "entries from here to " + (to - 1) + " are not in the pack";
      wrong(Finding.Kind.MISSING, "entries", nextEntry, what);
    }
    boolean proven = check.end(signed.root(), findings, PackParts.ofLog(stream, "range"));
    signedByRetired();
    boolean pruned = prunedBelow == from && from > 0;
    figures.add(LogFigures.Count.PRUNED_BELOW, pruned ? from : 0);
    times.end(figures, pruned);
    content.endOfPart(question.content());
    content.end(figures, question.content());
    Remarks.of(figures, question, findings);
    // Anybody can have a history of their own stamped: who signed must be known from outside too.
    OutsideAnchor anchor = keys.isEmpty() ? null : outside.newest();
    return new LogReport(stream, signed, from, to, proven, signedBy, anchor, figures);
  }

  /** Keys that _system says were retired sign nothing any more: they may be in other hands. */
  private void signedByRetired() {
    SignedNote signed = note;
    String fault = signed == null ? null : keyHistory.fault(signed);
    if (fault != null) {
      wrong(Finding.Kind.BAD_SIGNATURE, "checkpoint", -1, fault);
    }
  }

  private void wrong(Finding.Kind kind, String name, long index, String sentence) {
    findings.add(kind, stream, PackParts.ofLog(stream, name), -1, index, sentence);
  }
}
