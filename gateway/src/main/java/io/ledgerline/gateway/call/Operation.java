package io.ledgerline.gateway.call;

import io.ledgerline.messages.request.Endpoint;

/** What a call asks for. */
public enum Operation {
  /** {@code POST /v1/messages}. */
  MESSAGES("messages"),
  /** {@code POST /v1/messages/count_tokens}: free, so never held by a budget. */
  COUNT_TOKENS("count_tokens"),
  /** {@code POST /api/v1/inspect}: what would become of a prompt; sends nothing. */
  INSPECT("inspect"),
  /** {@code GET /v1/models} and {@code GET /v1/models/{id}}. */
  MODELS("models"),
  /** Anything that is refused by name. */
  UNKNOWN("unknown");

  private final String wireName;

  Operation(String wireName) {
    this.wireName = wireName;
  }

  /** The value of {@code operation} in entries and metrics. */
  public String wireName() {
    return wireName;
  }

  Endpoint endpoint() {
    return this == COUNT_TOKENS || this == INSPECT ? Endpoint.COUNT_TOKENS : Endpoint.MESSAGES;
  }
}
