package io.ledgerline.gateway.relay;

import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseSplitter;
import io.ledgerline.messages.usage.UsageReader;

/**
 * What comes behind a refusal of ours in a stream: it goes nowhere, but it says what the answer
 * costs. Confined to the call's event loop.
 */
final class RefusedRest {
  /** How far it was read. */
  enum State {
    GOES_ON,
    ENDED,
    UNREADABLE
  }

  private final SseSplitter splitter;
  private final UsageReader usage;

  /** Goes on where that splitter stands. */
  RefusedRest(SseSplitter splitter, UsageReader usage) {
    this.splitter = splitter;
    this.usage = usage;
  }

  /** Reads bytes for their usage. */
  State read(byte[] bytes) {
    try {
      splitter.feed(bytes, usage::event);
      return usage.ended() ? State.ENDED : State.GOES_ON;
    } catch (OversizedEventException e) {
      return State.UNREADABLE;
    }
  }
}
