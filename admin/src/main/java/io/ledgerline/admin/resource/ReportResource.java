package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.Usd;
import io.ledgerline.records.query.CostQuery;
import io.ledgerline.records.query.CostReport;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cost report. */
public final class ReportResource {
  private static final JsonMapper JSON = new JsonMapper();

  private final AdminServices services;
  private final AdminJournal journal;

  public ReportResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/reports/cost",
            AdminAction.COST_REPORT,
            "Calls, tokens and cost, dearest first; totals exact to the nano-dollar.",
            Filters.ofCost(
                "by",
                    "Comma-separated: brand, month, day, workspace, use_case, feature, model,"
                        + " user. Brand when absent.",
                "brand", "The same as tenant.",
                "month", "2026-11, instead of from and until."),
            this::cost));
  }

  private Answer cost(AdminRequest request) throws Exception {
    var query = CostQuery.of(request.query());
    var caller = request.caller();
    services.freshness().await(Freshness.USUAL);
    journal.record(
        caller.stream(),
        journal
            .entry(EventType.REPORT_CREATED, caller, AdminAction.COST_REPORT, caller.stream())
            .text(Field.FORMAT, "cost"));
    var report = services.cost().report(Reads.of(request, AdminAction.COST_REPORT), query);
    return Answer.ok(json(report));
  }

  private static ObjectNode json(CostReport report) {
    var json = JSON.createObjectNode();
    var by = json.putArray("by");
    report.by().forEach(dimension -> by.add(dimension.wireName()));
    json.put("from", report.from() == null ? null : String.valueOf(report.from()));
    json.put("until", report.until() == null ? null : String.valueOf(report.until()));
    var rows = json.putArray("rows");
    for (var row : report.rows()) {
      var node = rows.addObject();
      for (int i = 0; i < report.by().size(); i++) {
        node.put(report.by().get(i).wireName(), row.labels().get(i));
      }
      figures(node, row);
    }
    figures(json.putObject("total"), report.total());
    return json.put("truncated", report.truncated());
  }

  private static void figures(ObjectNode node, CostReport.Row row) {
    node.put("calls", row.calls()).put("refused", row.refused()).put("failed", row.failed());
    node.put("tokens_in", row.tokensInput()).put("tokens_out", row.tokensOutput());
    node.put("tokens_cache_read", row.tokensCacheRead());
    node.put("tokens_cache_write", row.tokensCacheWrite());
    node.put("cost_usd", new BigDecimal(Usd.sixDecimals(row.costNano())));
    node.put("cost_usd_exact", Usd.exact(row.costNano()));
  }
}
