package io.ledgerline.server.assembly;

import io.ledgerline.gateway.tools.ToolHolds;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.tool.HeldTools;
import io.ledgerline.governance.tool.ToolWish;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tool uses that wait for a person: each on a virtual thread that looks twice a second, a thousand
 * at a time; one more is refused with its approval's id at once.
 */
final class WaitingTools implements ToolHolds {
  private static final Logger log = LoggerFactory.getLogger(WaitingTools.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MOST = 1_000;

  private final HeldTools tools;
  private final Executor workers;
  private final Semaphore places = new Semaphore(MOST);

  WaitingTools(HeldTools tools, Executor workers) {
    this.tools = tools;
    this.workers = workers;
  }

  @Override
  public CompletionStage<Outcome> ask(ToolWish wish, Duration atMost) {
    return CompletableFuture.supplyAsync(() -> asked(wish, atMost), workers);
  }

  private Outcome asked(ToolWish wish, Duration atMost) {
    boolean waits = places.tryAcquire();
    try {
      return await(wish, waits ? atMost : Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unavailable();
    } catch (DatabaseException | ApprovalRefusedException e) {
      log.warn(
          "the approval for a tool of call {} can't be asked for: {}",
          wish.request(),
          e.getMessage());
      return new Outcome.Unavailable();
    } finally {
      if (waits) {
        places.release();
      }
    }
  }

  private Outcome await(ToolWish wish, Duration atMost)
      throws InterruptedException, ApprovalRefusedException {
    long end = System.nanoTime() + atMost.toNanos();
    HeldTools.Held held = tools.hold(wish);
    while (held.state() == Approval.State.WAITING && System.nanoTime() < end) {
      Thread.sleep(LOOK);
      held = tools.look(wish, held.approval());
    }
    return switch (held.state()) {
      case DONE -> new Outcome.Approved(held.approval());
      case DENIED -> new Outcome.Denied(held.approval());
      case WAITING, APPROVED, EXPIRED -> new Outcome.Waiting(held.approval());
    };
  }
}
