package io.ledgerline.simulator.reply;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an answer consists of, before it is cut to limits. */
sealed interface Plan {
  /** A text. */
  record Say(String text) implements Plan {}

  /** A short text, then tool uses. */
  record UseTools(String preamble, List<Call> calls) implements Plan {}

  /** A web search or fetch by the server, then a text about what it found. */
  record Look(String tool, String subject, String text) implements Plan {}

  /** One tool use. */
  record Call(String name, ObjectNode input) {}
}
