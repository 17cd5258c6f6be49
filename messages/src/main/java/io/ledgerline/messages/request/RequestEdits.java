package io.ledgerline.messages.request;

import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The edits that governance makes to a request. Each depends only on the request and its argument,
 * so every turn of a conversation is edited the same way; none touches a byte of what the client
 * wrote besides the one value it is about.
 */
public final class RequestEdits {
  private static final int EMPTY_LITERAL = 2;

  private RequestEdits() {}

  /** Writes another model; nothing when it is that model already. */
  public static List<Edit> renameModel(LocatedRequest request, String model) {
    return model.equals(request.model())
        ? List.of()
        : List.of(Edit.replace(request.modelSpan(), JsonString.encode(model)));
  }

  /** Lowers {@code max_tokens}, and that of each fallback, where it is above the limit. */
  public static List<Edit> lowerMaxTokens(LocatedRequest request, long limit) {
    byte[] digits = Long.toString(limit).getBytes(StandardCharsets.US_ASCII);
    var edits = new ArrayList<Edit>(1);
    Span span = request.maxTokensSpan();
    if (span != null && request.maxTokens() > limit) {
      edits.add(Edit.replace(span, digits));
    }
    for (Fallback fallback : request.fallbacks()) {
      Span own = fallback.maxTokensSpan();
      if (own != null && fallback.maxTokens() > limit) {
        edits.add(Edit.replace(own, digits));
      }
    }
    return edits;
  }

  /**
   * Appends text blocks after what the client sent as {@code system}, whatever its form. A client's
   * string becomes the first block of an array with its literal kept byte for byte; the client's
   * blocks stay first and unchanged. Nothing is appended to a continued thread, whose system prompt
   * the upstream holds.
   */
  public static List<Edit> appendSystem(LocatedRequest request, SystemBlocks blocks) {
    if (blocks.isEmpty() || request.thread() == ThreadUse.CONTINUE) {
      return List.of();
    }
    Span system = request.systemSpan();
    if (system == null) {
      int open = objectStart(request.body());
      return List.of(Edit.insert(open + 1, blocks.between("\"system\":[", "],")));
    }
    return switch (request.systemForm()) {
      case ABSENT -> List.of(Edit.replace(system, blocks.between("[", "]")));
      case EMPTY_ARRAY -> List.of(Edit.insert(system.start() + 1, blocks.between("", "")));
      case ARRAY -> List.of(Edit.insert(request.systemLastBlockEnd(), blocks.between(",", "")));
      case STRING -> aroundString(system, blocks);
    };
  }

  private static List<Edit> aroundString(Span system, SystemBlocks blocks) {
    if (system.length() == EMPTY_LITERAL) {
      return List.of(Edit.replace(system, blocks.between("[", "]")));
    }
    return List.of(
        Edit.insert(system.start(), SystemBlocks.opening()),
        Edit.insert(system.end(), blocks.between("},", "]")));
  }

  private static int objectStart(byte[] body) {
    int at = 0;
    while (body[at] != '{') {
      at++;
    }
    return at;
  }
}
