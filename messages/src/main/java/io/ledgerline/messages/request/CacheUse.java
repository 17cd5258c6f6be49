package io.ledgerline.messages.request;

/** The longest prompt cache life that a request asks for with {@code cache_control}. */
public enum CacheUse {
  /** No {@code cache_control} anywhere. */
  NONE,
  /** Five minutes, the default. */
  FIVE_MINUTES,
  /** One hour, or a life we do not know. */
  ONE_HOUR
}
