package io.ledgerline.gateway.outputs;

import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;

/**
 * What a caller began for the model: the text of an assistant's message that ends the request. The
 * model goes on in the middle of it, and whoever reads the answer reads both.
 */
final class BegunAnswer {
  private BegunAnswer() {}

  /** Empty where the model begins by itself. */
  static String of(LocatedRequest request) {
    if (!request.hasAssistantTurn()) {
      return "";
    }
    int last = request.messages() - 1;
    var begun = new StringBuilder();
    TextSpans.visit(
        request,
        span -> {
          if (span.message() == last
              && span.role() == TextSpan.Role.ASSISTANT
              && span.kind() == TextSpan.Kind.TEXT) {
            begun.append(span.text(request.body()));
          }
        });
    return begun.toString();
  }
}
