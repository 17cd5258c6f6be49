package io.ledgerline.simulator.http;

import io.ledgerline.simulator.reply.ReplyOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the request header {@code x-simulator} asks for: names, or {@code name=value} with
 * percent-encoded values, separated by {@code ;} or {@code ,}. The README lists them.
 */
final class Directives {
  static final String HEADER = "x-simulator";
  static final Directives NONE = new Directives(Map.of());
  private final Map<String, String> values;

  private Directives(Map<String, String> values) {
    this.values = values;
  }

  static Directives parse(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return NONE;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : header.split("[;,]")) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "true" : part.substring(equals + 1).strip();
      values.put(
          name.toLowerCase(Locale.ROOT),
          URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return new Directives(values);
  }

  boolean none() {
    return values.isEmpty();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String text(String name) {
    return values.get(name);
  }

  /** The number of a directive; {@code other} when it is absent or no number. */
  int number(String name, int other) {
    String value = values.get(name);
    if (value == null) {
      return other;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return other;
    }
  }

  Latency latency(Latency usual) {
    boolean slow = has("slow");
    return new Latency(
        Math.max(0, number("ttft-ms", slow ? 500 : usual.firstTokenMillis())),
        Math.max(0, number("tps", slow ? 10 : usual.tokensPerSecond())));
  }

  ReplyOptions reply() {
    if (none()) {
      return ReplyOptions.NONE;
    }
    Boolean think = has("think") ? Boolean.TRUE : has("no-think") ? Boolean.FALSE : null;
    return new ReplyOptions(
        text("text"),
        number("words", 0),
        number("output-tokens", -1),
        has("refuse"),
        has("fallback"),
        has("redacted-thinking"),
        think,
        text("stop-reason"));
  }
}
