package io.ledgerline.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.metrics.CallMetrics;
import io.ledgerline.gateway.stage.DataReport;
import io.ledgerline.gateway.stage.DocumentSeen;
import io.ledgerline.governance.rate.Permit;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.messages.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the policy would say to a prompt: for an application's own prompt layer. The body is that of
 * {@code count_tokens}; the answer is class, categories, findings and cell; an entry is written,
 * and nothing goes upstream.
 */
public final class Inspections {
  /** Where they are asked for, with {@code POST}. */
  public static final String PATH = "/api/v1/inspect";

  private static final Logger log = LoggerFactory.getLogger(Inspections.class);

  private final Identify identify;
  private final Admit admit;
  private final Protect protect;
  private final Recording record;
  private final Refusals refusals;
  private final IsolationAlarms alarms;
  private final CallMetrics metrics;

  Inspections(
      Identify identify,
      Admit admit,
      Protect protect,
      Recording record,
      Refusals refusals,
      IsolationAlarms alarms,
      CallMetrics metrics) {
    this.identify = identify;
    this.admit = admit;
    this.protect = protect;
    this.record = record;
    this.refusals = refusals;
    this.alarms = alarms;
    this.metrics = metrics;
  }

  /** Answers one request; runs on a virtual thread. */
  public void run(Arrival arrival) {
    metrics.opened();
    try (var call = new Call(arrival)) {
      look(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log.error("inspection {} failed", arrival.id(), e);
      arrival
          .client()
          .answer(
              OwnAnswers.unavailable("stage.failed", "The inspection failed; try again."),
              List.of());
    } finally {
      metrics.closed();
    }
  }

  private void look(Call call) throws InterruptedException {
    Decision decision = identify.decide(call);
    if (decision instanceof Decision.Go) {
      decision = admit.decideInspection(call);
    }
    if (decision instanceof Decision.Stop(OwnAnswer answer)) {
      refusals.refuse(call, answer);
      return;
    }
    Permit permit = Objects.requireNonNull(call.permit, "an inspection that may go on has one");
    // What would be refused is an answer here, and no refusal; in the order in which a call is.
    OwnAnswer byModel = admit.modelRefusal(call);
    OwnAnswer byData =
        protect.decide(call) instanceof Decision.Stop(OwnAnswer answer) ? answer : null;
    OwnAnswer would = byModel == null ? byData : byModel;
    Receipt receipt = record.inspected(call);
    alarms.raise(call);
    if (receipt == null) {
      call.client.answer(Recording.unavailable(), List.of());
      return;
    }
    var headers = new ArrayList<>(Refusals.header(receipt));
    headers.addAll(permit.headers().values());
    permit.close(0); // no tokens went anywhere
    call.client.json(json(call, would).getBytes(UTF_8), headers);
    metrics.ended(call.caller().tenant().name(), call.operation.wireName(), "completed");
  }

  private static String json(Call call, @Nullable OwnAnswer would) {
    DataReport report = call.inspection.carried(DataReport.class);
    var json = new StringBuilder("{\"type\":\"inspection\",\"id\":").append(quoted(call.id + ""));
    json.append(",\"inspected\":").append(report != null);
    if (report != null) {
      json.append(",\"enforced\":").append(report.enforced());
      json.append(",\"classification\":").append(quoted(report.classification()));
      json.append(",\"categories\":").append(list(report.categories()));
      json.append(",\"action\":").append(quoted(report.action()));
      json.append(",\"cell\":").append(quoted(report.cell()));
      json.append(",\"said\":").append(list(report.said()));
      json.append(",\"findings\":[")
          .append(
              report.findings().stream().map(Inspections::json).collect(Collectors.joining(",")))
          .append(']');
      json.append(",\"documents\":[")
          .append(
              report.documents().stream().map(Inspections::json).collect(Collectors.joining(",")))
          .append(']');
    }
    json.append(",\"scanned\":").append(list(call.inspection.scanned()));
    json.append(",\"skipped\":").append(list(call.inspection.skipped()));
    json.append(",\"flags\":").append(list(call.inspection.flags()));
    json.append(",\"tags\":").append(list(call.tags));
    json.append(",\"refusal\":");
    if (would == null) {
      json.append("null");
    } else {
      json.append("{\"rule\":").append(quoted(would.rule()));
      json.append(",\"message\":").append(quoted(would.message())).append('}');
    }
    return json.append('}').toString();
  }

  private static String json(DocumentSeen seen) {
    String is =
        "{\"block\":%s,\"format\":%s".formatted(quoted(seen.block()), quoted(seen.format()));
    if (!seen.unread().isEmpty()) {
      return is + ",\"unread\":" + quoted(seen.unread()) + "}";
    }
    return is
        + ",\"pages\":%d,\"characters\":%d,\"parser\":%s,\"left\":%s}"
            .formatted(seen.pages(), seen.characters(), quoted(seen.parser()), list(seen.left()));
  }

  private static String json(DataReport.Found found) {
    String block = found.block().isEmpty() ? "" : "\"block\":" + quoted(found.block()) + ",";
    return "{%s\"type\":%s,\"category\":%s,\"action\":%s,\"detector\":%s,\"count\":%d,\"confidence_least\":%d,\"confidence_most\":%d}"
        .formatted(
            block,
            quoted(found.type()),
            quoted(found.category()),
            quoted(found.action()),
            quoted(found.detector()),
            found.count(),
            found.leastPermille(),
            found.mostPermille());
  }

  private static String list(Collection<String> texts) {
    return texts.stream().map(Inspections::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    return new String(JsonString.encode(text), UTF_8);
  }
}
