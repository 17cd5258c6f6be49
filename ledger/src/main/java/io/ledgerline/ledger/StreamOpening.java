package io.ledgerline.ledger;

/**
 * Makes the entry that says a stream's origin came into being. The ledger puts it into {@code
 * _system}, in the same commit as the stream's first entry and in front of it.
 */
@FunctionalInterface
public interface StreamOpening {
  /**
   * The entry's bytes. Called on an appender's thread, once per new stream (again only if the
   * commit failed); must not call the ledger.
   *
   * @param stream the new stream's name
   * @param origin its origin, the first line of its checkpoints
   * @param vkey its verifier key (C2SP signed-note)
   */
  byte[] entryFor(String stream, String origin, String vkey);
}
