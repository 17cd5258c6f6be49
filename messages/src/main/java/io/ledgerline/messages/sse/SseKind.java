package io.ledgerline.messages.sse;

import io.ledgerline.messages.json.Names;

/** What an event of a Messages stream says it is. */
public enum SseKind {
  /** The message with its input usage. */
  MESSAGE_START,
  /** A block begins. */
  CONTENT_BLOCK_START,
  /** A piece of a block. */
  CONTENT_BLOCK_DELTA,
  /** A block ends. */
  CONTENT_BLOCK_STOP,
  /** Stop reason and cumulative usage. */
  MESSAGE_DELTA,
  /** The clean end of the stream. */
  MESSAGE_STOP,
  /** A sign of life. */
  PING,
  /** A failure after the 200; the stream ends. */
  ERROR,
  /** A type we do not know: forwarded untouched. */
  OTHER,
  /** No event at all: comments or fields without meaning; forwarded untouched. */
  NONE;

  private static final SseKind[] KINDS = values();
  private static final Names NAMES =
      Names.of(
          "message_start",
          "content_block_start",
          "content_block_delta",
          "content_block_stop",
          "message_delta",
          "message_stop",
          "ping",
          "error");

  static SseKind of(byte[] bytes, int start, int end) {
    int index = NAMES.indexOf(bytes, start, end);
    return index < 0 ? OTHER : KINDS[index];
  }
}
