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
import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.retention.Circumstances;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.CallDetail;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.FilterField;
import io.ledgerline.records.query.InvalidQueryException;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.PageRequest;
import io.ledgerline.vault.Sealed;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.ContentKey;
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
  private static final String REASON_DOMAIN = "ledgerline.view-reason";
  private static final int LONGEST_REASON = 500;

  /** A bit beside those of {@link ContentHash}: the reason, kept under the view's own id. */
  private static final int REASON_BIT = 16;

  private final AdminServices services;
  private final AdminJournal journal;

  public ContentResource(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
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
    String receipt = kept.isEmpty() ? null : viewed(request, detail, kept, tags(entries), reason);
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
      throw unavailable();
    }
  }

  private static ProblemException unavailable() {
    return ProblemException.of(
        503, "unavailable", "The vault does not answer at this moment; try again.");
  }

  /** Records that the texts are about to be seen. */
  private String viewed(
      AdminRequest request,
      CallDetail detail,
      List<Found> seen,
      SortedSet<String> tags,
      String reason)
      throws Exception {
    UUID id = services.ids().next();
    var first = seen.getFirst().entry();
    try (ContentKey.Lease key = services.vault().keyOf(first)) {
      if (key == null) {
        throw unavailable(); // destroyed since it was read: nothing is shown
      }
      byte[] text = reason.getBytes(UTF_8);
      services.vault().keep(key, id, List.of(new Vault.Text(REASON_BIT, text)));
      var tenant = detail.call().tenant();
      var entry =
          journal
              .entry(
                  id, EventType.CONTENT_VIEWED, request.caller(), AdminAction.CONTENT_READ, tenant)
              .text(Field.REQUEST_ID, detail.call().requestId())
              .text(Field.WORKSPACE, first.text(Field.WORKSPACE))
              .text(Field.USE_CASE, first.text(Field.USE_CASE))
              .object(
                  Field.CONTENT,
                  EntryObject.object()
                      .text("key", key.keyId().toString())
                      .text("node", services.vault().node())
                      .texts("kept", List.of("reason")))
              .object(
                  Field.DETAILS,
                  EntryObject.object()
                      .texts("texts", seen.stream().map(each -> each.text().wireName()).toList())
                      .flag("masked", masked(seen))
                      .text("reason", Commitment.of(REASON_DOMAIN, key.salt(id), text)));
      if (!tags.isEmpty()) {
        entry.texts(Field.TAGS, tags);
      }
      return journal.record(tenant, entry);
    } catch (VaultUnavailableException away) {
      throw unavailable();
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
    int limit = request.number("limit", 1, PageRequest.MOST, 100);
    CallDetail detail = find(request, AdminAction.CONTENT_VIEWS);
    var filter =
        new AuditFilter(
            Map.of(
                FilterField.REQUEST_ID, detail.call().requestId(),
                FilterField.EVENT_TYPE, EventType.CONTENT_VIEWED.wireName()),
            null,
            null);
    var page =
        services
            .audit()
            .entries(
                ReadScope.tenant(detail.call().tenant()),
                filter,
                new PageRequest(after(request), limit, false));
    var body = JSON.createObjectNode().put("request_id", detail.call().requestId());
    var items = body.putArray("items");
    for (var row : page.items()) {
      items.add(view(row));
    }
    body.put("next", page.next() == null ? null : page.next().token());
    return Answer.ok(body);
  }

  private static @Nullable Keyset after(AdminRequest request) throws InvalidQueryException {
    var token = request.query("after");
    return token == null ? null : Keyset.of(token);
  }

  private ObjectNode view(EntryRow row) throws Exception {
    var entry = EntryView.parse(row.bytes());
    var node = JSON.createObjectNode();
    node.put("at", entry.ts().toString());
    node.put("by", String.valueOf(entry.object(Field.ACTOR).get("subject")));
    node.put("role", entry.text(Field.ROLE)).put("key_id", entry.text(Field.KEY_ID));
    var details = entry.object(Field.DETAILS);
    var texts = node.putArray("texts");
    if (details.get("texts") instanceof List<?> names) {
      names.forEach(name -> texts.add(String.valueOf(name)));
    }
    node.put("masked", Boolean.TRUE.equals(details.get("masked")));
    node.put("reason", reason(entry));
    node.put("reason_hash", String.valueOf(details.get("reason")));
    node.put("receipt", row.receipt());
    return node;
  }

  /** Why, in words; null where its key is destroyed or it lies on another node. */
  private @Nullable String reason(EntryView entry) throws ProblemException {
    try (ContentKey.Lease key = services.vault().keyOf(entry)) {
      byte[] bytes = key == null ? null : services.vault().read(key, entry.id(), REASON_BIT);
      return bytes == null ? null : new String(bytes, UTF_8);
    } catch (VaultUnavailableException away) {
      throw unavailable();
    }
  }
}
