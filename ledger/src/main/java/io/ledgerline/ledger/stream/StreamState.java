package io.ledgerline.ledger.stream;

import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * How far a stream's bundles are durable: the file {@code state} in its folder, replaced as a whole
 * after them. Everything in it but the feeds can be computed from the bundles.
 *
 * @param origin the stream's origin
 * @param size how many entries are durable in bundles
 * @param frontier the roots of the tree's perfect subtrees at that size, largest first
 * @param feeds per feed the greatest sequence number among those entries
 */
public record StreamState(String origin, long size, List<Hash> frontier, Map<String, Long> feeds) {
  private static final String VERSION = "ledgerline stream state 1";

  public StreamState {
    if (size < 0 || frontier.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "size: " + size + " with " + frontier.size() + " subtrees (expected: one per one bit)");
    }
    frontier = List.copyOf(frontier);
    feeds = Map.copyOf(feeds);
  }

  /** The state of a stream without entries. */
  public static StreamState empty(String origin) {
    return new StreamState(origin, 0, List.of(), Map.of());
  }

  /** The tree at this size. */
  public Frontier tree() {
    return new Frontier(size, frontier);
  }

  byte[] format() {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    text.append("origin ").append(origin).append('\n');
    text.append("size ").append(size).append('\n');
    frontier.forEach(hash -> text.append("subtree ").append(hash.base64()).append('\n'));
    new TreeMap<>(feeds)
        .forEach((feed, at) -> text.append("feed ").append(feed + ' ' + at).append('\n'));
    String crc = crc(text);
    text.append("crc32c ").append(crc).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a state file.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static StreamState parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int crcAt = text.lastIndexOf("crc32c ");
    if (crcAt < 0
        || !text.substring(crcAt).equals("crc32c " + crc(text.substring(0, crcAt)) + '\n')) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    String[] lines = text.substring(0, crcAt).split("\n", -1);
    if (!lines[0].equals(VERSION)) {
      throw new IllegalArgumentException("version: " + lines[0] + " (expected: " + VERSION + ")");
    }
    List<Hash> frontier = new ArrayList<>();
    Map<String, Long> feeds = new TreeMap<>();
    for (int i = 3; i < lines.length - 1; i++) {
      String[] words = lines[i].split(" ", -1);
      if (words[0].equals("subtree")) {
        frontier.add(Hash.ofBase64(words[1]));
      } else {
        feeds.put(words[1], Long.parseLong(words[2]));
      }
    }
    return new StreamState(
        lines[1].substring("origin ".length()),
        Long.parseLong(lines[2].substring("size ".length())),
        frontier,
        feeds);
  }

  private static String crc(CharSequence text) {
    CRC32C crc = new CRC32C();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
