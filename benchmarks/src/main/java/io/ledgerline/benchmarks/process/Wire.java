package io.ledgerline.benchmarks.process;

import io.ledgerline.benchmarks.load.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The calls and answers of a run, in Claude's shapes: about 2 KB each way. */
public final class Wire {
  /** The model that every call asks for. */
  public static final String MODEL = "claude-sonnet-5-5";

  static final byte[] PLAIN_ANSWER = plainAnswer().getBytes(StandardCharsets.UTF_8);
  private static final int BODY_BYTES = 2048;
  private static final ConcurrentHashMap<Integer, List<byte[]>> STREAMS = new ConcurrentHashMap<>();

  private Wire() {}

  /** A Messages body of 2 KB, whose text is another in each call. */
  public static String body(boolean stream) {
    var head =
        "{\"model\":\""
            + MODEL
            + "\",\"max_tokens\":64,\"stream\":"
            + stream
            + ",\"system\":[{\"type\":\"text\",\"text\":\"You answer questions about orders.\"}]"
            + ",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"My word is "
            + Target.NEW
            + ". ";
    var tail = "\"}]}]}";
    return head + filler(BODY_BYTES - head.length() - tail.length()) + tail;
  }

  /**
   * A stream of exactly {@code count} events, in Claude's order; the last is message_stop.
   *
   * @param count events, at least 6
   */
  static List<byte[]> events(int count) {
    return STREAMS.computeIfAbsent(count, Wire::newEvents);
  }

  private static List<byte[]> newEvents(int count) {
    if (count < 6) {
      throw new IllegalArgumentException("count: " + count + " (expected: >= 6)");
    }
    var events = new ArrayList<byte[]>();
    events.add(
        event(
            "message_start",
            "\"message\":{\"id\":\"msg_01benchmark\",\"type\":\"message\",\"role\":\"assistant\","
                + "\"model\":\""
                + MODEL
                + "\",\"content\":[],\"stop_reason\":null,"
                + "\"stop_sequence\":null,\"usage\":"
                + usage(1)
                + "}"));
    events.add(
        event(
            "content_block_start",
            "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
    for (int i = 0; i < count - 5; i++) {
      events.add(
          event(
              "content_block_delta",
              "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" word" + i + "\"}"));
    }
    events.add(event("content_block_stop", "\"index\":0"));
    events.add(
        event(
            "message_delta",
            "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":"
                + usage(count - 5)));
    events.add(event("message_stop", ""));
    return List.copyOf(events);
  }

  private static byte[] event(String type, String fields) {
    var comma = fields.isEmpty() ? "" : ",";
    return ("event: " + type + "\ndata: {\"type\":\"" + type + "\"" + comma + fields + "}\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String usage(int output) {
    return "{\"input_tokens\":412,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,"
        + "\"output_tokens\":"
        + output
        + ",\"service_tier\":\"standard\"}";
  }

  private static String plainAnswer() {
    var head =
        "{\"id\":\"msg_01benchmark\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\""
            + MODEL
            + "\",\"content\":[{\"type\":\"text\",\"text\":\"";
    var tail =
        "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":" + usage(48) + "}";
    return head + filler(BODY_BYTES - head.length() - tail.length()) + tail;
  }

  private static String filler(int length) {
    return "The order left the warehouse on Monday and arrives soon. "
        .repeat(length / 50 + 1)
        .substring(0, length);
  }
}
