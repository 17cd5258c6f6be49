package io.ledgerline.simulator.thinking;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.prompt.Binding;
import io.ledgerline.simulator.request.ApiException;
import io.ledgerline.simulator.request.MessagesRequest;
import io.ledgerline.simulator.request.PlacedBlock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Whether the thinking blocks that come back are the ones that went out, where they stood.
 *
 * <p>A changed text or signature is always refused. A changed conversation is refused, or the block
 * is dropped where the request asks for that; another family's or account's block is dropped.
 */
public final class ThinkingCheck {
  private final Seal seal;
  private final boolean enforcePrefix;

  /**
   * A check.
   *
   * @param enforcePrefix off as for accounts older than 2026-08-31: a changed prefix is only noted
   */
  public ThinkingCheck(Seal seal, boolean enforcePrefix) {
    this.seal = seal;
    this.enforcePrefix = enforcePrefix;
  }

  /**
   * Checks all blocks.
   *
   * @return {@code input_transformations}: what was dropped or let pass, in request order
   * @throws ApiException 400 for the first block that is refused
   */
  public ArrayNode check(MessagesRequest request, Binding binding, String account) {
    ArrayNode transformations = Json.array();
    for (Binding.Bound bound : binding.thinking()) {
      String reason = mismatch(request, bound, account);
      if (reason == null) {
        continue;
      }
      boolean prefix = reason.startsWith("prefix");
      boolean asked = request.tree().path("thinking").has("block_binding");
      if (prefix && (enforcePrefix || asked) && !request.thinking().dropMismatched()) {
        throw ApiException.invalid(
            bound.placed().path()
                + ": Invalid signature in thinking block. The block is bound to a different"
                + " conversation: `system`, `tools` and all earlier `messages` must be exactly what"
                + " they were when it was produced.");
      }
      boolean allowed = prefix && !enforcePrefix && !asked;
      transformations.add(
          Json.typed(allowed ? "thinking_mismatch_allowed" : "thinking_dropped")
              .put("path", bound.placed().path())
              .put("reason", reason));
    }
    return transformations;
  }

  private @Nullable String mismatch(MessagesRequest request, Binding.Bound bound, String account) {
    PlacedBlock placed = bound.placed();
    boolean redacted = placed.type().equals("redacted_thinking");
    String signature = Json.text(placed.block(), redacted ? "data" : "signature");
    String text = redacted ? "" : Json.text(placed.block(), "thinking");
    return switch (seal.open(signature, request.model(), account, bound.before(), text)) {
      case Seal.Opened.Broken() ->
          throw ApiException.invalid(
              placed.path()
                  + (redacted
                      ? ": Invalid `data` in `redacted_thinking` block"
                      : ": Invalid `signature` in `thinking` block"));
      case Seal.Opened.Genuine(boolean family, boolean sameAccount, boolean conversation) -> {
        if (!family) {
          yield "model_binding_mismatch";
        }
        if (!sameAccount && request.model().accountBound()) {
          yield "organization_binding_mismatch";
        }
        boolean bindsPrefix = request.model().preservedThinking();
        yield bindsPrefix && !conversation ? "prefix_binding_mismatch" : null;
      }
    };
  }
}
