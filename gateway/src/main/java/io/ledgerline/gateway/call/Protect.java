package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.request.RequestEdits;
import io.ledgerline.messages.request.SystemBlocks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in it, and what leaves: the stages of inspection in order, then the tenant's own blocks,
 * then all edits in one splice. With no stage installed the entry says that nothing was scanned.
 */
final class Protect {
  private static final Logger log = LoggerFactory.getLogger(Protect.class);
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private final List<ProtectStage> stages;
  private final PromptBlocks prompts;

  Protect(List<ProtectStage> stages, PromptBlocks prompts) {
    this.stages = stages;
    this.prompts = prompts;
  }

  Decision decide(Call call) throws InterruptedException {
    for (ProtectStage stage : stages) {
      Decision decision = ask(stage, call);
      if (decision instanceof Decision.Stop) {
        return Tagging.request(call) instanceof Decision.Stop tooMany ? tooMany : decision;
      }
    }
    if (stages.isEmpty()) {
      call.inspection.skipped("request: no inspection is installed");
      call.inspection.skipped("answer: no inspection is installed");
    }
    return Tagging.request(call);
  }

  /** Puts together what leaves. */
  Decision assemble(Call call) {
    LeftOut.note(call);
    addPrompt(call);
    Pinning.removeThinking(call);
    if (!call.edits.isEmpty()) {
      if (!call.hold(call.clear.length)) {
        return Decision.stop(OwnAnswers.memoryFull());
      }
      call.sent = Splice.apply(call.clear, call.edits);
      call.sentAsItCame = false;
    }
    return Decision.GO;
  }

  private Decision ask(ProtectStage stage, Call call) throws InterruptedException {
    try {
      return follow(stage, call, stage.protect(call.view()));
    } catch (RuntimeException | Error e) {
      log.error("stage {} failed, so call {} is refused", stage.name(), call.id, e);
      return failed(stage);
    }
  }

  private static Decision follow(ProtectStage stage, Call call, Verdict<List<Edit>> verdict)
      throws InterruptedException {
    return switch (verdict) {
      case Verdict.Pass<List<Edit>>() -> Decision.GO;
      case Verdict.Rewrite<List<Edit>>(var edits, var changes) -> {
        List<Edit> merged = call.edits.isEmpty() ? edits : MergedEdits.of(call.edits, edits);
        call.edits.clear();
        call.edits.addAll(merged);
        call.changes.addAll(changes);
        call.grownBy += growth(edits);
        yield Decision.GO;
      }
      case Verdict.Refuse<List<Edit>>(var answer) -> Decision.stop(answer);
      case Verdict.Hold<List<Edit>> hold -> await(stage, call, hold);
    };
  }

  private static int growth(List<Edit> edits) {
    int growth = 0;
    for (Edit edit : edits) {
      growth += edit.replacement().length - (edit.end() - edit.start());
    }
    return growth;
  }

  private static Decision await(ProtectStage stage, Call call, Verdict.Hold<List<Edit>> hold)
      throws InterruptedException {
    Duration most = hold.atMost().compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : hold.atMost();
    try {
      Verdict<List<Edit>> then =
          hold.decision().toCompletableFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
      return then instanceof Verdict.Hold<List<Edit>> ? failed(stage) : follow(stage, call, then);
    } catch (TimeoutException e) {
      return Decision.stop(
          OwnAnswers.policy(
              "hold.expired",
              "Nobody decided about approval "
                  + Quoted.of(hold.approval())
                  + " in time; have it approved and send the request again."));
    } catch (ExecutionException e) {
      return failed(stage);
    }
  }

  private static Decision failed(ProtectStage stage) {
    return Decision.stop(
        OwnAnswers.unavailable(
            "stage.failed", "The inspection stage " + stage.name() + " failed; try again."));
  }

  private void addPrompt(Call call) {
    SystemBlocks blocks = prompts.of(call.view().prompt());
    List<Edit> edits = RequestEdits.appendSystem(call.request(), blocks);
    if (!edits.isEmpty()) {
      call.edits.addAll(edits);
      call.changes.add(
          new Change(
              "tenant_prompt", call.view().prompt().id(), "", blocks.count() + " system blocks"));
    }
  }
}
