package io.ledgerline.server.assembly;

import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.held.HeldWish;
import io.ledgerline.governance.held.HeldWork;
import io.ledgerline.governance.postgres.DatabaseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for a person: each on a virtual thread that looks twice a second, a thousand at a
 * time; one more is refused with its approval's id at once.
 */
final class WaitingHolds implements Holds {
  private static final Logger log = LoggerFactory.getLogger(WaitingHolds.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MOST = 1_000;

  private final HeldWork work;
  private final Executor workers;
  private final Semaphore places = new Semaphore(MOST);

  WaitingHolds(HeldWork work, Executor workers) {
    this.work = work;
    this.workers = workers;
  }

  @Override
  public CompletionStage<Outcome> ask(HeldWish wish, Duration atMost) {
    return CompletableFuture.supplyAsync(() -> asked(wish, atMost), workers);
  }

  private Outcome asked(HeldWish wish, Duration atMost) {
    boolean waits = places.tryAcquire();
    try {
      return await(wish, waits ? atMost : Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unavailable();
    } catch (DatabaseException | ApprovalRefusedException e) {
      log.warn(
          "the approval for {} of call {} can't be asked for: {}",
          wish.action(),
          wish.request(),
          e.getMessage());
      return new Outcome.Unavailable();
    } finally {
      if (waits) {
        places.release();
      }
    }
  }

  private Outcome await(HeldWish wish, Duration atMost)
      throws InterruptedException, ApprovalRefusedException {
    long end = System.nanoTime() + atMost.toNanos();
    HeldWork.Held held = work.hold(wish);
    while (held.state() == Approval.State.WAITING
        && System.nanoTime() < end
        && wish.wanted().getAsBoolean()) {
      Thread.sleep(LOOK);
      held = work.look(wish, held.approval());
    }
    return switch (held.state()) {
      case DONE -> new Outcome.Approved(held.approval());
      case DENIED -> new Outcome.Denied(held.approval());
      case WAITING, APPROVED, EXPIRED -> new Outcome.Waiting(held.approval());
    };
  }
}
