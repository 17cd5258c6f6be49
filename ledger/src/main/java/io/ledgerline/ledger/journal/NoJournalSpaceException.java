package io.ledgerline.ledger.journal;

import java.io.IOException;

/** No pre-allocated file is left; nothing was written. */
public final class NoJournalSpaceException extends IOException {
  private static final long serialVersionUID = 1L;

  NoJournalSpaceException() {
    super("no journal space is left: the disk is full or sealing is behind");
  }
}
