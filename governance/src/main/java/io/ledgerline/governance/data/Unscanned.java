package io.ledgerline.governance.data;

import java.util.Locale;

/** What becomes of a request that carries something nobody looked into, from the mildest. */
public enum Unscanned {
  /** It leaves. */
  ALLOW,
  /** It stays where what was not read could have been, had there been more time or room. */
  DENY_UNFINISHED,
  /** It stays, whyever nobody looked. */
  DENY;

  /** The name in documents. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a document calls like that; what it says nothing of stays where it is unfinished. */
  static Unscanned of(String name) {
    return name.isEmpty()
        ? DENY_UNFINISHED
        : valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  boolean denies(boolean unfinished) {
    return this == DENY || this == DENY_UNFINISHED && unfinished;
  }
}
