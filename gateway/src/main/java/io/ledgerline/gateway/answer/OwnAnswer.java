package io.ledgerline.gateway.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One answer that the gateway gives itself instead of passing on the upstream's.
 *
 * @param status the HTTP status
 * @param type Anthropic's {@code error.type}
 * @param rule the stable id of the rule that decided, such as {@code budget.exhausted}
 * @param message one sentence: what, why, and what to do
 * @param retry what {@code x-should-retry} says
 * @param retryAfterSeconds {@code retry-after}; 0 leaves it out
 * @param errorCode Anthropic's own {@code details.error_code} where one exists, else empty
 * @param headers further response headers, in order; they win over the ones above
 */
public record OwnAnswer(
    int status,
    String type,
    String rule,
    String message,
    Retry retry,
    long retryAfterSeconds,
    String errorCode,
    List<Map.Entry<String, String>> headers) {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /** Holds an unmodifiable copy of the headers. */
  public OwnAnswer {
    headers = List.copyOf(headers);
  }

  OwnAnswer(int status, String type, String rule, String message, Retry retry, long retryAfter) {
    this(status, type, rule, message, retry, retryAfter, "", List.of());
  }

  /** The same answer with more response headers. */
  public OwnAnswer with(List<Map.Entry<String, String>> more) {
    return new OwnAnswer(status, type, rule, message, retry, retryAfterSeconds, errorCode, more);
  }

  /** The body in UTF-8; {@code requestId} is the id that the entry about this call carries. */
  public byte[] body(String requestId) {
    var json = new StringBuilder(256 + message.length());
    json.append("{\"type\":\"error\",\"error\":{\"type\":");
    quote(json, type);
    json.append(",\"message\":");
    quote(json, message + " [" + rule + "]");
    json.append(",\"details\":{");
    if (!errorCode.isEmpty()) {
      json.append("\"error_code\":");
      quote(json, errorCode);
      json.append(',');
    }
    json.append("\"rule\":");
    quote(json, rule);
    json.append("}},\"request_id\":");
    quote(json, requestId);
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same as a terminal SSE event, for a stream whose head has already left. */
  public byte[] event(String requestId) {
    String json = new String(body(requestId), StandardCharsets.UTF_8);
    return ("event: error\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
        continue;
      }
      if (c < 0x20 || Character.isSurrogate(c)) {
        out.append("\\u").append(HEX[c >> 12 & 15]).append(HEX[c >> 8 & 15]);
        out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
        continue;
      }
      out.append(c);
    }
    out.append('"');
  }
}
