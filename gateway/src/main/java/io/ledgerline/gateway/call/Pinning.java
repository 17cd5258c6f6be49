package io.ledgerline.gateway.call;

import io.ledgerline.gateway.stage.Change;
import io.ledgerline.governance.conversation.ConversationPins;
import io.ledgerline.governance.conversation.ConversationPins.Pinned;
import io.ledgerline.governance.data.Assurances;
import io.ledgerline.governance.data.DataPlace;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.messages.request.ApiFeatures;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThinkingRemoval;
import io.ledgerline.messages.request.ThreadUse;
import io.ledgerline.messages.request.Tool;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a conversation keeps because it makes the bytes that are sent: the prompt and the rules that
 * values are replaced by. Where it can't keep them, because their bytes are gone or a policy is to
 * hold at once, thinking of earlier turns is bound to bytes that are not sent any more: it is taken
 * out of this request, and of every later one up to the same message.
 */
final class Pinning {
  private final ConversationPins pins;
  private final DataPins dataPins;

  Pinning(ConversationPins pins, Duration rulesLast) {
    this.pins = pins;
    this.dataPins = new DataPins(pins, rulesLast);
  }

  /** The prompt of a call's conversation. */
  PromptVersion prompt(Call call, String conversation, boolean start) {
    if (call.request().thread() == ThreadUse.CONTINUE) {
      return PromptVersion.none();
    }
    PromptVersion current = call.caller().workspace().prompt();
    Pinned pinned = pinned(call, conversation, start, current);
    PromptVersion version = pinned.version();
    switch (pinned) {
      case Pinned.Kept _, Pinned.Begun _ -> {}
      case Pinned.Unknown _ -> call.inspection.flag("prompt.pin_unknown");
      case Pinned.Lost _ -> {
        call.inspection.flag("prompt.pin_lost");
        version = ThinkingCut.begin(pins, call, conversation, version);
      }
    }
    call.thinkingFrom = Math.max(call.thinkingFrom, ThinkingCut.of(version));
    return ThinkingCut.clean(version);
  }

  /** The rules in force, and those that the conversation began with. */
  DataTerms data(Call call, String conversation, boolean start) {
    DataTerms now = newest(call);
    return now.active() && call.request().thread() != ThreadUse.CONTINUE
        ? dataPins.of(call, now, conversation, start, beginsAnew(call, start))
        : now;
  }

  /** The rules in force alone. */
  static DataTerms newest(Call call) {
    String tenant = call.caller().tenant().name();
    DataRules rules = call.policy().data(tenant).in(call.caller().workspace().name());
    return DataTerms.of(rules, place(call), call.policy().detectors(tenant), call.labels);
  }

  /** Where the data of a call would leave. */
  private static DataPlace place(Call call) {
    String route = call.upstream().name();
    Caller caller = call.caller();
    Set<String> features = ApiFeatures.of(call.request());
    return DataPlace.of(caller.tenant().name(), caller.workspace().name(), call.useCase, route)
        .with(features, proofs(call, route, features));
  }

  /** The promises that hold for every model that may read the request. */
  private static Set<String> proofs(Call call, String route, Set<String> features) {
    Assurances declared = call.policy().assurances();
    Set<String> proofs = declared.proofs(route, call.model, features, call.arrivedAt);
    for (String model : proofs.isEmpty() ? Set.<String>of() : others(call.request())) {
      proofs = new TreeSet<>(proofs);
      proofs.retainAll(declared.proofs(route, model, features, call.arrivedAt));
    }
    return proofs;
  }

  /** Models that may read it beside the call's own; one that the upstream chooses has no name. */
  private static Set<String> others(LocatedRequest request) {
    var models = new TreeSet<String>();
    request.fallbacks().forEach(each -> models.add(each.model()));
    for (Tool tool : request.tools()) {
      if (tool.model() != null) {
        models.add(tool.model());
      }
    }
    if (request.fallbacksByUpstream()) {
      models.add("");
    }
    return models;
  }

  private Pinned pinned(Call call, String id, boolean start, PromptVersion current) {
    String tenant = call.caller().tenant().name();
    return beginsAnew(call, start)
        ? pins.begin(tenant, id, current)
        : pins.pinned(tenant, id, start, current);
  }

  /** Without a session the id is the first words alone: said again, they begin anew. */
  private static boolean beginsAnew(Call call, boolean start) {
    return start && call.session == null && call.thread == null;
  }

  /** Takes out the thinking that is bound to what is not sent any more. */
  static void removeThinking(Call call) {
    if (call.thinkingFrom == 0) {
      return;
    }
    ThinkingRemoval removal = ThinkingRemoval.before(call.request(), call.thinkingFrom);
    if (removal.blocks() > 0) {
      call.edits.addAll(removal.edits());
      call.changes.add(
          new Change("thinking_removed", "messages", removal.blocks() + " blocks", "0 blocks"));
    }
  }
}
