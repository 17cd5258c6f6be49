package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.upstream.Upstream;
import io.ledgerline.gateway.upstream.Upstreams;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.UpstreamRef;
import io.ledgerline.governance.rate.Permit;
import io.ledgerline.governance.rate.RateCaller;
import io.ledgerline.governance.rate.RateDecision;
import io.ledgerline.governance.rate.RateLimits;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThreadUse;
import org.jspecify.annotations.Nullable;

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
  private final Keeping keeping;

  Admit(
      Access access,
      Reading reading,
      ModelChoice models,
      Money money,
      RateLimits rates,
      Pinning pinning,
      PromptBlocks prompts,
      Upstreams upstreams,
      Keeping keeping) {
    this.access = access;
    this.reading = reading;
    this.models = models;
    this.money = money;
    this.rates = rates;
    this.pinning = pinning;
    this.prompts = prompts;
    this.upstreams = upstreams;
    this.keeping = keeping;
  }

  Decision decide(Call call) throws InterruptedException {
    Decision known = enter(call);
    if (known instanceof Decision.Stop) {
      return known;
    }
    boolean start = startsConversation(call.request());
    Decision model = models.decide(call, start, call.arrivedAt);
    if (model instanceof Decision.Stop) {
      return model;
    }
    String conversation = conversation(call, call.caller(), call.request());
    PromptVersion prompt = pinning.prompt(call, conversation, start);
    DataTerms data = pinning.data(call, conversation, start);
    call.view = view(call, conversation, prompt, data, true);
    return limits(call);
  }

  /** As {@link #decide}, for a prompt that is only looked at: the rate, but no model, no money. */
  Decision decideInspection(Call call) {
    Decision known = enter(call);
    if (known instanceof Decision.Go) {
      known = rate(call, call.clear.length);
    }
    if (known instanceof Decision.Stop) {
      return known;
    }
    call.model = call.request().model();
    call.modelRequested = call.model;
    String conversation = conversation(call, call.caller(), call.request());
    PromptVersion prompt = call.caller().workspace().prompt();
    call.view = view(call, conversation, prompt, Pinning.newest(call), false);
    return Decision.GO;
  }

  /** What a call that is only looked at would be refused with for its models, or null. */
  @Nullable OwnAnswer modelRefusal(Call call) {
    return models.refusal(call);
  }

  /** Access, what the caller says of its content, the content, and where it would go. */
  private Decision enter(Call call) {
    Decision may = access.decide(call);
    if (may instanceof Decision.Stop) {
      return may;
    }
    Decision labelled = DataLabels.decide(call);
    if (labelled instanceof Decision.Stop) {
      return labelled;
    }
    Decision readable = reading.decide(call);
    return readable instanceof Decision.Stop ? readable : route(call);
  }

  private CallView view(
      Call call, String conversation, PromptVersion prompt, DataTerms data, boolean asks) {
    Caller caller = call.caller();
    return new CallView(
        call.id,
        caller.grant(),
        caller.tenant(),
        caller.workspace(),
        call.useCase,
        call.client.request().getHeader(CLAUDE_CODE) != null,
        conversation,
        prompt,
        data,
        call.request(),
        asks,
        () -> !call.client.gone(),
        () -> keeping.about(call),
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
