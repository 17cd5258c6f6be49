package io.ledgerline.gateway.tools;

import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.governance.tool.ToolRules;
import io.ledgerline.messages.request.ThreadUse;

/**
 * Lets egress and irreversible tools pass only with a person's approval once untrusted content is
 * in the conversation. No setting switches it off silently: a class is part of a use case, whose
 * every change is an entry; where a use case only observes, that is an entry of its own, and each
 * call says what would have been held.
 */
public final class ToolGateStage implements ReviewStage {
  private final Holds holds;

  /** A gate that asks there. */
  public ToolGateStage(Holds holds) {
    this.holds = holds;
  }

  @Override
  public Review open(CallView call) {
    boolean threads = call.request().thread() != ThreadUse.NONE;
    if (call.request().tools().isEmpty() && !call.request().mcpServers() && !threads) {
      return Review.NONE;
    }
    ToolRules rules = call.useCase() == null ? ToolRules.NONE : call.useCase().tools();
    return new ToolGate(call, rules, Untrusted.in(call.request()), holds);
  }
}
