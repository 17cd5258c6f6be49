package io.ledgerline.gateway.protect;

import io.ledgerline.audit.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out about texts that came before: a conversation brings its history along on
 * every turn, and a text is read once. Keeps no text and nothing that tells of one: results under a
 * hash that is keyed with a secret of this process. Each tenant has a memory of its own, so none
 * learns from how fast an answer comes what another sent, and none waits for another. Bounded in
 * texts of a tenant and in bytes of all: what was used least recently goes, of a tenant that did
 * not ask since the others were looked at. Thread-safe.
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
  private final Map<String, Own> tenants = new ConcurrentHashMap<>();

  /** All tenants' memories, the next to be looked at first; whoever makes room locks it. */
  private final Deque<Own> order = new ConcurrentLinkedDeque<>();

  private final AtomicLong bytes = new AtomicLong();

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

  private @Nullable V known(String tenant, Key key) {
    Own its = tenants.get(tenant);
    return its == null ? null : its.known(key);
  }

  private void keep(String tenant, Key key, V found) {
    boolean kept = false;
    while (!kept) {
      kept = of(tenant).keep(key, found);
    }
    if (bytes.get() > mostBytes) {
      makeRoom();
    }
  }

  private Own of(String tenant) {
    Own its = tenants.get(tenant);
    if (its != null) {
      return its;
    }
    Own fresh = new Own(tenant);
    its = tenants.putIfAbsent(tenant, fresh);
    if (its == null) {
      order.addLast(fresh);
      return fresh;
    }
    return its;
  }

  private void makeRoom() {
    synchronized (order) {
      // Everybody gets a second chance, but only one: those who ask all the time must pay too.
      int chances = order.size();
      while (bytes.get() > mostBytes) {
        Own next = order.pollFirst();
        if (next == null) {
          return;
        }
        if (next.takeAsked() && chances-- > 0) {
          order.addLast(next);
        } else if (next.forgetEldest()) {
          order.addFirst(next);
        }
      }
    }
  }

  /** What is remembered of one tenant's texts. */
  private final class Own {
    private final String tenant;
    private final Map<Key, V> texts = new LinkedHashMap<>(16, 0.75f, true);
    private boolean asked;
    private boolean gone;

    Own(String tenant) {
      this.tenant = tenant;
    }

    synchronized @Nullable V known(Key key) {
      asked = true;
      return texts.get(key);
    }

    /** Remembers a result, unless this memory went meanwhile. */
    synchronized boolean keep(Key key, V found) {
      if (gone) {
        return false;
      }
      asked |= !texts.isEmpty();
      V before = texts.put(key, found);
      bytes.addAndGet(bytesOf(found) - (before == null ? 0 : bytesOf(before)));
      if (texts.size() > mostTexts) {
        removeEldest();
      }
      return true;
    }

    /** Whether anything was asked of it since this was called last. */
    synchronized boolean takeAsked() {
      boolean was = asked;
      asked = false;
      return was;
    }

    /** Forgets one result; whether others are left. It goes with its last. */
    synchronized boolean forgetEldest() {
      if (!texts.isEmpty()) {
        removeEldest();
      }
      gone = texts.isEmpty();
      if (gone) {
        tenants.remove(tenant, this);
      }
      return !gone;
    }

    private void removeEldest() {
      var eldest = texts.entrySet().iterator();
      bytes.addAndGet(-bytesOf(eldest.next().getValue()));
      eldest.remove();
    }
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
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    MessageDigest digest = Sha256.begin();
    digest.update(secret);
    return digest;
  }
}
