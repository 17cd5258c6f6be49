package io.ledgerline.benchmarks.micro;

import java.nio.charset.StandardCharsets;

/** Inputs in the shapes that real clients send and Claude answers. */
final class Samples {
  private Samples() {}

  /** A Messages body in Claude Code's key order: messages, system, tools, then the options. */
  static byte[] request(int bytes) {
    var text = new StringBuilder("{\"model\":\"claude-opus-5-5\",\"messages\":[");
    for (int turn = 0; text.length() < bytes * 6 / 10; turn++) {
      text.append(turn == 0 ? "" : ",").append(turn % 2 == 0 ? user(turn) : assistant(turn));
    }
    text.append("],\"system\":[{\"type\":\"text\",\"text\":\"You are a helpful assistant.\",");
    text.append("\"cache_control\":{\"type\":\"ephemeral\"}}],\"tools\":[");
    for (int tool = 0; text.length() < bytes - 400; tool++) {
      text.append(tool == 0 ? "" : ",").append(tool(tool));
    }
    text.append("],\"metadata\":{\"user_id\":\"{\\\"device_id\\\":\\\"3217\\\",");
    text.append("\\\"session_id\\\":\\\"f49d24ab-72a8-4c3d-9d53-0af1de4e5a1f\\\"}\"},");
    text.append("\"max_tokens\":128000,\"thinking\":{\"type\":\"adaptive\"},\"stream\":true}");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String user(int turn) {
    return "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\""
        + ("Line " + turn + " of a file:\\n\\tif (a < b) { return \\\"ü\\\"; }\\n").repeat(20)
        + "\"}]}";
  }

  private static String assistant(int turn) {
    return "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"I read it.\"},"
        + "{\"type\":\"tool_use\",\"id\":\"toolu_"
        + turn
        + "\",\"name\":\"Read\",\"input\":{\"path\":\"src/main/java/A.java\",\"lines\":[1,200]}}]}";
  }

  private static String tool(int number) {
    return "{\"name\":\"Tool"
        + number
        + "\",\"description\":\""
        + "Does one thing well, and says what it did. ".repeat(20)
        + "\",\"input_schema\":{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"}},"
        + "\"required\":[\"path\"]}}";
  }

  /** A stream of so many deltas, as one array. */
  static byte[] stream(int deltas) {
    var text = new StringBuilder();
    text.append(
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\"");
    text.append(",\"usage\":{\"input_tokens\":412,\"output_tokens\":1}}}\n\n");
    for (int i = 0; i < deltas; i++) {
      text.append(
          "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,");
      text.append("\"delta\":{\"type\":\"text_delta\",\"text\":\" word number ").append(i);
      text.append("\"}}\n\n");
    }
    text.append(
        "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":");
    text.append("\"end_turn\"},\"usage\":{\"output_tokens\":").append(deltas).append("}}\n\n");
    text.append("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
