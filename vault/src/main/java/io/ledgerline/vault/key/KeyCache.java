package io.ledgerline.vault.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Open keys, at most so many, the longest unused go first. A key that was read before a destruction
 * was heard of is not taken in after it ({@link #put}). Thread-safe.
 */
final class KeyCache {
  private final int most;
  private final LinkedHashMap<UUID, ContentKey> byId = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<Name, UUID> byName = new HashMap<>();
  private final Map<UUID, Name> names = new HashMap<>();
  private long generation;

  /** What tells keys apart. */
  record Name(String tenant, String subject, KeyPeriod period, String className) {
    static Name of(KeyScope scope) {
      return new Name(scope.tenant(), scope.subject(), scope.period(), scope.about().name());
    }
  }

  KeyCache(int most) {
    this.most = most;
  }

  synchronized ContentKey.@Nullable Lease lease(Name name) {
    UUID id = byName.get(name);
    return id == null ? null : lease(name.tenant(), id);
  }

  synchronized ContentKey.@Nullable Lease lease(String tenant, UUID id) {
    ContentKey key = byId.get(id);
    ContentKey.Lease lease = key == null ? null : key.lease();
    return lease != null && lease.tenant().equals(tenant) ? lease : null;
  }

  /** To be asked before a key is read, and given to {@link #put}. */
  synchronized long generation() {
    return generation;
  }

  /**
   * Takes a key in and leases it; null, with the key destroyed, if something was destroyed since
   * the generation: it has to be read again.
   */
  synchronized ContentKey.@Nullable Lease put(long since, Name name, ContentKey key) {
    if (since != generation) {
      key.retire();
      return null;
    }
    ContentKey there = byId.get(key.id());
    ContentKey.Lease lease = there == null ? null : there.lease();
    if (lease != null) {
      key.retire();
      return lease;
    }
    byId.put(key.id(), key);
    byName.put(name, key.id());
    names.put(key.id(), name);
    lease = key.lease();
    while (byId.size() > most) {
      remove(byId.keySet().iterator().next());
    }
    return lease;
  }

  /** Forgets keys that were destroyed. */
  synchronized void destroyed(Collection<UUID> ids) {
    generation++;
    ids.forEach(this::remove);
  }

  /** Forgets all keys. */
  synchronized void clear() {
    generation++;
    new ArrayList<>(byId.keySet()).forEach(this::remove);
  }

  private void remove(UUID id) {
    ContentKey key = byId.remove(id);
    if (key != null) {
      Name name = names.remove(id);
      if (name != null) {
        byName.remove(name);
      }
      key.retire();
    }
  }

  synchronized int size() {
    return byId.size();
  }
}
