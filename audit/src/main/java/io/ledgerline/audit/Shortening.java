package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value that does not fit: a list keeps its first items, anything else goes; in
 * both cases the entry says how much there was and commits to what it leaves out.
 */
final class Shortening {
  static final int MAX_ITEMS = 64;
  private static final String DOMAIN = "ledgerline.entry.rest";
  private static final byte[] NO_SALT = {};

  private Shortening() {}

  /** What stays, and the note on what does not; no note if everything stays. */
  record Cut(@Nullable Object kept, @Nullable EntryObject note) {}

  static Cut toLength(List<?> items, int atMost) {
    if (items.size() <= atMost) {
      return new Cut(items, null);
    }
    CanonicalWriter rest = new CanonicalWriter(1024);
    rest.list(items.subList(atMost, items.size()));
    EntryObject note =
        EntryObject.object().number("count", items.size()).text("rest", commit(rest.toBytes()));
    return new Cut(List.copyOf(items.subList(0, atMost)), note);
  }

  /** Half of a list's items, or nothing of anything else. */
  static Cut further(Object value, List<?> allItems) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      return toLength(allItems, list.size() / 2);
    }
    byte[] bytes = bytesOf(value);
    EntryObject note =
        EntryObject.object().number("bytes", bytes.length).text("rest", commit(bytes));
    return new Cut(null, note);
  }

  private static byte[] bytesOf(Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    CanonicalWriter writer = new CanonicalWriter(1024);
    writer.value(value);
    return writer.toBytes();
  }

  private static String commit(byte[] rest) {
    return Commitment.of(DOMAIN, NO_SALT, rest);
  }
}
