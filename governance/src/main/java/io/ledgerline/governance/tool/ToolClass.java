package io.ledgerline.governance.tool;

import java.util.Locale;

/** What a tool can do to the world outside the conversation. */
public enum ToolClass {
  /** Looks something up; nothing leaves and nothing changes. */
  READ,
  /** Sends something to somebody else: mail, posts, calls of other systems. */
  EGRESS,
  /** Changes something that can't be taken back: payments, deletions, writes. */
  IRREVERSIBLE,
  /** The client asks its own user each time, as Claude Code does. */
  CLIENT_CONFIRMED,
  /** Nobody has said. */
  UNKNOWN;

  /** Whether it waits for a person once untrusted content is in the conversation. */
  public boolean gated() {
    return this == EGRESS || this == IRREVERSIBLE;
  }

  /** The name in settings and entries. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
