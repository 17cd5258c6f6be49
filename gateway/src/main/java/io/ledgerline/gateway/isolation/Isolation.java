package io.ledgerline.gateway.isolation;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.PolicySnapshot;
import io.ledgerline.inspection.output.Canaries;
import io.ledgerline.messages.json.Edit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks for other tenants' marks in what a tenant sends and gets. No setting switches it off; where
 * there is one tenant only, there is nothing to look for and nothing is done.
 */
public final class Isolation implements ProtectStage, ReviewStage {
  /** The rule that refusals carry. */
  public static final String RULE = "isolation.foreign_mark";

  private static final String DETECTOR = "canaries@1";

  private record Known(PolicySnapshot policy, ForeignMarks marks) {}

  private final Policies policies;
  private final ReentrantLock learning = new ReentrantLock();
  private volatile Known known;

  /** A watch over the walls between the tenants of these policies; knows those of now at once. */
  public Isolation(Policies policies) {
    this.policies = policies;
    PolicySnapshot now = policies.current();
    this.known = new Known(now, ForeignMarks.of(now, null));
  }

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public Verdict<List<Edit>> protect(CallView call) {
    ForeignMarks marks = marks();
    if (!marks.any()) {
      return Verdict.pass();
    }
    call.inspection().detector(DETECTOR);
    byte[] body = call.request().body();
    List<Canaries.Sighting> seen = marks.watch().json(body, 0, body.length);
    String owner = seen.isEmpty() ? null : marks.foreign(seen, call.tenant().name());
    if (owner == null) {
      return Verdict.pass();
    }
    return new Verdict.Refuse<>(
        seen(call.inspection(), new Sighting(owner, Sighting.REQUEST), "The request"));
  }

  @Override
  public Review open(CallView call) {
    ForeignMarks marks = marks();
    return marks.any() ? new MarkWatch(call, marks) : Review.NONE;
  }

  /** Notes what was seen, for the entries; the caller is not told whose mark it is. */
  static OwnAnswer seen(Inspection inspection, Sighting sighting, String what) {
    inspection.carry(Sighting.class, sighting);
    inspection.detector(DETECTOR);
    inspection.flag("isolation.alarm: another tenant's mark in the " + sighting.place());
    return OwnAnswers.policy(
        RULE,
        what
            + " holds a mark of another tenant's prompt or product data, so it was stopped here;"
            + " tell your administrator, who finds the alarm in the ledger.");
  }

  private ForeignMarks marks() {
    PolicySnapshot now = policies.current();
    Known last = known;
    return last.policy == now ? last.marks : learn(now);
  }

  /** One learns, the others wait: it takes a while with many tenants. */
  private ForeignMarks learn(PolicySnapshot now) {
    learning.lock();
    try {
      Known last = known;
      if (last.policy == now) {
        return last.marks;
      }
      var marks = ForeignMarks.of(now, last.marks);
      known = new Known(now, marks);
      return marks;
    } finally {
      learning.unlock();
    }
  }
}
