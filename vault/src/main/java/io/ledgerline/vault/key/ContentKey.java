package io.ledgerline.vault.key;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One key of a subject, period and class, open in memory. Salts and record keys derive from it and
 * the entry's id, so nothing is written per call and all of it goes when the key does. Whoever uses
 * it holds a {@link Lease}: its bytes are overwritten once it was retired and the last lease ended.
 */
public final class ContentKey {
  private static final String SALT = "ledgerline.vault.salt.v1";
  private static final String RECORD = "ledgerline.vault.record.v1";

  private final UUID id;
  private final String tenant;
  private final KeyPeriod period;
  private final String className;
  private final RawKey secret;
  private int leases;
  private boolean retired;

  ContentKey(UUID id, String tenant, KeyPeriod period, String className, RawKey secret) {
    this.id = id;
    this.tenant = tenant;
    this.period = period;
    this.className = className;
    this.secret = secret;
  }

  UUID id() {
    return id;
  }

  /** A lease, or null where the key was retired already. */
  synchronized @Nullable Lease lease() {
    if (retired) {
      return null;
    }
    leases++;
    return new Lease(this);
  }

  /** No new lease is given; the bytes go with the last one. */
  synchronized void retire() {
    retired = true;
    destroyIfUnused();
  }

  private synchronized void end() {
    leases--;
    destroyIfUnused();
  }

  private void destroyIfUnused() {
    if (retired && leases == 0) {
      secret.destroy();
    }
  }

  /** Whether its bytes are gone. */
  boolean isDestroyed() {
    return secret.isDestroyed();
  }

  /** The use of a key until it is closed. Thread-safe; closing it again does nothing. */
  public static final class Lease implements AutoCloseable {
    private final ContentKey key;
    private boolean ended;

    private Lease(ContentKey key) {
      this.key = key;
    }

    /** The key's random id, which entries name. */
    public UUID keyId() {
      return key.id;
    }

    /** The tenant it belongs to. */
    public String tenant() {
      return key.tenant;
    }

    /** The days it serves. */
    public KeyPeriod period() {
      return key.period;
    }

    /** The name of the class of calls it serves. */
    public String className() {
      return key.className;
    }

    /** The 32-byte salt of an entry's commitments. */
    public byte[] salt(UUID entry) {
      return Sealing.derive(key.secret, Sealing.context(SALT, key.tenant, entry));
    }

    /**
     * Encrypts bytes for one place.
     *
     * @param texts the set of texts that they are, as bits
     */
    public byte[] seal(UUID entry, int texts, byte[] plain, SecureRandom random) {
      RawKey record = recordKey(entry, texts);
      try {
        return Sealing.seal(record, place(entry, texts), plain, random);
      } finally {
        record.destroy();
      }
    }

    /**
     * Decrypts what {@link #seal} made for that place; null if it is not that.
     *
     * @param texts the set it was sealed as
     */
    public byte @Nullable [] open(UUID entry, int texts, byte[] sealed) {
      RawKey record = recordKey(entry, texts);
      try {
        return Sealing.open(record, place(entry, texts), sealed);
      } catch (Sealing.NotOursException e) {
        return null;
      } finally {
        record.destroy();
      }
    }

    private RawKey recordKey(UUID entry, int texts) {
      return new RawKey(Sealing.derive(key.secret, place(entry, texts)));
    }

    private byte[] place(UUID entry, int texts) {
      return Sealing.context(RECORD, key.tenant, key.id, entry, texts);
    }

    @Override
    public synchronized void close() {
      if (!ended) {
        ended = true;
        key.end();
      }
    }
  }
}
