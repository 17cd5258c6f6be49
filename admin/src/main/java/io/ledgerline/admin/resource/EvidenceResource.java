package io.ledgerline.admin.resource;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.evidence.NoSuchLogException;
import io.ledgerline.evidence.PackExport;
import io.ledgerline.evidence.PackRequest;
import io.ledgerline.evidence.PackTooLargeException;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.PageRequest;
import io.vertx.core.http.HttpMethod;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Evidence packs: made, recorded, and only then handed out; and which ones were made. */
public final class EvidenceResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSTEM = "_system";
  private static final int PIECE = 1 << 16;
  private static final int USUAL_PAGE = 50;

  private final AdminServices services;
  private final AdminJournal journal;
  private final PackOrders orders;

  public EvidenceResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
    this.orders = new PackOrders(services, journal);
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            HttpMethod.POST,
            "/evidence/packs",
            AdminAction.EVIDENCE_EXPORT,
            "Makes an evidence pack of a tenant or the organization, records it, and sends it.",
            Map.of(),
            PackOrders.members(),
            Endpoint.Answers.ZIP,
            this::export),
        Endpoint.get(
            "/evidence/packs",
            AdminAction.EVIDENCE_LIST,
            "Packs that were made, newest first.",
            Map.of(
                "tenant", "Of this tenant.",
                "limit", "Most rows, 1 to 1000; 50 when absent.",
                "after", "The next of an earlier page."),
            this::list));
  }

  private Answer export(AdminRequest request) throws Exception {
    var order = orders.read(request);
    var asked = order.pack();
    var pack = make(asked);
    try {
      var receipt = record(request.caller(), pack.made(), asked, order.reason());
      return handOut(pack, receipt, asked);
    } catch (Exception notRecorded) {
      pack.close();
      throw notRecorded;
    }
  }

  private EvidencePacks.Pack make(PackRequest request) throws Exception {
    try {
      return services.evidence().make(request);
    } catch (EvidencePacks.BusyException busy) {
      throw ProblemException.of(503, "busy", String.valueOf(busy.getMessage()));
    } catch (NoSuchLogException none) {
      throw ProblemException.of(409, "no_log", String.valueOf(none.getMessage()));
    } catch (PackTooLargeException large) {
      throw ProblemException.of(413, "too_large", String.valueOf(large.getMessage()));
    }
  }

  private String record(
      Caller caller, PackExport.Made made, PackRequest asked, @Nullable String reason)
      throws Exception {
    var stream = asked.tenant() == null ? SYSTEM : asked.tenant();
    var details =
        EntryObject.object()
            .text("sha256", made.sha256())
            .number("bytes", made.bytes())
            .number("hidden", made.hidden())
            .number("logs", made.logs())
            .flag("content", asked.content());
    asked.filter().forEach((field, value) -> details.text(field, plain(value)));
    return journal.record(
        stream,
        journal
            .entry(EventType.EVIDENCE_EXPORTED, caller, AdminAction.EVIDENCE_EXPORT, stream)
            .text(Field.FORMAT, "llpack")
            .number(Field.COUNT, made.entries())
            .object(
                Field.PERIOD,
                EntryObject.object()
                    .text("from", asked.from().toString())
                    .text("to", asked.to().toString()))
            .object(Field.DETAILS, details)
            .text(Field.REASON, reason == null ? null : plain(reason)));
  }

  private static String plain(String value) {
    return CallerText.isPlain(value) ? value : "(not plain)";
  }

  private static Answer handOut(EvidencePacks.Pack pack, String receipt, PackRequest asked) {
    var made = pack.made();
    var whose = asked.tenant() == null ? "organization" : asked.tenant();
    var name = whose + "-" + asked.from().toString().substring(0, 10) + ".llpack";
    return new Answer.Stream(
        Endpoint.Answers.ZIP.contentType(),
        Map.of(
            "ledgerline-receipt", receipt,
            "ledgerline-pack-sha256", made.sha256(),
            "ledgerline-pack-entries", String.valueOf(made.entries()),
            "ledgerline-pack-hidden", String.valueOf(made.hidden()),
            "ledgerline-pack-bytes", String.valueOf(made.bytes()),
            "content-disposition", "attachment; filename=\"" + name + "\""),
        pieces -> {
          try (pack;
              InputStream in = pack.open()) {
            byte[] piece = in.readNBytes(PIECE);
            while (piece.length > 0 && pieces.open()) {
              pieces.send(piece);
              piece = in.readNBytes(PIECE);
            }
          }
        });
  }

  private Answer list(AdminRequest request) throws Exception {
    var scope = Reads.of(request, AdminAction.EVIDENCE_LIST);
    var wanted = new TreeMap<>(request.queryWithout("limit", "after"));
    wanted.put("event_type", EventType.EVIDENCE_EXPORTED.wireName());
    var after = request.query("after");
    services.freshness().await(Freshness.USUAL); // who just made a pack looks for it here
    var page =
        services
            .audit()
            .entries(
                scope,
                AuditFilter.of(wanted),
                new PageRequest(
                    after == null ? null : Keyset.of(after),
                    request.number("limit", 1, PageRequest.MOST, USUAL_PAGE),
                    false));
    var body = JSON.createObjectNode();
    var items = body.putArray("items");
    page.items().forEach(row -> items.add(exported(row)));
    var next = page.next();
    body.put("next", next == null ? null : next.token());
    return Answer.ok(body);
  }

  private static ObjectNode exported(EntryRow row) {
    var entry = JSON.readTree(row.bytes());
    var item = JSON.createObjectNode();
    item.put("exported_at", entry.path("ts").stringValue(""));
    item.set("tenant", entry.path("tenant").isMissingNode() ? null : entry.get("tenant"));
    item.put("from", entry.at("/period/from").stringValue(""));
    item.put("to", entry.at("/period/to").stringValue(""));
    item.put("entries", entry.path("count").longValue(0));
    item.set("details", entry.get("details"));
    item.put("sha256", entry.at("/details/sha256").stringValue(""));
    item.put("key_id", entry.path("key_id").stringValue(""));
    item.put("subject", entry.at("/actor/subject").stringValue(""));
    item.put("receipt", row.receipt());
    return item;
  }
}
