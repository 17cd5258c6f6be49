package io.ledgerline.messages.usage;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code usage} object, or several merged: a later one's values replace, its missing and null
 * ones keep what was there. Counts of the wrong type count as missing.
 */
final class Counts {
  private static final Names KEYS =
      Names.of(
          "input_tokens",
          "output_tokens",
          "cache_read_input_tokens",
          "cache_creation_input_tokens",
          "cache_creation",
          "output_tokens_details",
          "server_tool_use",
          "service_tier",
          "inference_geo",
          "speed",
          "iterations",
          "type",
          "model");
  private static final Names CACHE_KEYS =
      Names.of("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens");
  private static final Names DETAIL_KEYS = Names.of("thinking_tokens");
  private static final Names TOOL_KEYS = Names.of("web_search_requests", "web_fetch_requests");
  private static final long MOST = 1_000_000_000_000L;

  private final long[] counts = new long[4];
  private final long[] cacheWrites = new long[2];
  private final long[] details = new long[1];
  private final long[] toolUses = new long[2];
  private @Nullable String serviceTier;
  private @Nullable String inferenceGeo;
  private @Nullable String speed;
  private @Nullable String type;
  private @Nullable String model;
  private List<Usage.Iteration> iterations = List.of();
  private boolean any;

  /** Whether a usage object was seen. */
  boolean any() {
    return any;
  }

  void read(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    any = true;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(KEYS);
      switch (key) {
        case 0, 1, 2, 3 -> counts[key] = number(scanner, counts[key]);
        case 4 -> group(scanner, CACHE_KEYS, cacheWrites);
        case 5 -> group(scanner, DETAIL_KEYS, details);
        case 6 -> group(scanner, TOOL_KEYS, toolUses);
        case 7 -> serviceTier = text(scanner, serviceTier);
        case 8 -> inferenceGeo = text(scanner, inferenceGeo);
        case 9 -> speed = text(scanner, speed);
        case 10 -> iterations(scanner);
        case 11 -> type = text(scanner, type);
        case 12 -> model = text(scanner, model);
        default -> scanner.skipValue();
      }
    }
  }

  Usage usage() {
    return new Usage(
        counts[0],
        counts[1],
        counts[2],
        write5m(),
        cacheWrites[1],
        details[0],
        toolUses[0],
        toolUses[1],
        serviceTier,
        inferenceGeo,
        speed,
        iterations);
  }

  private Usage.Iteration iteration() {
    return new Usage.Iteration(
        type == null ? "message" : type,
        model,
        counts[0],
        counts[1],
        counts[2],
        write5m(),
        cacheWrites[1]);
  }

  /** The five-minute writes, and whatever the total has beyond the breakdown. */
  private long write5m() {
    return Math.max(cacheWrites[0], counts[3] - cacheWrites[1]);
  }

  private void iterations(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '[') {
      scanner.skipValue();
      return;
    }
    var read = new ArrayList<Usage.Iteration>();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      var counts = new Counts();
      counts.read(scanner);
      if (counts.any) {
        read.add(counts.iteration());
      }
    }
    iterations = read;
  }

  private static void group(JsonScanner scanner, Names keys, long[] into)
      throws MalformedJsonException {
    if (scanner.peek() != '{') {
      scanner.skipValue();
      return;
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(keys);
      if (key < 0) {
        scanner.skipValue();
      } else {
        into[key] = number(scanner, into[key]);
      }
    }
  }

  private static @Nullable String text(JsonScanner scanner, @Nullable String before)
      throws MalformedJsonException {
    boolean given = scanner.peek() == '"';
    scanner.skipValue();
    return given ? scanner.stringValue() : before;
  }

  private static long number(JsonScanner scanner, long before) throws MalformedJsonException {
    scanner.peek();
    int start = scanner.position();
    scanner.skipValue();
    long value = 0;
    for (int at = start; at < scanner.position(); at++) {
      int digit = scanner.bytes()[at] - '0';
      if (digit < 0 || digit > 9 || value > MOST) {
        return before;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
