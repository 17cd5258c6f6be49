package io.ledgerline.messages.request;

/** Whether the history of a conversation is held by the upstream. */
public enum ThreadUse {
  /** No {@code thread}: the request holds the whole conversation. */
  NONE,
  /** {@code {"type":"create"}}: the first turn of a thread, whole. */
  CREATE,
  /** {@code {"type":"continue"}}: only the new turn is in the body. */
  CONTINUE,
  /** A type we do not know: history may be elsewhere, so nothing may be assumed of the body. */
  OTHER
}
