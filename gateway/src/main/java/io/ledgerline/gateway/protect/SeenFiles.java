package io.ledgerline.gateway.protect;

import io.ledgerline.documents.DocumentReader;
import io.ledgerline.documents.DocumentReader.Allowance;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What files hold that came before: a conversation brings its files along on every turn, and each
 * is read once. Texts of files are kept here, unlike anything else of a request: in memory only, of
 * bounded size, for a bounded time after their last use, and for their tenant alone. Thread-safe.
 */
final class SeenFiles {
  /** Bytes of text of all tenants together, and of one. */
  static final long MOST_BYTES = 32L << 20;

  static final long MOST_BYTES_OF_TENANT = 8L << 20;

  /** How long after its last use. */
  static final Duration KEPT = Duration.ofMinutes(15);

  /** Files of all tenants together: room is looked for among them, under the lock. */
  static final int MOST_FILES = 4_096;

  private static final int OVERHEAD = 256;

  private final DocumentReader reader;
  private final LongSupplier nanoTime;
  private final Map<Key, Kept> known = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  SeenFiles(DocumentReader reader, LongSupplier nanoTime) {
    this.reader = reader;
    this.nanoTime = nanoTime;
  }

  private record Key(String tenant, ByteBuffer hash) {}

  private record Kept(Extraction what, long bytes, long usedAt) {}

  Allowance allowance() {
    return reader.allowance();
  }

  /** What a file of a tenant holds; {@code allowance} is for reading it now. */
  Extraction read(String tenant, FileSpan file, Allowance allowance) {
    var key = new Key(tenant, key(file, allowance));
    Extraction before = recall(key);
    if (before != null) {
      return before;
    }
    Extraction now = reader.read(file.open(), allowance);
    if (isOfTheFile(now)) {
      keep(key, now);
    }
    return now;
  }

  /** How much may be read of it is part of what is known. */
  private static ByteBuffer key(FileSpan file, Allowance allowance) {
    return TextMemory.hash(
        digest -> {
          digest.update(ByteBuffer.allocate(4).putInt(0, allowance.characters()));
          file.digest(digest);
        });
  }

  /** Not what another turn might come to: that there was no time, or nobody to read it. */
  private static boolean isOfTheFile(Extraction what) {
    return switch (what) {
      case Extraction.Text _ -> true;
      case Extraction.Unread(var _, var reason) -> isOfTheFile(reason);
    };
  }

  private static boolean isOfTheFile(Reason reason) {
    return switch (reason) {
      case FORMAT, ENCRYPTED, BROKEN, AMBIGUOUS, TOO_LARGE, EXPANDS, NO_TEXT -> true;
      case TIME, MEMORY, ALLOWANCE, BUSY, FAILED, OFF -> false;
    };
  }

  private synchronized @Nullable Extraction recall(Key key) {
    long now = nanoTime.getAsLong();
    forgetOld(now);
    Kept kept = known.get(key);
    if (kept == null) {
      return null;
    }
    known.put(key, new Kept(kept.what(), kept.bytes(), now));
    return kept.what();
  }

  private synchronized void keep(Key key, Extraction what) {
    long size = OVERHEAD + (what instanceof Extraction.Text text ? text.utf8().length : 0);
    if (size > MOST_BYTES_OF_TENANT) {
      return;
    }
    drop(known.remove(key));
    makeRoom(key.tenant(), size);
    known.put(key, new Kept(what, size, nanoTime.getAsLong()));
    bytes += size;
  }

  private void forgetOld(long now) {
    for (Iterator<Kept> eldest = known.values().iterator(); eldest.hasNext(); ) {
      Kept kept = eldest.next();
      if (now - kept.usedAt() <= KEPT.toNanos()) {
        return;
      }
      eldest.remove();
      drop(kept);
    }
  }

  /** The least recently used goes first: of the tenant, then of anybody. */
  private void makeRoom(String tenant, long size) {
    long its =
        known.entrySet().stream()
            .filter(each -> each.getKey().tenant().equals(tenant))
            .mapToLong(each -> each.getValue().bytes())
            .sum();
    Iterator<Map.Entry<Key, Kept>> eldest = known.entrySet().iterator();
    while (eldest.hasNext() && its + size > MOST_BYTES_OF_TENANT) {
      Map.Entry<Key, Kept> each = eldest.next();
      if (each.getKey().tenant().equals(tenant)) {
        its -= each.getValue().bytes();
        drop(each.getValue());
        eldest.remove();
      }
    }
    eldest = known.entrySet().iterator();
    while (eldest.hasNext() && (bytes + size > MOST_BYTES || known.size() >= MOST_FILES)) {
      drop(eldest.next().getValue());
      eldest.remove();
    }
  }

  private void drop(@Nullable Kept kept) {
    bytes -= kept == null ? 0 : kept.bytes();
  }

  /** Bytes that are kept. */
  synchronized long bytes() {
    return bytes;
  }
}
