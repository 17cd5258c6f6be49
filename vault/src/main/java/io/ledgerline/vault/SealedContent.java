package io.ledgerline.vault;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryView;

/**
 * Reads what is kept of the texts that entries commit to. It asks for no right and writes no entry:
 * whoever calls it has checked the one and made the other durable before. Blocking; thread-safe.
 */
@FunctionalInterface
public interface SealedContent {
  /**
   * What is kept of one text of an entry.
   *
   * @throws VaultUnavailableException if keys or files can't be reached now
   */
  Sealed of(EntryView entry, ContentHash text) throws VaultUnavailableException;
}
