package io.ledgerline.ledger.journal;

import org.jspecify.annotations.Nullable;

/**
 * One entry as the journal holds it.
 *
 * @param stream its stream
 * @param index its index there
 * @param feed the feed that delivered it, null if none did
 * @param sequence its number in that feed, 0 if none
 * @param entry its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record JournalRecord(
    String stream, long index, @Nullable String feed, long sequence, byte[] entry) {
  /** Most bytes that a record may take besides its entry, its share of frames included. */
  public static final int OVERHEAD = 2048;

  /** Longest name of a feed, in bytes of ASCII. */
  public static final int MAX_FEED = 64;

  /** Upper bound of the journal space that an entry of that length takes. */
  public static int cost(int entryBytes) {
    return entryBytes + OVERHEAD;
  }
}
