package io.ledgerline.gateway;

import io.ledgerline.gateway.content.Contents;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.KeyPeriod;
import io.ledgerline.vault.key.KeyScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A vault in memory, in the clear, that can be away or full and counts the keys in use. */
final class MemoryContents implements Contents {
  final Map<UUID, List<Vault.Text>> kept = new ConcurrentHashMap<>();
  final List<KeyScope> scopes = new ArrayList<>();
  final AtomicInteger open = new AtomicInteger();

  /** What keys fell under later: tags, and until when they are kept at least. */
  final List<String> later = new CopyOnWriteArrayList<>();

  volatile boolean away;
  volatile boolean full;
  volatile int longest = 1 << 20;

  @Override
  public String node() {
    return "test-node";
  }

  @Override
  public int longest() {
    return longest;
  }

  static byte[] saltOf(UUID entry) {
    return RigSettings.sha256(entry.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Key key(KeyScope scope) throws VaultUnavailableException {
    if (away) {
      throw new VaultUnavailableException("the test's database is away");
    }
    scopes.add(scope);
    open.incrementAndGet();
    return new Key() {
      private boolean closed;

      @Override
      public UUID id() {
        return new UUID(7, scope.hashCode());
      }

      @Override
      public KeyPeriod period() {
        return scope.period();
      }

      @Override
      public byte[] salt(UUID entry) {
        return saltOf(entry);
      }

      @Override
      public void alsoAbout(Collection<String> tags, @Nullable Instant keepLeast)
          throws VaultUnavailableException {
        if (full) {
          throw new VaultUnavailableException("the test's database is full");
        }
        later.add(List.copyOf(tags) + " " + keepLeast);
      }

      @Override
      public void keep(UUID entry, List<Vault.Text> texts) throws VaultUnavailableException {
        if (full) {
          throw new VaultUnavailableException("the test's disk is full");
        }
        kept.put(entry, texts);
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          open.decrementAndGet();
        }
      }
    };
  }
}
