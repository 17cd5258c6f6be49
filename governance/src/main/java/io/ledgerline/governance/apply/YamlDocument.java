package io.ledgerline.governance.apply;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One document as read.
 *
 * @param file the file's name
 * @param content its tree
 * @param lines the line (from 1) of each path, for example {@code spec.limit}; the empty path is
 *     the document
 */
record YamlDocument(String file, JsonNode content, Map<String, Integer> lines) {

  /** The line of a path, or of the nearest one above it. */
  int line(String path) {
    String at = path;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return lines.getOrDefault(at, 1);
  }

  /** For messages, before anything is known to be right. */
  String title() {
    String kind = content.path("kind").asString("document");
    JsonNode metadata = content.path("metadata");
    String name = metadata.path("name").asString("");
    String tenant = metadata.path("tenant").asString("");
    return (kind + " " + (tenant.isEmpty() ? name : tenant + "/" + name)).strip();
  }

  Problem problem(String path, String sentence) {
    return new Problem(file, line(path), title(), path, sentence);
  }
}
