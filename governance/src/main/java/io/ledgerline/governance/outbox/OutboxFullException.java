package io.ledgerline.governance.outbox;

/** Too many entries wait for the ledger; the change that would add one more is refused. */
public final class OutboxFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutboxFullException(String stream, int most) {
    super(
        "%d entries of stream %s wait for the ledger: mend the ledger first, then change settings."
            .formatted(most, stream));
  }
}
