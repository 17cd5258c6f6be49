package io.ledgerline.anchors;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.anchor.AnchorKind;
import java.io.IOException;

/** An outsider that a stream's newest checkpoint is brought to. Thread-safe over streams. */
public interface Anchor {
  /**
   * What one attempt reached.
   *
   * @param size the size that is anchored now
   * @param whole false if there is more to do at once, as with a first long backlog
   */
  record Anchored(long size, boolean whole) {}

  /** What metrics and entries call it, such as {@code witness} or {@code timestamp-acme}. */
  String name();

  /** Where in the archive it keeps what the outsider gave. */
  AnchorKind kind();

  /**
   * The greatest size of the stream that is anchored, by what the archive says; 0 if none is.
   *
   * @throws IOException if the archive can't be read
   */
  long anchored(String stream) throws IOException;

  /**
   * Anchors the stream's published checkpoint and keeps what the outsider gave, durably.
   *
   * @return how far it came
   * @throws AnchorException if the outsider refused or was not reached
   * @throws LedgerException if the stream can't be read
   * @throws IOException if the archive can't be written
   */
  Anchored anchor(String stream, PublishedTree tree)
      throws AnchorException, LedgerException, IOException, InterruptedException;
}
