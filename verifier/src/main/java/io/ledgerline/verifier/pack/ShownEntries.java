package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.KeyHistory;
import org.jspecify.annotations.Nullable;

/** What the entries of a log say, each that is shown read once, and how many are hidden. */
final class ShownEntries {
  private final String stream;
  private final PackQuestion question;
  private final PackFindings findings;
  private final OriginsSeen origins;
  private final KeyHistory keyHistory;
  private final TimeBounds bounds = new TimeBounds();
  private final ContentCheck content;
  private LogFigures figures;
  private @Nullable EndsCheck ends;
  private long prunedBelow;
  private long read;

  ShownEntries(
      String stream,
      PackQuestion question,
      PackFindings findings,
      OriginsSeen origins,
      KeyHistory keyHistory) {
    this.stream = stream;
    this.question = question;
    this.findings = findings;
    this.origins = origins;
    this.keyHistory = keyHistory;
    this.content = new ContentCheck(stream, findings);
    this.figures = new LogFigures(stream, 0);
  }

  /** Says which entries those of the range are. */
  void range(PackRange range) {
    ends = new EndsCheck(stream, range, question, findings);
    figures = new LogFigures(stream, range.proof().from());
  }

  /** When entries were written, by what outsiders say. */
  TimeBounds bounds() {
    return bounds;
  }

  /** The content that they commit to. */
  ContentCheck content() {
    return content;
  }

  /** What those so far add up to. */
  LogFigures figures() {
    return figures;
  }

  /** How many of the range were read. */
  long read() {
    return read;
  }

  /** The next part of entries begins. */
  void begin() {
    content.endOfPart(question.content());
    content.begin();
  }

  /**
   * Only a filter may hide what is in a tenant's own log, and only from a tenant may there be
   * hidden what is in {@code _system}.
   */
  void hidden(String part, long index) {
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

  /** Takes an entry of the range; {@code log} is the checkpoint that it is shown under. */
  void inRange(String part, long offset, long index, byte[] bytes, Checkpoint log) {
    read++;
    EntryView entry = parse(part, offset, index, bytes);
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
    pruned(entry, log);
  }

  /** Takes an entry beside the range that was proven. */
  void beside(String part, long index, byte[] bytes, Checkpoint log) {
    EntryView entry = parse(part, 0, index, bytes);
    if (entry != null) {
      Events.of(entry, index).ifPresent(figures::event);
      content.ends(entry);
      pruned(entry, log);
    }
  }

  private @Nullable EntryView parse(String part, long offset, long index, byte[] bytes) {
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
  private void pruned(EntryView entry, Checkpoint log) {
    long below = Events.prunedBelow(entry, log.origin()).orElse(0);
    prunedBelow = Math.max(prunedBelow, below);
  }

  /** Says what all of them show of a range that begins at that index. */
  void end(long from) {
    boolean pruned = prunedBelow == from && from > 0;
    figures.add(LogFigures.Count.PRUNED_BELOW, pruned ? from : 0);
    if (ends != null) {
      ends.end(figures, pruned);
    }
    content.endOfPart(question.content());
    content.end(figures, question.content());
    Remarks.of(figures, question, findings);
  }
}
