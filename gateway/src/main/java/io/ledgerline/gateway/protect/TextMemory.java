package io.ledgerline.gateway.protect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out about texts that came before: a conversation brings its history along on
 * every turn, and a text is read once. Keeps no text and nothing that tells of one: results under a
 * hash that is keyed with a secret of this process. Each tenant has a memory of its own, so none
 * learns from how fast an answer comes what another sent. Bounded; the least recently used goes.
 * Thread-safe.
 */
final class TextMemory<V> {
  private static final int MOST_TENANTS = 64;
  private static final int SECRET_BYTES = 64;
  private static final MessageDigest KEYED = keyed();

  private final int mostTexts;
  private final Predicate<V> small;
  private final Map<String, Map<Key, V>> tenants = new Recent<>(MOST_TENANTS);

  /**
   * A memory.
   *
   * @param mostTexts of each tenant
   * @param small which results are kept: nobody may fill it with large ones
   */
  TextMemory(int mostTexts, Predicate<V> small) {
    this.mostTexts = mostTexts;
    this.small = small;
  }

  /** Half of a SHA-256: to find two texts that share one takes the secret, or 2^64 tries. */
  private record Key(long high, long low) {}

  private static final class Recent<K, T> extends LinkedHashMap<K, T> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Recent(int most) {
      super(64, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, T> eldest) {
      return size() > most;
    }
  }

  /**
   * What is known of a text, or is found now and then known.
   *
   * @param text puts the text into a digest, and all else that the result depends on
   */
  V of(String tenant, Consumer<MessageDigest> text, Supplier<V> find) {
    Entry entry = entry(tenant, text);
    V known = entry.known();
    if (known != null) {
      return known;
    }
    V found = find.get();
    entry.know(found);
    return found;
  }

  /** A text's place in the memory, for whoever finds out about several together. */
  Entry entry(String tenant, Consumer<MessageDigest> text) {
    return new Entry(memory(tenant), key(text));
  }

  /** Where it stands what is known of one text. */
  final class Entry {
    private final Map<Key, V> its;
    private final Key key;

    private Entry(Map<Key, V> its, Key key) {
      this.its = its;
      this.key = key;
    }

    @Nullable V known() {
      synchronized (its) {
        return its.get(key);
      }
    }

    void know(V found) {
      if (small.test(found)) {
        synchronized (its) {
          its.put(key, found);
        }
      }
    }
  }

  private Map<Key, V> memory(String tenant) {
    synchronized (tenants) {
      return tenants.computeIfAbsent(tenant, _ -> new Recent<>(mostTexts));
    }
  }

  private static Key key(Consumer<MessageDigest> text) {
    ByteBuffer bytes = hash(text);
    return new Key(bytes.getLong(), bytes.getLong());
  }

  /** A hash of a text that only this process can make. */
  static ByteBuffer hash(Consumer<MessageDigest> text) {
    try {
      MessageDigest digest = (MessageDigest) KEYED.clone();
      text.accept(digest);
      return ByteBuffer.wrap(digest.digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's SHA-256 can be cloned", e);
    }
  }

  /** A digest that has read the secret, one block of it; whoever uses it clones it first. */
  private static MessageDigest keyed() {
    try {
      byte[] secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(secret);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}
