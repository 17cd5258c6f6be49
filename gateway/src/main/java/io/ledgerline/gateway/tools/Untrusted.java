package io.ledgerline.gateway.tools;

import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;
import io.ledgerline.messages.request.ThreadUse;
import io.ledgerline.messages.request.UpstreamId;

/** Whether a conversation holds what neither the operator nor the user wrote. */
final class Untrusted {
  private Untrusted() {}

  /**
   * Whether anything in a request came from elsewhere: tool results, documents, search results,
   * summaries of earlier turns, media, blocks that nobody here has heard of. What can't be seen
   * counts as well: a continued thread, whose history lies with the upstream, and files there.
   */
  static boolean in(LocatedRequest request) {
    if (request.thread() == ThreadUse.CONTINUE
        || request.foreignBlocks()
        || request.upstreamIds().stream().anyMatch(Untrusted::holdsFiles)) {
      return true;
    }
    boolean[] found = {false};
    TextSpans.visit(request, span -> found[0] |= foreign(span.kind()));
    return found[0];
  }

  private static boolean holdsFiles(UpstreamId id) {
    return switch (id.kind()) {
      case FILE, CONTAINER -> true;
      case SKILL, MESSAGE -> false;
    };
  }

  private static boolean foreign(TextSpan.Kind kind) {
    return switch (kind) {
      case TOOL_RESULT, DOCUMENT, SEARCH_RESULT, COMPACTION, BASE64, LINK -> true;
      case TEXT,
          TOOL_INPUT,
          TOOL_INPUT_KEY,
          TOOL_DEFINITION,
          TOOL_VALUE,
          TOOL_FIELD,
          TOOL_OPTION,
          THINKING,
          STOP_SEQUENCE,
          OPTION,
          OTHER ->
          false;
    };
  }
}
