package io.ledgerline.ledger.stream;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The names under which one stream was and is signed: the file {@code origins} in its folder, there
 * only once somebody had to go on without all that was signed (an adoption). Under a closed origin
 * nothing is ever signed again; the entries that were left go on, at their indexes, under the
 * current one.
 *
 * @param current the origin that checkpoints are signed for
 * @param pending whether the adoption that made it is not finished: nothing may be appended
 * @param closed the origins before it, oldest first
 */
public record StreamOrigins(String current, boolean pending, List<Closed> closed) {
  private static final String VERSION = "ledgerline stream origins 1";
  private static final int MOST = 1_000;

  /**
   * An origin that ended.
   *
   * @param last the greatest checkpoint known to have been signed for it; size 0 if none is known
   * @param kept how many entries were there when it ended: from this index on, what was signed for
   *     it is lost
   */
  public record Closed(Checkpoint last, long kept) {
    public Closed {
      if (kept < 0 || last.size() < 0) {
        throw new IllegalArgumentException(
            "kept: %d of %d (expected: >= 0)".formatted(kept, last.size()));
      }
    }

    /** Its name. */
    public String origin() {
      return last.origin();
    }

    /** How many entries that were signed for it are known to be lost. */
    public long lost() {
      return Math.max(0, last.size() - kept);
    }
  }

  public StreamOrigins {
    closed = List.copyOf(closed);
    if (closed.size() > MOST) {
      throw new IllegalArgumentException(
          closed.size() + " origins (expected: at most " + MOST + ')');
    }
  }

  /** A stream that was never adopted. */
  public static StreamOrigins first(String origin) {
    return new StreamOrigins(origin, false, List.of());
  }

  /** All of them, the current one first. */
  public List<String> all() {
    return Stream.concat(Stream.of(current), closed.reversed().stream().map(Closed::origin))
        .toList();
  }

  /** Whether the stream is or was signed under that origin. */
  public boolean has(String origin) {
    return all().contains(origin);
  }

  /**
   * The same, going on under another origin; pending until {@link #settled}.
   *
   * @param lasts the greatest checkpoint known of each origin that ends
   * @param kept how many entries are left
   */
  public StreamOrigins adopted(String next, List<Checkpoint> lasts, long kept) {
    List<Closed> more = new ArrayList<>();
    // What a later adoption gives up is lost to the earlier origins too.
    closed.forEach(each -> more.add(new Closed(each.last(), Math.min(each.kept(), kept))));
    lasts.forEach(last -> more.add(new Closed(last, kept)));
    return new StreamOrigins(next, true, more);
  }

  /** The same, once the adoption is finished. */
  public StreamOrigins settled() {
    return new StreamOrigins(current, false, closed);
  }

  byte[] format() {
    StringBuilder text = new StringBuilder(VERSION).append("\norigin ").append(current);
    text.append(pending ? "\npending yes\n" : "\npending no\n");
    for (Closed each : closed) {
      text.append("closed ").append(each.origin()).append(' ').append(each.last().size());
      text.append(' ').append(each.last().root().base64()).append(' ').append(each.kept());
      text.append('\n');
    }
    return (text + "crc32c " + crc(text.toString()) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static StreamOrigins parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int crcAt = text.lastIndexOf("crc32c ");
    if (!text.startsWith(VERSION + '\n') || crcAt < 0) {
      throw new IllegalArgumentException("it is not a file of version: " + VERSION);
    }
    if (!text.substring(crcAt).equals("crc32c " + crc(text.substring(0, crcAt)) + '\n')) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    List<String> lines = text.substring(0, crcAt).lines().toList();
    if (lines.size() < 3) {
      throw new IllegalArgumentException("it ends after line " + lines.size());
    }
    List<Closed> closed = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      closed.add(closed(value(line, "closed ").split(" ", -1)));
    }
    boolean pending = value(lines.get(2), "pending ").equals("yes");
    return new StreamOrigins(value(lines.get(1), "origin "), pending, closed);
  }

  private static Closed closed(String[] words) {
    if (words.length != 4) {
      throw new IllegalArgumentException("a closed origin has " + words.length + " words, not 4");
    }
    Hash root = Hash.ofBase64(words[2]);
    return new Closed(
        new Checkpoint(words[0], Long.parseLong(words[1]), root), Long.parseLong(words[3]));
  }

  private static String value(String line, String name) {
    if (!line.startsWith(name)) {
      throw new IllegalArgumentException("line: " + line + " (expected: " + name + "…)");
    }
    return line.substring(name.length());
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
