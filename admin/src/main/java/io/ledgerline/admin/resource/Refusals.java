package io.ledgerline.admin.resource;

import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.governance.approval.Approval;
import io.ledgerline.governance.approval.ApprovalRefusedException;
import io.ledgerline.governance.approval.ApprovalWish;
import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.approval.Asker;
import io.ledgerline.governance.erasure.HeldException;
import tools.jackson.databind.json.JsonMapper;

/** Refusals of governance as problems. */
final class Refusals {
  private static final JsonMapper JSON = new JsonMapper();

  private Refusals() {}

  static ProblemException of(ApprovalRefusedException refused) {
    var sentence = String.valueOf(refused.getMessage());
    return switch (refused.reason()) {
      case UNKNOWN -> ProblemException.of(404, "not_found", sentence);
      case SAME_PERSON -> ProblemException.of(409, "same_person", sentence);
      case NOT_OPEN -> ProblemException.of(409, "not_open", sentence);
      case INVALID -> ProblemException.of(400, "invalid_request", sentence);
    };
  }

  static ProblemException of(HeldException held) {
    var more = JSON.createObjectNode();
    var holds = more.putArray("holds");
    held.holds().forEach(holds::add);
    return ProblemException.of(409, "legal_hold", String.valueOf(held.getMessage()), more);
  }

  static Approval requested(Approvals approvals, ApprovalWish wish, Asker by)
      throws ProblemException {
    try {
      return approvals.request(wish, by);
    } catch (ApprovalRefusedException e) {
      throw of(e);
    }
  }
}
