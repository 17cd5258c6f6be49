package io.ledgerline.governance.outbox;

/** Where entries go that were written together with a change: the ledger, given by the assembly. */
@FunctionalInterface
public interface EntrySink {

  /**
   * Appends one entry and returns once it is durable. Called in order of sequence within a stream,
   * at least once each; a sequence that is already there must append nothing.
   *
   * @param stream the stream it belongs to
   * @param entry canonical bytes
   * @param sequence its place in the stream's outbox, from 1, without gaps
   * @throws Exception when it isn't durable; it is offered again later
   */
  void append(String stream, byte[] entry, long sequence) throws Exception;
}
