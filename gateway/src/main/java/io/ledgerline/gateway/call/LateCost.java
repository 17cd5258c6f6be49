package io.ledgerline.gateway.call;

import io.ledgerline.gateway.relay.AnswerEnd;
import io.ledgerline.gateway.relay.Ending;
import io.ledgerline.governance.budget.Reservation;
import io.ledgerline.messages.usage.Answer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real cost of a call whose stream a review refused. Its caller is told at once, and nothing is
 * told that is not recorded, so its end is recorded and booked at the reservation; the upstream is
 * read on to its count, and an entry corrects the cost. The budgets follow that entry, as they do
 * after a restart. Where the count never comes, the reservation stands.
 */
final class LateCost {
  private static final Logger log = LoggerFactory.getLogger(LateCost.class);

  private final Costing costing;
  private final Entries entries;
  private final Recording record;

  LateCost(Costing costing, Entries entries, Recording record) {
    this.costing = costing;
    this.entries = entries;
    this.record = record;
  }

  /** Whether a call ended so that its cost may still come. */
  static boolean mayCome(Ended ended) {
    return ended.end().ending() == Ending.REVIEW_REFUSED
        && ended.instead() != null
        && ended.cost().basis() == Cost.Basis.WORST_CASE;
  }

  /** Waits for the count and corrects the cost; whatever fails leaves it as it was booked. */
  void correct(Call call, AnswerEnd end, Future<Boolean> seen) {
    try {
      Reservation booked = call.reservation;
      if (seen.get() && booked != null) {
        correct(call, booked, end.facts().usage().answer());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      log.error("the cost of call {} stays at its reservation", call.id, e);
    }
  }

  private void correct(Call call, Reservation booked, Answer answer) throws InterruptedException {
    Cost cost = costing.refused(call, answer);
    if (cost.basis() != Cost.Basis.WORST_CASE) {
      record.adjusted(call, entries.adjusted(call, booked, answer, cost));
    }
  }
}
