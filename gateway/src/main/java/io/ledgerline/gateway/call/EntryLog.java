package io.ledgerline.gateway.call;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.Room;

/** Where the line writes its entries; every write returns once it is durable. */
public interface EntryLog {
  /** Room for one later entry, so that a full disk never traps an admitted call. */
  Slot reserve(int bytes) throws LedgerUnavailableException, InterruptedException;

  /** Appends an entry. */
  Receipt append(String stream, byte[] entry)
      throws LedgerUnavailableException, InterruptedException;

  /** Reserved room; closing it gives back what was not used, and may be done twice. */
  interface Slot extends AutoCloseable {
    /** Appends an entry into the room. */
    Receipt append(String stream, byte[] entry)
        throws LedgerUnavailableException, InterruptedException;

    @Override
    void close();
  }

  /** The real ledger. */
  static EntryLog of(Ledger ledger) {
    return new EntryLog() {
      @Override
      public Slot reserve(int bytes) throws LedgerUnavailableException {
        Room room = ledger.reserve(bytes);
        return new Slot() {
          @Override
          public Receipt append(String stream, byte[] entry)
              throws LedgerUnavailableException, InterruptedException {
            return ledger.append(stream, entry, room);
          }

          @Override
          public void close() {
            room.close();
          }
        };
      }

      @Override
      public Receipt append(String stream, byte[] entry)
          throws LedgerUnavailableException, InterruptedException {
        return ledger.append(stream, entry);
      }
    };
  }
}
