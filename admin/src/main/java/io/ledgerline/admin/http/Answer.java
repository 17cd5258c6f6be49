package io.ledgerline.admin.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a resource answers. */
public sealed interface Answer {
  /** A JSON document. */
  record Json(int status, JsonNode body, Map<String, String> headers) implements Answer {}

  /** Text written piece by piece while it is read from elsewhere. */
  record Stream(String contentType, Map<String, String> headers, Body body) implements Answer {}

  /** 200 with a JSON document. */
  static Answer ok(JsonNode body) {
    return new Json(200, body, Map.of());
  }

  /** Writes a streamed body. */
  interface Body {
    void writeTo(Pieces pieces) throws Exception;
  }

  /** Takes the pieces of a streamed body. */
  interface Pieces {
    /** Sends a piece; waits while the client is slow, and throws once it is gone. */
    void send(byte[] piece) throws Exception;

    /** Whether the client is still there and the server is not closing. */
    boolean open();
  }
}
