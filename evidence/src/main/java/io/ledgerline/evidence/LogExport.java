package io.ledgerline.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.proof.RangeProof;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.vault.SealedContent;
import io.ledgerline.verifier.pack.Events;
import io.ledgerline.verifier.pack.LogFigures;
import io.ledgerline.verifier.pack.LogReport;
import io.ledgerline.verifier.pack.PackEntry;
import io.ledgerline.verifier.pack.PackParts;
import io.ledgerline.verifier.pack.PackQuestion;
import io.ledgerline.verifier.pack.PackRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Writes one log into a pack, in the order of the format; one part of entries in memory. */
final class LogExport {
  private final Parts parts;
  private final String stream;
  private final PackQuestion question;
  private final PackRequest request;
  private final PackWriter writer;

  /** What packs are made from. */
  record Parts(
      Ledger ledger, AnchorArchive anchors, RelatedEntries related, SealedContent content) {}

  LogExport(
      Parts parts, String stream, PackRequest request, PackQuestion question, PackWriter writer) {
    this.parts = parts;
    this.stream = stream;
    this.question = question;
    this.request = request;
    this.writer = writer;
  }

  /** What is proven against one checkpoint. */
  private record Proven(RangeProof range, Map<String, byte[]> anchors) {}

  LogReport write(LongConsumer progress) throws Exception {
    PublishedTree tree =
        parts.ledger.published(stream).orElseThrow(() -> absent("is refused or not there"));
    SignedNote note =
        tree.read((signed, proofs) -> signed)
            .orElseThrow(() -> absent("has no checkpoint yet; try again in a few seconds"));
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    PeriodRange range = range(checkpoint.size());
    Proven proven =
        tree.read((newer, proofs) -> prove(proofs, range, checkpoint.size()))
            .orElseThrow(() -> absent("is not published any more"));
    add("checkpoint", note.format().getBytes(UTF_8));
    add("range", new PackRange(checkpoint.origin(), proven.range()).bytes());
    String vkeys = String.join("\n", parts.ledger.vkeys(stream)) + '\n';
    add("vkeys", vkeys.getBytes(UTF_8));
    for (Map.Entry<String, byte[]> each : proven.anchors().entrySet()) {
      writer.add(each.getKey(), each.getValue());
    }
    LogFigures figures = new LogFigures(stream, range.from());
    entries(range, figures, progress);
    related(tree, note, range, figures);
    figures.add(LogFigures.Count.PRUNED_BELOW, isPruned(range) ? range.from() : 0);
    return new LogReport(
        stream, checkpoint, range.from(), range.to(), true, List.of(), null, figures);
  }

  private PeriodRange range(long size) throws LedgerException {
    return stream.equals(StreamName.SYSTEM)
        ? new PeriodRange(0, size)
        : PeriodRange.of(parts.ledger, stream, size, question);
  }

  private boolean isPruned(PeriodRange range) {
    return range.from() > 0 && range.from() == prunedBelow;
  }

  private long prunedBelow;

  private Proven prove(Proofs proofs, PeriodRange range, long size) throws IOException {
    return new Proven(
        proofs.range(range.from(), range.to(), size),
        new Anchored(parts.anchors, stream, parts.ledger.origin(stream))
            .parts(range, size, proofs));
  }

  private void entries(PeriodRange range, LogFigures figures, LongConsumer progress)
      throws Exception {
    Visibility visibility = new Visibility(stream, request, range.from());
    MerkleHasher hasher = new MerkleHasher();
    for (long first = range.from(); first < range.to(); ) {
      long end = PackParts.endOfChunk(first, range.to());
      ByteArrayOutputStream leaves = new ByteArrayOutputStream();
      ByteArrayOutputStream entries = new ByteArrayOutputStream();
      ContentExport texts = new ContentExport(parts.content, stream, writer, figures);
      for (long at = first; at < end; ) {
        for (StoredEntry each : read(at, (int) (end - at))) {
          byte[] bytes = each.bytes();
          leaves.write(hasher.leaf(bytes, 0, bytes.length));
          boolean isEnd = each.index() == range.from() || each.index() == range.to() - 1;
          boolean shown = entry(each, isEnd, visibility, figures, texts);
          EntryBundle.write(entries, shown ? bytes : new byte[0]);
          at = each.index() + 1;
        }
      }
      writer.add(PackParts.ofLog(stream, "leaves", first, ""), leaves.toByteArray());
      writer.add(PackParts.ofLog(stream, "entries", first, ""), entries.toByteArray());
      texts.write(first);
      progress.accept(end - first);
      first = end;
    }
  }

  private boolean entry(
      StoredEntry stored,
      boolean isEnd,
      Visibility visibility,
      LogFigures figures,
      ContentExport texts) {
    EntryView entry;
    try {
      entry = EntryView.parse(stored.bytes());
    } catch (MalformedEntryException e) {
      return unreadable(figures);
    }
    boolean matches = visibility.shows(entry, stored.index());
    boolean shown = matches || (isEnd && !stream.equals(StreamName.SYSTEM));
    if (!shown) {
      figures.hidden();
      return false;
    }
    PackEntry.count(figures, entry, stored.index(), question);
    pruned(entry);
    if (question.content() && !stream.equals(StreamName.SYSTEM)) {
      texts.add(stored.index(), entry);
    }
    return true;
  }

  /**
   * Bytes that are no entry are shown as they are, and the verifier says so, unless it may leak.
   */
  private boolean unreadable(LogFigures figures) {
    boolean shown = request.filter().isEmpty() && !stream.equals(StreamName.SYSTEM);
    if (!shown) {
      figures.hidden();
    }
    return shown;
  }

  private List<StoredEntry> read(long from, int most) throws LedgerException {
    List<StoredEntry> read = parts.ledger.read(stream, from, most);
    if (read.isEmpty()) {
      throw new LedgerException("entry " + from + " of " + stream + " can't be read");
    }
    return read;
  }

  /** Entries outside the range that say something about it, each with a proof of its own. */
  private void related(PublishedTree tree, SignedNote note, PeriodRange range, LogFigures figures)
      throws Exception {
    if (stream.equals(StreamName.SYSTEM)) {
      return;
    }
    long size = Checkpoint.parse(note.text()).size();
    for (long index : parts.related.indexes(stream)) {
      boolean outside = index < range.from() || index >= range.to();
      if (!outside || index >= size || index < parts.ledger.firstKept(stream)) {
        continue;
      }
      byte[] bytes = read(index, 1).getFirst().bytes();
      EntryView entry = EntryView.parse(bytes);
      if (Events.OUTSIDE.contains(entry.type())) {
        var path =
            tree.read((newer, proofs) -> proofs.inclusion(index, size))
                .orElseThrow(() -> absent("is not published any more"));
        TlogProof proof = TlogProof.of(index, path, note.format());
        writer.add(PackParts.ofLog(stream, "related", index, ".entry"), bytes);
        writer.add(
            PackParts.ofLog(stream, "related", index, ".proof"), proof.format().getBytes(UTF_8));
        Events.of(entry, index).ifPresent(figures::event);
        pruned(entry);
      }
    }
  }

  private void pruned(EntryView entry) {
    if (entry.type() == EventType.STREAM_PRUNED) {
      prunedBelow =
          Math.max(prunedBelow, Events.prunedBelow(entry, parts.ledger.origin(stream)).orElse(0));
    }
  }

  private void add(String name, byte[] bytes) throws Exception {
    writer.add(PackParts.ofLog(stream, name), bytes);
  }

  private NoSuchLogException absent(String why) {
    return new NoSuchLogException("the log of " + stream + ' ' + why);
  }
}
