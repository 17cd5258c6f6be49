package io.ledgerline.vault;

import java.util.UUID;

/**
 * What the vault has of one text of one entry. Whether the bytes belong to the entry is for the
 * reader to check: {@link io.ledgerline.audit.ContentHash#matches}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface Sealed {
  /** The bytes and the salt of the entry's commitments. */
  record Kept(byte[] bytes, byte[] salt) implements Sealed {}

  /** Only the salt: the tenant keeps hashes of such calls, or this text could not be kept. */
  record SaltOnly(byte[] salt) implements Sealed {}

  /**
   * Nothing, not even the salt: the tenant keeps nothing of such calls, or the entry has no text.
   */
  record NotKept() implements Sealed {}

  /** It was kept; its key and salts were destroyed by that erasure, an entry of that id. */
  record Erased(UUID by) implements Sealed {}

  /** It was kept until its time was over; its key and salts are destroyed, an entry says so. */
  record Disposed(UUID by) implements Sealed {}

  /** The bytes lie in the data folder of another node; the salt is known everywhere. */
  record Elsewhere(byte[] salt, String node) implements Sealed {}

  /** The entry says it is kept and it can't be read; the sentence says why, for a person. */
  record Lost(String sentence) implements Sealed {}
}
