package io.ledgerline.gateway.answer;

/**
 * What {@code x-should-retry} tells a client; SDKs and Claude Code obey it before their own rules.
 */
public enum Retry {
  /** The same request will be refused again. */
  NO,
  /** The cause is ours or the upstream's and may be gone in seconds. */
  YES,
  /** The status and {@code retry-after} say enough; the header is left out. */
  UNSAID
}
