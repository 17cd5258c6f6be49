package io.ledgerline.verifier.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last part: what all bytes before it hash to, and each part; lines as {@code sha256sum} writes
 * them below the first.
 *
 * @param before SHA-256 of all bytes before the part, hex
 * @param hashes SHA-256 of each part before it by name, hex, in order
 */
public record PackManifest(String before, Map<String, String> hashes) {
  private static final String BEFORE = "before ";

  public PackManifest {
    hashes = new LinkedHashMap<>(hashes);
  }

  /** The part's bytes. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(BEFORE).append(before).append('\n');
    hashes.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #bytes} writes, and only that.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static PackManifest parse(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].startsWith(BEFORE)) {
      throw new IllegalArgumentException("first line (expected: before <sha256>)");
    }
    Map<String, String> hashes = new LinkedHashMap<>();
    for (int i = 1; i < lines.length - 1; i++) {
      String[] pair = lines[i].split(" {2}", 2);
      hashes.put(pair.length < 2 ? "" : pair[1], pair[0]);
    }
    PackManifest read = new PackManifest(lines[0].substring(BEFORE.length()), hashes);
    if (!Arrays.equals(read.bytes(), bytes)) {
      throw new IllegalArgumentException("(expected: each part once, ended by LF)");
    }
    return read;
  }
}
