package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many terms at once, as a tree of their bytes in lower case: at the start of each word the longest
 * term is looked up, so work per word is bounded by the longest term.
 */
final class Terms {
  /** Takes what was found. */
  @FunctionalInterface
  interface Found {
    void add(Kind kind, int start, int end);
  }

  private static final class Node {
    private final Map<Byte, Node> next = new HashMap<>();
    private @Nullable Kind kind;
  }

  private final Node root = new Node();

  void add(String term, Kind kind) {
    var node = root;
    for (byte b : term.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8)) {
      node = node.next.computeIfAbsent(b, other -> new Node());
    }
    if (node != root) {
      node.kind = kind;
    }
  }

  void find(byte[] text, int from, int to, Found found) {
    if (root.next.isEmpty()) {
      return;
    }
    int p = from;
    while (p < to) {
      boolean begins = isWord(text[p]) && (p == from || !isWord(text[p - 1]));
      int end = begins ? longest(text, p, to, found) : -1;
      p = end > p ? end : p + 1;
    }
  }

  private int longest(byte[] text, int start, int to, Found found) {
    var node = root;
    Kind kind = null;
    int end = -1;
    for (int p = start; p < to; p++) {
      node = node.next.get(lower(text[p]));
      if (node == null) {
        break;
      }
      boolean ends = p + 1 == to || !isWord(text[p + 1]);
      if (node.kind != null && ends) {
        kind = node.kind;
        end = p + 1;
      }
    }
    if (kind != null) {
      found.add(kind, start, end);
    }
    return end;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  private static boolean isWord(byte b) {
    return (ByteClass.of(b) & ByteClass.WORD) != 0;
  }
}
