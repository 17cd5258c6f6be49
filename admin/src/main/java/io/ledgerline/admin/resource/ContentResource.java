package io.ledgerline.admin.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.Endpoint;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.retention.Circumstances;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.records.query.CallDetail;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.vault.Sealed;
import io.ledgerline.vault.VaultUnavailableException;
import io.vertx.core.http.HttpMethod;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts of a call, for who holds the grant {@code content} and gives a reason, and who has seen
 * them. The entry about a view is durable before its texts leave.
 */
public final class ContentResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_REASON = 500;

  private final AdminServices services;
  private final AdminJournal journal;
  private final ContentViews views;

  public ContentResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
    this.views = new ContentViews(services, journal);
  }

  /** What this resource mounts. */
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            HttpMethod.POST, // a reason is no matter of URLs, which proxies write down
            "/calls/{request_id}/content",
            AdminAction.CONTENT_READ,
            "The texts that are kept of a call. The key needs the grant content; the view is an entry,"
                + " and its reason (1 to 500 characters) is kept encrypted.",
            Map.of(),
            Map.of("reason", "{\"type\":\"string\"}"),
            Endpoint.Answers.JSON,
            this::content),
        Endpoint.get(
            "/calls/{request_id}/views",
            AdminAction.CONTENT_VIEWS,
            "Who has seen texts of a call, when, why, and whether masked; newest first.",
            Map.of("limit", "Most rows, 1 to 500.", "after", "The next of an earlier page."),
            this::views));
  }

  /** One text of one entry, as the vault has it. */
  private record Found(EntryView entry, ContentHash text, Sealed sealed) {}

  private Answer content(AdminRequest request) throws Exception {
    String reason = reason(request);
    CallDetail detail = find(request, AdminAction.CONTENT_READ);
    List<EntryView> entries = entries(detail.entries());
    requireAccess(request, detail, entries);
    List<Found> found = read(entries);
    List<Found> kept = found.stream().filter(each -> each.sealed() instanceof Sealed.Kept).toList();
    String receipt =
        kept.isEmpty()
            ? null
            : views.record(
                request,
                detail,
                new ContentViews.Seen(
                    kept.getFirst().entry(),
                    kept.stream().map(each -> each.text().wireName()).toList(),
                    masked(kept),
                    tags(entries)),
                reason);
    var body = JSON.createObjectNode().put("request_id", detail.call().requestId());
    body.put("masked", masked(kept));
    body.put("receipt", receipt);
    held(body.putArray("held_by"), detail, entries);
    var texts = body.putArray("texts");
    found.forEach(each -> texts.add(json(each)));
    return Answer.ok(body);
  }

  private static String reason(AdminRequest request) throws ProblemException {
    var reason = request.text("reason");
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid("reason", "reason must say why, in 1 to 500 characters");
    }
    return reason;
  }

  private CallDetail find(AdminRequest request, AdminAction action) throws Exception {
    var unused = services.freshness().await(Freshness.USUAL);
    var found = services.audit().call(Reads.of(request, action), Reads.requestId(request));
    if (found == null) {
      throw ProblemException.of(
          404,
          "not_found",
          "There is no call of that id here; entries past their time may have been let go"
              + " (event type stream.pruned).");
    }
    return found;
  }

  private static List<EntryView> entries(List<EntryRow> rows) throws MalformedEntryException {
    var entries = new ArrayList<EntryView>();
    for (var row : rows) {
      entries.add(EntryView.parse(row.bytes()));
    }
    return entries;
  }

  /** Schedules may say which roles read texts under them: those of today, and those of then. */
  private void requireAccess(AdminRequest request, CallDetail detail, List<EntryView> entries)
      throws ProblemException {
    var policy = services.policies().current();
    var tenant = detail.call().tenant();
    var classes = new HashSet<String>();
    var tags = new HashSet<String>();
    String workspace = null;
    String name = null;
    for (var entry : entries) {
      classes.addAll(entry.texts(Field.PROMPT_DATA_CATEGORIES));
      tags.addAll(entry.texts(Field.POLICY_FLAGS));
      tags.addAll(entry.texts(Field.TAGS));
      workspace = workspace == null ? entry.text(Field.WORKSPACE) : workspace;
      name = name == null ? entry.text(Field.USE_CASE) : name;
    }
    UseCaseView useCase = useCase(tenant, name);
    if (useCase != null) {
      classes.addAll(useCase.dataClasses());
    }
    var record =
        new Circumstances(
            workspace, name, useCase == null ? null : useCase.riskTier(), classes, tags);
    var resolution = policy.retention(tenant).resolve(RecordClass.CONTENT, record);
    var access = ContentAccess.of(resolution, entries);
    var grant = request.caller().grant();
    if (!access.letsRole(grant)) {
      throw refused(
          request,
          detail,
          tags(entries),
          "A retention schedule lets only these roles read such texts: ",
          access.roles());
    }
    if (!access.letsGrants(grant)) {
      throw refused(
          request,
          detail,
          tags(entries),
          "A retention schedule lets only keys with these grants read such texts: ",
          access.grants());
    }
  }

  private ProblemException refused(
      AdminRequest request,
      CallDetail detail,
      SortedSet<String> tags,
      String sentence,
      Set<String> allowed) {
    journal.refused(
        request.caller(),
        AdminAction.CONTENT_READ,
        "retention_access",
        detail.call().tenant(),
        entry -> entry.text(Field.REQUEST_ID, detail.call().requestId()).texts(Field.TAGS, tags));
    return ProblemException.of(
        403, "forbidden", sentence + String.join(", ", allowed.stream().sorted().toList()) + ".");
  }

  /** Every tag of a call: those of the request, and what a review of the answer added. */
  private static SortedSet<String> tags(List<EntryView> entries) {
    var tags = new TreeSet<String>();
    entries.forEach(entry -> tags.addAll(entry.texts(Field.TAGS)));
    return tags;
  }

  private @Nullable UseCaseView useCase(String tenant, @Nullable String name) {
    var view = services.policies().current().tenant(tenant);
    return name == null || view.isEmpty() ? null : view.get().useCase(name).orElse(null);
  }

  private List<Found> read(List<EntryView> entries) throws ProblemException {
    var found = new ArrayList<Found>();
    try {
      for (var entry : entries) {
        for (var text : ContentHash.values()) {
          if (entry.text(text.field()) != null) {
            found.add(new Found(entry, text, services.vault().of(entry, text)));
          }
        }
      }
      return found;
    } catch (VaultUnavailableException away) {
      throw ContentViews.unavailable();
    }
  }

  /** Whether every text that is shown went through redaction. */
  private static boolean masked(List<Found> seen) {
    return seen.stream()
        .allMatch(each -> "redacted".equals(each.entry().object(Field.CONTENT).get("setting")));
  }

  private void held(ArrayNode held, CallDetail detail, List<EntryView> entries) {
    var first = entries.getFirst();
    String subject = first.text(Field.SUBJECT);
    String about = subject == null ? first.text(Field.USER_ID) : subject;
    services.safeguards().holds().holding(detail.call().tenant()).stream()
        .filter(
            hold ->
                hold.covers(
                    about, first.text(Field.WORKSPACE), first.text(Field.USE_CASE), first.ts()))
        .forEach(hold -> held.add(hold.id()));
  }

  private static ObjectNode json(Found found) {
    var node = JSON.createObjectNode();
    node.put("text", found.text().wireName());
    node.put("entry", found.entry().id().toString());
    node.put("hash", found.entry().text(found.text().field()));
    switch (found.sealed()) {
      case Sealed.Kept(byte[] bytes, byte[] salt) -> {
        node.put("state", "kept");
        node.put("recomputed", found.text().matches(found.entry(), salt, bytes));
        bytes(node, bytes);
      }
      case Sealed.SaltOnly _ -> node.put("state", "hash_only").put("why", why(found.entry()));
      case Sealed.NotKept _ -> node.put("state", "not_kept");
      case Sealed.Erased(UUID by) -> node.put("state", "erased").put("by", by.toString());
      case Sealed.Disposed(UUID by) -> node.put("state", "disposed").put("by", by.toString());
      case Sealed.Elsewhere(byte[] _, String at) -> node.put("state", "elsewhere").put("node", at);
      case Sealed.Lost(String sentence) -> node.put("state", "lost").put("why", sentence);
    }
    return node;
  }

  private static String why(EntryView entry) {
    Object why = entry.object(Field.CONTENT).get("not_kept");
    return why instanceof String text ? text : "the tenant keeps hashes of such calls";
  }

  private static void bytes(ObjectNode node, byte[] bytes) {
    try {
      node.put("content", UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      node.put("content_base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private Answer views(AdminRequest request) throws Exception {
    return views.list(request, find(request, AdminAction.CONTENT_VIEWS));
  }
}
