package io.ledgerline.governance.policy;

import java.util.Locale;

/** What is kept of the texts of calls, the strictest first. */
public enum ContentSetting {
  /** Nothing: the salts of the hashes are thrown away at once, so the hashes tell nothing. */
  NONE,
  /** Hashes, and the salts to compute them again from texts that somebody else kept. */
  HASH,
  /** The request as it went upstream and the answer as it came, both after redaction. */
  REDACTED,
  /** The request as it was received and the answer as the client got it. */
  FULL;

  /** The name in documents and entries. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The setting of that name; the schema has accepted no other. */
  static ContentSetting of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** The one that keeps less. */
  public ContentSetting stricter(ContentSetting other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
