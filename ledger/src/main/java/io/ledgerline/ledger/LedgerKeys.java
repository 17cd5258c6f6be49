package io.ledgerline.ledger;

import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The keys with which an open ledger signs its checkpoints, and their rotation. Thread-safe. */
public final class LedgerKeys {
  private final KeyStore store;
  private final InstantSource clock;
  private final Runnable switched;
  private final BooleanSupplier handedOver;

  /**
   * @param switched called once other keys sign
   * @param handedOver whether every stream has a checkpoint by the keys that sign now
   */
  LedgerKeys(KeyStore store, InstantSource clock, Runnable switched, BooleanSupplier handedOver) {
    this.store = store;
    this.clock = clock;
    this.switched = switched;
    this.handedOver = handedOver;
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

  /**
   * The generations whose secret is still on the disk and is not needed any more: older ones, once
   * every stream was handed over. A refused stream was not, so that nothing is given here while
   * there is one.
   */
  public List<KeyGeneration> retirable() {
    int now = store.current().number();
    List<KeyGeneration> old =
        store.generations().stream()
            .filter(each -> each.number() < now && !each.retired())
            .toList();
    return old.isEmpty() || !handedOver.getAsBoolean() ? List.of() : old;
  }

  /**
   * Destroys the secret of a generation; its public keys stay.
   *
   * @throws IllegalStateException if it is not {@link #retirable}
   */
  public void retire(int generation) throws LedgerException {
    if (retirable().stream().noneMatch(each -> each.number() == generation)) {
      throw new IllegalStateException("generation " + generation + " may still have to sign");
    }
    try {
      store.retire(generation);
    } catch (IOException e) {
      throw new LedgerException("the old signing keys can't be destroyed: " + e, e);
    }
  }
}
