package io.ledgerline.messages.sse;

import io.ledgerline.messages.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The events that a gateway says itself, in the upstream's own form. */
public final class SseWriter {
  private static final byte[] PING =
      "event: ping\ndata: {\"type\":\"ping\"}\n\n".getBytes(StandardCharsets.US_ASCII);

  private SseWriter() {}

  /** A {@code ping}. */
  public static byte[] ping() {
    return PING.clone();
  }

  /**
   * An {@code error}, after which no {@code message_stop} follows.
   *
   * @param type an error type of the API, such as {@code api_error}
   * @param message one sentence for the developer
   * @param requestId the request's id; null leaves it out
   */
  public static byte[] error(String type, String message, @Nullable String requestId) {
    var event = new ByteArrayOutputStream(160 + message.length());
    event.writeBytes(ascii("event: error\ndata: "));
    event.writeBytes(errorBody(type, message, requestId));
    event.writeBytes(ascii("\n\n"));
    return event.toByteArray();
  }

  /** The same error as the JSON body of an answer that has not begun. */
  public static byte[] errorBody(String type, String message, @Nullable String requestId) {
    var body = new ByteArrayOutputStream(128 + message.length());
    body.writeBytes(ascii("{\"type\":\"error\",\"error\":{\"type\":"));
    body.writeBytes(JsonString.encode(type));
    body.writeBytes(ascii(",\"message\":"));
    body.writeBytes(JsonString.encode(message));
    body.write('}');
    if (requestId != null) {
      body.writeBytes(ascii(",\"request_id\":"));
      body.writeBytes(JsonString.encode(requestId));
    }
    body.write('}');
    return body.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
