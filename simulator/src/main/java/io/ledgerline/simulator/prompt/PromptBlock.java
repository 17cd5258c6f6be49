package io.ledgerline.simulator.prompt;

import io.ledgerline.simulator.request.PlacedBlock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One block of the rendered prompt, in the order the cache sees: tools, system, messages.
 *
 * @param level where it belongs
 * @param role the turn's role; {@code tool} and {@code system} outside the messages
 * @param placed the message block behind it, or null
 * @param tokens what it counts
 */
record PromptBlock(
    Level level, String role, ObjectNode block, @Nullable PlacedBlock placed, int tokens) {

  enum Level {
    TOOLS,
    SYSTEM,
    MESSAGES
  }

  /** Whether it is a thinking block, which is no part of what later blocks are bound to. */
  boolean thinking() {
    return role.equals("assistant")
        && placed != null
        && (placed.type().equals("thinking") || placed.type().equals("redacted_thinking"));
  }
}
