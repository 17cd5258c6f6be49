package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.StreamName;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pack answers; its second part.
 *
 * @param tenant whose entries; null for the organization's, all tenants included
 * @param from first instant of the period
 * @param to first instant behind it
 * @param filter fields that a shown entry, or its call, has; empty for all
 * @param content whether content was asked for
 * @param exported when the pack was made, by its maker's clock
 * @param software what made it
 */
public record PackQuestion(
    @Nullable String tenant,
    Instant from,
    Instant to,
    SortedMap<String, String> filter,
    boolean content,
    Instant exported,
    String software) {
  private static final String FIRST = "ledgerline evidence pack 1";
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  public PackQuestion {
    filter = new TreeMap<>(filter);
    if (tenant != null && (!StreamName.isValid(tenant) || tenant.equals(StreamName.SYSTEM))) {
      throw new IllegalArgumentException("tenant: " + tenant + " (expected: a tenant's name)");
    }
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "period: %s to %s (expected: years 1 to 9999)".formatted(from, to));
    }
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("period: " + from + " to " + to + " (expected: later)");
    }
  }

  /** Whether an instant lies in the period. */
  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /** Whose entries, in words. */
  public String whose() {
    return tenant == null ? "the organization" : "tenant " + tenant;
  }

  /** The part's bytes. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    text.append(tenant == null ? "organization" : "tenant " + tenant).append('\n');
    text.append("from ").append(from).append("\nto ").append(to).append('\n');
    filter.forEach(
        (field, value) ->
            text.append("filter ").append(field).append('=').append(value).append('\n'));
    text.append("content ").append(content ? "yes" : "no").append('\n');
    text.append("exported ").append(exported).append('\n');
    text.append("software ").append(software).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #bytes} writes, and only that.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static PackQuestion parse(byte[] bytes) {
    Deque<String> lines =
        new ArrayDeque<>(List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    if (!FIRST.equals(lines.poll())) {
      throw new IllegalArgumentException("first line (expected: " + FIRST + ")");
    }
    try {
      PackQuestion read = parse(lines);
      if (!Arrays.equals(read.bytes(), bytes)) {
        throw new IllegalArgumentException("(expected: each line once, in order, ended by LF)");
      }
      return read;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("time: " + e.getMessage(), e);
    }
  }

  private static PackQuestion parse(Deque<String> lines) {
    String whose = line(lines);
    String tenant = whose.equals("organization") ? null : after(whose, "tenant ");
    Instant from = Instant.parse(after(line(lines), "from "));
    Instant to = Instant.parse(after(line(lines), "to "));
    SortedMap<String, String> filter = new TreeMap<>();
    while (!lines.isEmpty() && lines.getFirst().startsWith("filter ")) {
      String[] pair = after(line(lines), "filter ").split("=", 2);
      filter.put(pair[0], pair.length < 2 ? "" : pair[1]);
    }
    boolean content = after(line(lines), "content ").equals("yes");
    Instant exported = Instant.parse(after(line(lines), "exported "));
    String software = after(line(lines), "software ");
    return new PackQuestion(tenant, from, to, filter, content, exported, software);
  }

  private static String line(Deque<String> lines) {
    String line = lines.poll();
    return line == null ? "" : line;
  }

  private static String after(String line, String prefix) {
    if (!line.startsWith(prefix)) {
      throw new IllegalArgumentException("line: " + line + " (expected: " + prefix + "…)");
    }
    return line.substring(prefix.length());
  }
}
