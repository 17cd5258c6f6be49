package io.ledgerline.admin;

import io.ledgerline.admin.http.Attempts;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.admin.right.Reach;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Semaphore;

/**
 * Who comes in, whichever way: one count of failed sign-ins per address and of refusals per key,
 * one number of requests at once.
 */
final class Gate {
  private final Authentication authentication;
  private final AdminJournal journal;
  private final Semaphore places;
  private final Attempts signIns;
  private final Attempts refusals;

  Gate(AdminServices services, AdminJournal journal, AdminLimits limits) {
    this.authentication = new Authentication(services.policies(), services.clock());
    this.journal = journal;
    this.places = new Semaphore(limits.concurrent());
    this.signIns = new Attempts(limits.failedSignIns(), services.clock());
    this.refusals = new Attempts(limits.refusals(), services.clock());
  }

  /** The places for work at once. */
  Semaphore places() {
    return places;
  }

  /** How a request says who sends it. */
  @FunctionalInterface
  interface Scheme {
    Caller caller(Authentication authentication, HttpServerRequest request) throws ProblemException;
  }

  /** Who sends a request; refused if too many of its address failed, or of its key were refused. */
  Caller signedIn(HttpServerRequest request, Scheme scheme) throws ProblemException {
    var remote = request.remoteAddress();
    var address = remote == null ? "" : String.valueOf(remote.hostAddress());
    if (signIns.exhausted(address)) {
      throw tooMany("failed authentications from this address");
    }
    Caller caller;
    try {
      caller = scheme.caller(authentication, request);
    } catch (ProblemException failed) {
      signIns.failed(address);
      throw failed;
    }
    if (refusals.exhausted(caller.grant().keyId())) {
      throw tooMany("refused actions with this key");
    }
    return caller;
  }

  /** Passes who may do it; everybody else is refused, and that is an entry. */
  void authorise(Caller caller, AdminAction action) throws ProblemException {
    var grant = caller.grant();
    if (action.reach(grant.role()) != Reach.NONE && caller.reads(action) != null) {
      requireGrant(caller, action);
      return;
    }
    refusals.failed(grant.keyId());
    journal.refused(caller, action, "role");
    throw ProblemException.of(
        403,
        "forbidden",
        "A key with the role "
            + grant.role().wireName()
            + " may not do "
            + action.wireName()
            + "; ask an administrator.");
  }

  private void requireGrant(Caller caller, AdminAction action) throws ProblemException {
    String needed = action.grant();
    if (needed == null || caller.grant().grants().contains(needed)) {
      return;
    }
    refusals.failed(caller.grant().keyId());
    journal.refused(caller, action, "grant");
    throw ProblemException.of(
        403,
        "forbidden",
        "This key lacks the grant " + needed + "; ask an administrator for one that has it.");
  }

  private static ProblemException tooMany(String what) {
    return ProblemException.of(429, "too_many_attempts", "Too many " + what + "; wait a minute.");
  }
}
