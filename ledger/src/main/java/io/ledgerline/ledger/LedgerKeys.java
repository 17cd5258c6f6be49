package io.ledgerline.ledger;

import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** The keys with which an open ledger signs its checkpoints, and their rotation. Thread-safe. */
public final class LedgerKeys {
  private final KeyStore store;
  private final InstantSource clock;
  private final Runnable switched;

  /**
   * @param switched called once other keys sign
   */
  LedgerKeys(KeyStore store, InstantSource clock, Runnable switched) {
    this.store = store;
    this.clock = clock;
    this.switched = switched;
  }

  /** All generations, oldest first. */
  public List<KeyGeneration> generations() {
    return store.generations();
  }

  /** The generation that signs now. */
  public KeyGeneration current() {
    return store.current();
  }

  /** What protects the keys at rest, one word; {@code none} if only the file's mode does. */
  public String protection() {
    return store.protection();
  }

  /** Makes another generation, durable when this returns; it signs nothing before {@link #use}. */
  public KeyGeneration make() throws LedgerException {
    try {
      return store.generate(clock);
    } catch (IOException e) {
      throw new LedgerException("new signing keys can't be written: " + e, e);
    }
  }

  /**
   * Signs with that generation from now on, unless a newer one signs already. Every stream gets a
   * checkpoint that the old keys sign too, so that they vouch for the new ones.
   */
  public void use(int generation) throws LedgerException {
    try {
      store.use(generation);
    } catch (IOException e) {
      throw new LedgerException("the signing keys can't be switched: " + e, e);
    }
    switched.run();
  }
}
