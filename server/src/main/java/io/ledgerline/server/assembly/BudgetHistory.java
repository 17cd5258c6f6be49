package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.governance.budget.BudgetBook;
import io.ledgerline.governance.budget.BudgetImage;
import io.ledgerline.governance.budget.BudgetImageException;
import io.ledgerline.governance.budget.BudgetImageFile;
import io.ledgerline.governance.budget.BudgetSettings;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.ledger.StreamRefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ledger says of budgets: read from the last image to its end at start, and on from there
 * as streams grow. One thread reads at a time.
 */
final class BudgetHistory {
  private static final Logger log = LoggerFactory.getLogger(BudgetHistory.class);
  private static final int BATCH = 2_000;

  private final Ledger ledger;
  private final Map<String, Long> next = new HashMap<>();
  private final Set<String> grown = ConcurrentHashMap.newKeySet();

  /** Nothing of that ledger was read yet. */
  BudgetHistory(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What takes the entries of a stream in order. */
  @FunctionalInterface
  interface Reader {
    void take(EntryView entry, String stream, long index);
  }

  /** What the image and the entries after it show. */
  BudgetBook book(BudgetImageFile file) throws IOException, LedgerException {
    var book = BudgetBook.from(image(file), BudgetSettings.DEFAULT.maxCounters());
    for (String stream : ledger.streams()) {
      next.put(stream, book.next(stream));
      if (book.next(stream) < ledger.firstKept(stream)) {
        book.begin(stream, ledger.firstKept(stream));
        next.put(stream, ledger.firstKept(stream));
        log.error(
            "the budget image of {} is lost, and entries below {} were pruned: budgets without an"
                + " end count from there on; lower them by what was spent before",
            stream,
            ledger.firstKept(stream));
      }
      readOn(stream, book::replay);
    }
    return book;
  }

  private BudgetImage image(BudgetImageFile file) throws IOException, LedgerException {
    try {
      var image = file.read();
      var refused = ledger.health().refusedStreams().keySet();
      for (var position : image.positions().entrySet()) {
        // A stream that is refused takes no calls; what the image knows of it still counts.
        if (!refused.contains(position.getKey())
            && position.getValue() > ledger.size(position.getKey())) {
          log.warn(
              "the budget image is ahead of the ledger and is left aside; reading all entries");
          return BudgetImage.EMPTY;
        }
      }
      return image;
    } catch (BudgetImageException e) {
      log.warn("the budget image can't be used ({}); reading all entries", e.getMessage());
      return BudgetImage.EMPTY;
    }
  }

  /** Notes from now on which streams grow; all that were read count as grown. */
  AutoCloseable listen() {
    grown.addAll(next.keySet());
    return ledger.onCommit(grown::add);
  }

  /** Counts what was appended since; streams that did not grow cost nothing. */
  void follow(Reader reader) throws LedgerException {
    for (String stream : Set.copyOf(grown)) {
      grown.remove(stream);
      readOn(stream, reader);
    }
  }

  private void readOn(String stream, Reader reader) throws LedgerException {
    long at = next.getOrDefault(stream, 0L);
    try {
      List<StoredEntry> batch = ledger.read(stream, at, BATCH);
      while (!batch.isEmpty()) {
        for (StoredEntry entry : batch) {
          reader.take(view(entry), stream, entry.index());
        }
        at += batch.size();
        batch = ledger.read(stream, at, BATCH);
      }
    } catch (StreamRefusedException e) {
      // Its calls are refused too: nothing can be spent there until it is mended.
      log.error("budgets leave a stream aside: {}", e.getMessage());
    }
    next.put(stream, at);
  }

  private static EntryView view(StoredEntry entry) {
    try {
      return EntryView.parse(entry.bytes(), BudgetBook.FIELDS);
    } catch (MalformedEntryException e) {
      throw new IllegalStateException("entry " + entry.index() + ": " + e.getMessage(), e);
    }
  }
}
