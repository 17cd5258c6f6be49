package io.ledgerline.gateway;

/** Small well-formed pieces of the Messages API. */
final class Wire {
  static final String REQUEST =
      "{\"model\":\"claude-sonnet-5-5\", \"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}], \"x_new\": {\"a\" : 1}}";
  static final String STREAMED =
      REQUEST.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\"");
  static final String MESSAGE =
      "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5-5\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":10,\"output_tokens\":5}}";
  static final String START =
      "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5-5\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}}\n\n";
  static final String BLOCK =
      "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n";
  static final String DELTA =
      "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Grüße 🤖\"}}\n\n";
  static final String NEWS = ": a comment\nevent: brand_new\ndata: {\"type\":\"brand_new\"}\n\n";
  static final String BLOCK_STOP =
      "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n";
  static final String MESSAGE_DELTA =
      "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":5}}\n\n";
  static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
  static final String ERROR =
      "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}\n\n";
  static final String BEFORE_STOP = START + BLOCK + DELTA + NEWS + BLOCK_STOP + MESSAGE_DELTA;
  static final String STREAM = BEFORE_STOP + STOP;

  /** 10 input tokens at $2 and 5 output tokens at $10 per million, in nano-dollars. */
  static final long COST = 10 * 2_000 + 5 * 10_000;

  private Wire() {}
}
