package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A reservation and where it is held. */
final class Held implements Reservation {
  final Account[] accounts;
  private final UUID call;
  private final long amount;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Held(UUID call, long amount, Account[] accounts) {
    this.call = call;
    this.amount = amount;
    this.accounts = accounts;
  }

  @Override
  public UUID call() {
    return call;
  }

  @Override
  public long amountNanoUsd() {
    return amount;
  }

  @Override
  public List<EntryObject> entryBudgets() {
    EntryObject[] entries = new EntryObject[accounts.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = accounts[i].entry;
    }
    return List.of(entries);
  }

  /** True for the first who ends it, for nobody else. */
  boolean end() {
    return open.compareAndSet(true, false);
  }
}
