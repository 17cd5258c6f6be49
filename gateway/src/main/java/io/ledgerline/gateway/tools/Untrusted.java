package io.ledgerline.gateway.tools;

import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;
import io.ledgerline.messages.request.ThreadUse;

/** Whether a conversation holds what neither the operator nor the user wrote. */
final class Untrusted {
  private Untrusted() {}

  /**
   * Whether tool results, documents, search results, summaries of earlier turns or media are in a
   * request. A continued thread counts: its history lies with the upstream and can't be seen.
   */
  static boolean in(LocatedRequest request) {
    if (request.thread() == ThreadUse.CONTINUE) {
      return true;
    }
    boolean[] found = {false};
    TextSpans.visit(request, span -> found[0] |= foreign(span.kind()));
    return found[0];
  }

  private static boolean foreign(TextSpan.Kind kind) {
    return switch (kind) {
      case TOOL_RESULT, DOCUMENT, SEARCH_RESULT, COMPACTION, BASE64, LINK -> true;
      case TEXT, TOOL_INPUT, TOOL_INPUT_KEY, TOOL_DEFINITION, THINKING, STOP_SEQUENCE, OTHER ->
          false;
    };
  }
}
