package io.ledgerline.governance.conversation;

import io.ledgerline.governance.policy.PromptVersion;
import java.time.Instant;

/**
 * The version that a conversation began with.
 *
 * @param usedAt its last use
 * @param notedAt its last use that was written down
 * @param anew whether it replaces what a conversation of this id used before
 */
record Pin(PromptVersion version, Instant usedAt, Instant notedAt, boolean anew) {
  Pin(PromptVersion version, Instant usedAt, Instant notedAt) {
    this(version, usedAt, notedAt, false);
  }
}
