package io.ledgerline.records.index;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The ledger of this node as the indexer sees it. */
public final class LedgerSource implements EntrySource {
  private final Ledger ledger;

  public LedgerSource(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<String> streams() {
    return ledger.streams();
  }

  @Override
  public long size(String stream) {
    try {
      return ledger.size(stream);
    } catch (LedgerException failed) {
      throw new UnreadableStreamException(stream, failed);
    }
  }

  @Override
  public long firstKept(String stream) {
    return ledger.firstKept(stream);
  }

  @Override
  public List<SourceEntry> read(String stream, long fromIndex, int maxEntries) {
    try {
      return ledger.read(stream, fromIndex, maxEntries).stream()
          .map(entry -> new SourceEntry(entry.index(), entry.bytes()))
          .toList();
    } catch (LedgerException failed) {
      throw new UnreadableStreamException(stream, failed);
    }
  }

  @Override
  public Duration delay() {
    return ledger.appendDelay();
  }

  @Override
  public AutoCloseable onCommit(Consumer<String> listener) {
    return ledger.onCommit(listener);
  }
}
