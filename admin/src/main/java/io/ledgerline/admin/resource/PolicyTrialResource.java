package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.trial.CallTrial;
import io.ledgerline.admin.trial.Proposal;
import io.ledgerline.admin.trial.TrialReport;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.apply.SettingFiles;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.CallRecord;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.Page;
import io.ledgerline.records.query.PageRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What policies would have done with calls of a period, by what was found in them then. */
public final class PolicyTrialResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_PAGES = 200;

  private final AdminServices services;
  private final AdminJournal journal;

  public PolicyTrialResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            HttpMethod.POST,
            "/policies/trial",
            AdminAction.POLICIES_TRY,
            "What policies would have done with calls of a period; changes nothing.",
            Map.of(
                "tenant", "Calls of one tenant.",
                "from", "First instant; seven days ago when absent.",
                "until", "First instant not wanted; now when absent."),
            Map.of("documents", SentFiles.SCHEMA),
            Endpoint.Answers.JSON,
            this::trial));
  }

  private Answer trial(AdminRequest request) throws Exception {
    var read = SettingFiles.read(SentFiles.of(request));
    if (!read.problems().isEmpty()) {
      throw ProblemException.invalid("documents", read.problems().getFirst().toString());
    }
    var asked = AuditFilter.of(request.query());
    Instant until = asked.until() == null ? services.clock().instant() : asked.until();
    Instant from = asked.from() == null ? until.minus(WEEK) : asked.from();
    if (!from.isBefore(until)) {
      throw ProblemException.invalid("until", "until " + until + " is not after from " + from);
    }
    services.freshness().await(Freshness.USUAL);
    var caller = request.caller();
    journal.record(
        caller.stream(),
        journal
            .entry(EventType.REPORT_CREATED, caller, AdminAction.POLICIES_TRY, caller.stream())
            .text(Field.FORMAT, "policy_trial"));
    var report = new TrialReport();
    boolean all;
    try {
      var trial =
          new CallTrial(new Proposal(read.settings()), services.policies().current(), report);
      all = each(request, new AuditFilter(asked.equal(), from, until), trial);
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.invalid("documents", String.valueOf(wrong.getMessage()));
    }
    ObjectNode body = report.json(JSON.createObjectNode());
    body.put("from", from.toString()).put("until", until.toString());
    if (!all) {
      report.note(
          "only the first "
              + MOST_PAGES * PageRequest.MOST
              + " calls were looked at; name a tenant or a shorter period");
    }
    var notes = body.putArray("notes");
    report.notes().forEach(notes::add);
    return Answer.ok(body);
  }

  private boolean each(AdminRequest request, AuditFilter filter, CallTrial trial) throws Exception {
    var scope = Reads.of(request, AdminAction.POLICIES_TRY);
    @Nullable Keyset after = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page<CallRecord> page =
          services.audit().calls(scope, filter, new PageRequest(after, PageRequest.MOST, true));
      page.items().forEach(trial::call);
      after = page.next();
      if (after == null) {
        return true;
      }
    }
    return false;
  }
}
