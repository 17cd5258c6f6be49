package io.ledgerline.gateway.content;

import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.ContentKey;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The content vault as the line sees it. Blocking; thread-safe. */
public interface Contents {
  /** The name of this node, as entries give it beside what is kept here. */
  String node();

  /** The longest text that can be kept, in bytes. */
  int longest();

  /** The key of a scope, made at first use. */
  Key key(KeyScope scope) throws VaultUnavailableException;

  /** A key in use, until it is closed. */
  interface Key extends AutoCloseable {
    /** Its random id. */
    UUID id();

    /** The days it serves. */
    KeyPeriod period();

    /** The salt of an entry's commitments. */
    byte[] salt(UUID entry);

    /**
     * Has what is under it fall under the schedules of further tags too; durable when this returns.
     *
     * @param keepLeast until when a schedule wants it kept then; null for no minimum
     */
    void alsoAbout(Collection<String> tags, @Nullable Instant keepLeast)
        throws VaultUnavailableException;

    /** Keeps texts of an entry; durable when this returns. */
    void keep(UUID entry, List<Vault.Text> texts)
        throws VaultUnavailableException, InterruptedException;

    @Override
    void close();
  }

  /** The real vault. */
  static Contents of(Vault vault) {
    return new Contents() {
      @Override
      public String node() {
        return vault.node();
      }

      @Override
      public int longest() {
        return vault.longest();
      }

      @Override
      public Key key(KeyScope scope) throws VaultUnavailableException {
        return leased(vault, vault.lease(scope));
      }
    };
  }

  private static Key leased(Vault vault, ContentKey.Lease lease) {
    return new Key() {
      @Override
      public UUID id() {
        return lease.keyId();
      }

      @Override
      public KeyPeriod period() {
        return lease.period();
      }

      @Override
      public byte[] salt(UUID entry) {
        return lease.salt(entry);
      }

      @Override
      public void alsoAbout(Collection<String> tags, @Nullable Instant keepLeast)
          throws VaultUnavailableException {
        vault.alsoAbout(lease, tags, keepLeast);
      }

      @Override
      public void keep(UUID entry, List<Vault.Text> texts)
          throws VaultUnavailableException, InterruptedException {
        vault.keep(lease, entry, texts);
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }
}
