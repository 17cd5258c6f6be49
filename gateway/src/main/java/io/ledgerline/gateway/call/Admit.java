package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.upstream.Upstream;
import io.ledgerline.gateway.upstream.Upstreams;
import io.ledgerline.governance.conversation.ConversationPins;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.UpstreamRef;
import io.ledgerline.governance.rate.Permit;
import io.ledgerline.governance.rate.RateCaller;
import io.ledgerline.governance.rate.RateDecision;
import io.ledgerline.governance.rate.RateLimits;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThreadUse;

/** May they: access, a readable body, the model, the rate, and the worst case in every budget. */
final class Admit {
  private static final String CLAUDE_CODE = "x-claude-code-session-id";

  private final Access access;
  private final Reading reading;
  private final ModelChoice models;
  private final Money money;
  private final RateLimits rates;
  private final Pinning pinning;
  private final PromptBlocks prompts;
  private final Upstreams upstreams;

  Admit(
      Access access,
      Reading reading,
      ModelChoice models,
      Money money,
      RateLimits rates,
      ConversationPins pins,
      PromptBlocks prompts,
      Upstreams upstreams) {
    this.access = access;
    this.reading = reading;
    this.models = models;
    this.money = money;
    this.rates = rates;
    this.pinning = new Pinning(pins);
    this.prompts = prompts;
    this.upstreams = upstreams;
  }

  Decision decide(Call call) throws InterruptedException {
    Decision may = access.decide(call);
    if (may instanceof Decision.Stop) {
      return may;
    }
    Decision readable = read(call);
    if (readable instanceof Decision.Stop) {
      return readable;
    }
    Decision routed = route(call);
    if (routed instanceof Decision.Stop) {
      return routed;
    }
    boolean start = startsConversation(call.request());
    Decision model = models.decide(call, start, call.arrivedAt);
    if (model instanceof Decision.Stop) {
      return model;
    }
    pin(call, start);
    return limits(call);
  }

  /** As {@link #decide}, for a prompt that is only looked at: no model, no rate, no money. */
  Decision decideInspection(Call call) {
    Decision may = access.decide(call);
    if (may instanceof Decision.Stop) {
      return may;
    }
    Decision readable = read(call);
    if (readable instanceof Decision.Stop) {
      return readable;
    }
    Decision routed = route(call);
    if (routed instanceof Decision.Stop) {
      return routed;
    }
    call.model = call.request().model();
    call.modelRequested = call.model;
    look(call);
    return Decision.GO;
  }

  /** What the caller says of its content, and the content. */
  private Decision read(Call call) {
    Decision labelled = DataLabels.decide(call);
    return labelled instanceof Decision.Stop ? labelled : reading.decide(call);
  }

  private void look(Call call) {
    Caller caller = call.caller();
    String workspace = caller.workspace().name();
    DataRules newest = call.policy().data(caller.tenant().name()).in(workspace);
    call.view =
        new CallView(
            call.id,
            caller.grant(),
            caller.tenant(),
            caller.workspace(),
            call.useCase,
            call.client.request().getHeader(CLAUDE_CODE) != null,
            conversation(call, caller, call.request()),
            caller.workspace().prompt(),
            DataTerms.of(
                newest,
                Pinning.place(call),
                call.policy().detectors(caller.tenant().name()),
                call.labels),
            call.request(),
            false,
            () -> !call.client.gone(),
            call.inspection,
            call.answerInspection);
  }

  private static boolean startsConversation(LocatedRequest request) {
    return !request.hasAssistantTurn()
        && (request.thread() == ThreadUse.NONE || request.thread() == ThreadUse.CREATE);
  }

  /** A thread's later turns go to the account that holds it, whatever the policy says by now. */
  private Decision route(Call call) {
    UpstreamRef ref = call.caller().workspace().upstream();
    Threads.Turn thread = call.thread;
    Upstream upstream = upstreams.of(thread == null ? ref : new UpstreamRef(thread.upstream()));
    if (upstream == null) {
      return Decision.stop(
          OwnAnswers.unavailable(
              "upstream.unconfigured",
              "This workspace's upstream is not configured on this node; tell your administrator."));
    }
    call.upstream = upstream;
    return Decision.GO;
  }

  private void pin(Call call, boolean start) {
    LocatedRequest request = call.request();
    Caller caller = call.caller();
    String conversation = conversation(call, caller, request);
    PromptVersion prompt = pinning.prompt(call, conversation, start);
    DataTerms data = pinning.data(call, conversation, start);
    call.view =
        new CallView(
            call.id,
            caller.grant(),
            caller.tenant(),
            caller.workspace(),
            call.useCase,
            call.client.request().getHeader(CLAUDE_CODE) != null,
            conversation,
            prompt,
            data,
            request,
            true,
            () -> !call.client.gone(),
            call.inspection,
            call.answerInspection);
  }

  /**
   * Holds the worst case anew when what was put in place of values made the body longer: the bound
   * counts bytes.
   */
  Decision grown(Call call) throws InterruptedException {
    int growth = call.grownBy;
    if (growth <= 0 || call.reservation == null) {
      return Decision.GO;
    }
    money.release(call);
    long added = prompts.of(call.view().prompt()).encodedLength() + 64L + growth;
    Decision bound = money.bound(call, added, call.arrivedAt);
    return bound instanceof Decision.Stop || call.bound == null
        ? bound
        : money.reserve(call, call.bound, call.arrivedAt);
  }

  private static String conversation(Call call, Caller caller, LocatedRequest request) {
    if (call.thread != null) {
      return call.thread.conversation();
    }
    return ConversationIds.of(
        caller.tenant().key(),
        caller.workspace().name(),
        caller.user(),
        call.session,
        call.attribution.agent(),
        request);
  }

  private Decision limits(Call call) throws InterruptedException {
    long added = prompts.of(call.view().prompt()).encodedLength() + 64L;
    long tokens = call.clear.length + added;
    if (call.operation == Operation.MESSAGES) {
      Decision bound = money.bound(call, added, call.arrivedAt);
      if (bound instanceof Decision.Stop || call.bound == null) {
        return bound;
      }
      tokens = call.bound.inputTokens() + call.bound.maxTokens();
    }
    Decision rate = rate(call, tokens);
    if (rate instanceof Decision.Stop || call.bound == null) {
      return rate;
    }
    return money.reserve(call, call.bound, call.arrivedAt);
  }

  private Decision rate(Call call, long tokenBound) {
    Caller caller = call.caller();
    String tenant = caller.tenant().name();
    var who =
        new RateCaller(tenant, caller.workspace().name(), caller.grant().keyId(), caller.user());
    RateDecision decision =
        rates.acquire(who, call.policy().rateLimits(tenant), Math.max(0, tokenBound));
    return switch (decision) {
      case Permit permit -> {
        call.permit = permit;
        yield Decision.GO;
      }
      case RateDecision.Limited limited ->
          Decision.stop(
              OwnAnswers.rate(
                      "rate." + limited.what(),
                      "Rate limit "
                          + limited.rule()
                          + " allows no more "
                          + limited.what().replace('_', ' ')
                          + " at this moment; wait "
                          + limited.retryAfter().toSeconds()
                          + " s and try again.",
                      limited.retryAfter().toSeconds())
                  .with(limited.headers().values()));
    };
  }
}
