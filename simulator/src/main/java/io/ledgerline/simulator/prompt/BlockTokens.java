package io.ledgerline.simulator.prompt;

import io.ledgerline.simulator.json.Json;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Tokens of content blocks of every kind. */
final class BlockTokens {
  /** What an image counts whose size can't be read: the type's usual maximum. */
  private static final int IMAGE = 1_600;

  /** What a document counts whose content is not in the body. */
  private static final int DOCUMENT = 3_000;

  private static final int PIXELS_PER_TOKEN = 750;
  private static final int PDF_BYTES_PER_TOKEN = 20;
  private static final int PNG_HEADER_BASE64 = 32;

  private final boolean newTokenizer;

  BlockTokens(boolean newTokenizer) {
    this.newTokenizer = newTokenizer;
  }

  int text(String text) {
    return TokenCount.of(text, newTokenizer);
  }

  int json(JsonNode node) {
    return text(node.toString());
  }

  int of(JsonNode block) {
    return switch (Json.text(block, "type")) {
      case "text" -> text(Json.text(block, "text"));
      case "thinking" -> text(Json.text(block, "thinking"));
      case "redacted_thinking" -> 16;
      case "image" -> image(block.path("source"));
      case "document" -> document(block.path("source"));
      case "tool_use" -> text(Json.text(block, "name")) + json(block.path("input"));
      case "tool_result" -> content(block.path("content"));
      default -> json(block);
    };
  }

  private int content(JsonNode content) {
    if (content.isString()) {
      return text(content.stringValue());
    }
    int sum = 0;
    for (JsonNode each : content) {
      sum += of(each);
    }
    return sum;
  }

  private int image(JsonNode source) {
    String data = Json.text(source, "data");
    if (!Json.text(source, "media_type").equals("image/png") || data.length() < PNG_HEADER_BASE64) {
      return IMAGE;
    }
    try {
      byte[] head = Base64.getDecoder().decode(data.substring(0, PNG_HEADER_BASE64));
      long pixels = (long) number(head, 16) * number(head, 20);
      return (int) Math.clamp(pixels / PIXELS_PER_TOKEN, 1, IMAGE);
    } catch (IllegalArgumentException e) {
      return IMAGE;
    }
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  private int document(JsonNode source) {
    return switch (Json.text(source, "type")) {
      case "text" -> text(Json.text(source, "data"));
      case "content" -> content(source.path("content"));
      case "base64" ->
          Math.max(1, Json.text(source, "data").length() * 3 / 4 / PDF_BYTES_PER_TOKEN);
      default -> DOCUMENT;
    };
  }
}
