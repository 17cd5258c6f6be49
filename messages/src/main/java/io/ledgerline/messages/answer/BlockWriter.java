package io.ledgerline.messages.answer;

import io.ledgerline.messages.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text blocks of our own in an answer, in the upstream's form. */
public final class BlockWriter {
  private BlockWriter() {}

  /** A piece of a text block that is open. */
  public static byte[] delta(int index, String text) {
    return event(
        "content_block_delta",
        ",\"index\":" + index + ",\"delta\":{\"type\":\"text_delta\",\"text\":",
        text,
        "}}");
  }

  /** A whole text block: its begin, its text, its end. */
  public static byte[] block(int index, String text) {
    var events = new ByteArrayOutputStream(256 + text.length());
    events.writeBytes(
        event(
            "content_block_start",
            ",\"index\":" + index + ",\"content_block\":{\"type\":\"text\",\"text\":",
            "",
            "}}"));
    events.writeBytes(delta(index, text));
    events.writeBytes(
        ascii(
            "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":"
                + index
                + "}\n\n"));
    return events.toByteArray();
  }

  /** A text block of a JSON answer. */
  public static byte[] json(String text) {
    var block = new ByteArrayOutputStream(32 + text.length());
    block.writeBytes(ascii("{\"type\":\"text\",\"text\":"));
    block.writeBytes(JsonString.encode(text));
    block.write('}');
    return block.toByteArray();
  }

  private static byte[] event(String type, String before, String text, String after) {
    var event = new ByteArrayOutputStream(128 + text.length());
    event.writeBytes(ascii("event: " + type + "\ndata: {\"type\":\"" + type + "\"" + before));
    event.writeBytes(JsonString.encode(text));
    event.writeBytes(ascii(after + "\n\n"));
    return event.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
