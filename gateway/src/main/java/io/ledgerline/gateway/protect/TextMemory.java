package io.ledgerline.gateway.protect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out about texts that came before: a conversation brings its history along on
 * every turn, and a text is read once. Keeps no text and nothing that tells of one: results under a
 * hash that is keyed with a secret of this process. Each tenant has a memory of its own, so none
 * learns from how fast an answer comes what another sent. Bounded in texts of a tenant and in bytes
 * of all: what was used least recently goes, of the tenant that asked least recently. Thread-safe.
 */
final class TextMemory<V> {
  private static final long MOST_BYTES = 32L << 20;

  /** What an entry takes beside what was found: key, nodes of two maps, the list. */
  private static final int BYTES_OF_ENTRY = 200;

  /** What one finding, signal or label takes, its strings shared. */
  private static final int BYTES_OF_PART = 120;

  private static final int SECRET_BYTES = 64;
  private static final MessageDigest KEYED = keyed();

  private final int mostTexts;
  private final ToIntFunction<V> parts;
  private final int mostParts;
  private final long mostBytes;
  private final Map<String, Map<Key, V>> tenants = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /**
   * A memory.
   *
   * @param mostTexts of each tenant
   * @param parts of how many parts a result is
   * @param mostParts of a result that is kept: nobody may fill it with large ones
   */
  TextMemory(int mostTexts, ToIntFunction<V> parts, int mostParts) {
    this(mostTexts, parts, mostParts, MOST_BYTES);
  }

  /** The same with another bound for what all tenants' results take, in bytes. */
  TextMemory(int mostTexts, ToIntFunction<V> parts, int mostParts, long mostBytes) {
    this.mostTexts = mostTexts;
    this.parts = parts;
    this.mostParts = mostParts;
    this.mostBytes = mostBytes;
  }

  /** Half of a SHA-256: to find two texts that share one takes the secret, or 2^64 tries. */
  private record Key(long high, long low) {}

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
    return new Entry(tenant, key(text));
  }

  /** Where it stands what is known of one text. */
  final class Entry {
    private final String tenant;
    private final Key key;

    private Entry(String tenant, Key key) {
      this.tenant = tenant;
      this.key = key;
    }

    @Nullable V known() {
      return TextMemory.this.known(tenant, key);
    }

    void know(V found) {
      if (parts.applyAsInt(found) <= mostParts) {
        keep(tenant, key, found);
      }
    }
  }

  private synchronized @Nullable V known(String tenant, Key key) {
    Map<Key, V> its = tenants.get(tenant);
    return its == null ? null : its.get(key);
  }

  private synchronized void keep(String tenant, Key key, V found) {
    Map<Key, V> its = tenants.computeIfAbsent(tenant, _ -> new LinkedHashMap<>(64, 0.75f, true));
    V before = its.put(key, found);
    bytes += bytesOf(found) - (before == null ? 0 : bytesOf(before));
    if (its.size() > mostTexts) {
      forgetEldest(its);
    }
    while (bytes > mostBytes) {
      var leastRecent = tenants.entrySet().iterator().next();
      forgetEldest(leastRecent.getValue());
      if (leastRecent.getValue().isEmpty()) {
        tenants.remove(leastRecent.getKey());
      }
    }
  }

  private void forgetEldest(Map<Key, V> its) {
    var eldest = its.entrySet().iterator();
    bytes -= bytesOf(eldest.next().getValue());
    eldest.remove();
  }

  private long bytesOf(V found) {
    return BYTES_OF_ENTRY + (long) parts.applyAsInt(found) * BYTES_OF_PART;
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
