package io.ledgerline.admin.port;

/** Where the admin API records what was done through it: the ledger. */
@FunctionalInterface
public interface EntryLog {
  /**
   * Appends an entry and returns once it is durable.
   *
   * @param stream a tenant's name, or {@code _system}
   * @param entry canonical bytes
   * @return the receipt, {@code stream:index:leaf hash}
   * @throws Exception when it is not durable; the action is then refused
   */
  String append(String stream, byte[] entry) throws Exception;
}
