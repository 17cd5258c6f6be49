package io.ledgerline.messages.request;

/** The operation a Messages body was sent to. */
public enum Endpoint {
  /** {@code POST /v1/messages}: {@code max_tokens} is required. */
  MESSAGES,
  /** {@code POST /v1/messages/count_tokens}: no {@code max_tokens}. */
  COUNT_TOKENS
}
