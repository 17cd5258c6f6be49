package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A content block and where it stands; string content counts as one text block.
 *
 * @param role {@code user}, {@code assistant} or {@code system}
 * @param message index in {@code messages}
 * @param content index in that message's content
 */
public record PlacedBlock(String role, int message, int content, ObjectNode block) {

  /** The block's type. */
  public String type() {
    return Json.text(block, "type");
  }

  /** The form that error messages and input transformations use. */
  public String path() {
    return "messages." + message + ".content." + content;
  }
}
