package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.LedgerStates;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.records.index.RecordsIndexer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ledger of this node, for the admin API. */
final class AdminLedger implements LedgerStates {
  private final Ledger ledger;
  private final RecordsIndexer indexer;
  private final AnchorArchive anchors;

  AdminLedger(Ledger ledger, RecordsIndexer indexer, AnchorArchive anchors) {
    this.anchors = anchors;
    this.ledger = ledger;
    this.indexer = indexer;
  }

  @Override
  public Health health() {
    var now = ledger.health();
    var figures = new HashMap<String, Long>();
    figures.put("appends", now.appends());
    figures.put("batches", now.batches());
    figures.put("checkpoints", now.checkpoints());
    figures.put("free_bytes", now.freeBytes());
    figures.put("journal_files", (long) now.journalFiles());
    figures.put("refused_streams", (long) now.refusedStreams().size());
    figures.put("sync_nanos", now.syncNanos());
    figures.put("unsealed_entries", now.unsealedEntries());
    figures.put("unsigned_for_ms", now.unsignedFor().toMillis());
    figures.put("copy_lag_entries", indexer.lag().entries());
    return new Health(now.writable(), now.lastFailure(), figures);
  }

  @Override
  public List<Stream> streams() {
    var refused = ledger.health().refusedStreams();
    var names = new TreeSet<>(ledger.streams());
    names.addAll(refused.keySet()); // also one of which nothing is left
    return names.stream()
        .map(name -> new Stream(name, size(name), ledger.origin(name), refused.get(name)))
        .toList();
  }

  @Override
  public byte @Nullable [] published(String stream, String name) throws LedgerException {
    var tree = tree(stream);
    return tree.isEmpty() ? null : tree.get().file(name).orElse(null);
  }

  @Override
  public @Nullable String proof(String stream, long index) throws LedgerException {
    var tree = tree(stream);
    if (tree.isEmpty()) {
      return null;
    }
    var witnessed = witnessed(stream);
    var proof =
        witnessed == null ? Optional.<TlogProof>empty() : tree.get().prove(index, witnessed);
    if (proof.isEmpty()) {
      proof = tree.get().prove(index);
    }
    return proof.map(TlogProof::format).orElse(null);
  }

  /** The newest checkpoint that witnesses signed: it says more than one that only we did. */
  private @Nullable SignedNote witnessed(String stream) {
    try {
      var size = anchors.newest(stream, AnchorKind.WITNESS, Long.MAX_VALUE);
      return size.isEmpty()
          ? null
          : anchors
              .note(stream, AnchorKind.WITNESS, size.getAsLong())
              .map(SignedNote::parse)
              .orElse(null);
    } catch (IOException | IllegalArgumentException e) {
      return null; // a proof under our own newest checkpoint does without the archive
    }
  }

  @Override
  public SigningKeys signingKeys() {
    return new SigningKeys(
        ledger.keys().current().number(),
        ledger.keys().protection(),
        ledger.keys().generations().stream().map(AdminLedger::generation).toList());
  }

  @Override
  public List<String> vkeys(String stream) {
    return ledger.vkeys(stream);
  }

  @Override
  public SigningKeys.Generation makeKeys() throws LedgerException {
    return generation(ledger.keys().make());
  }

  @Override
  public void useKeys(int generation) throws LedgerException {
    ledger.keys().use(generation);
  }

  private static SigningKeys.Generation generation(KeyGeneration keys) {
    return new SigningKeys.Generation(
        keys.number(), keys.createdAt(), keys.ed25519(), keys.mlDsa44(), keys.retired());
  }

  private Optional<PublishedTree> tree(String stream) {
    return StreamName.isValid(stream) ? ledger.published(stream) : Optional.empty();
  }

  /** A stream that is refused has no size that could be vouched for. */
  private long size(String stream) {
    try {
      return ledger.size(stream);
    } catch (LedgerException e) {
      return 0;
    }
  }
}
