package io.ledgerline.admin.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.AdminJournal;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.Answer;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.ReadScope;
import io.ledgerline.records.query.AuditFilter;
import io.ledgerline.records.query.CallDetail;
import io.ledgerline.records.query.EntryRow;
import io.ledgerline.records.query.FilterField;
import io.ledgerline.records.query.InvalidQueryException;
import io.ledgerline.records.query.Keyset;
import io.ledgerline.records.query.PageRequest;
import io.ledgerline.vault.Vault;
import io.ledgerline.vault.VaultUnavailableException;
import io.ledgerline.vault.key.ContentKey;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who has seen texts of calls and why: an entry for each view, its reason kept encrypted. */
final class ContentViews {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REASON_DOMAIN = "ledgerline.view-reason";

  /** A bit beside those of {@link ContentHash}: the reason, kept under the view's own id. */
  private static final int REASON_BIT = 16;

  private final AdminServices services;
  private final AdminJournal journal;

  ContentViews(AdminServices services, AdminJournal journal) {
    this.services = services;
    this.journal = journal;
  }

  /**
   * What is seen in one view.
   *
   * @param first the first entry of the call that has one of the texts
   * @param texts which texts, by their names on the wire
   * @param masked whether all of them went through redaction
   * @param tags every tag of the call
   */
  record Seen(EntryView first, List<String> texts, boolean masked, SortedSet<String> tags) {}

  /** Records durably that the texts are about to be seen, and returns the receipt. */
  String record(AdminRequest request, CallDetail detail, Seen seen, String reason)
      throws Exception {
    UUID id = services.ids().next();
    var first = seen.first();
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
                      .texts("texts", seen.texts())
                      .flag("masked", seen.masked())
                      .text("reason", Commitment.of(REASON_DOMAIN, key.salt(id), text)));
      if (!seen.tags().isEmpty()) {
        entry.texts(Field.TAGS, seen.tags());
      }
      return journal.record(tenant, entry);
    } catch (VaultUnavailableException away) {
      throw unavailable();
    }
  }

  /** Who has seen texts of the call, newest first. */
  Answer list(AdminRequest request, CallDetail detail) throws Exception {
    int limit = request.number("limit", 1, PageRequest.MOST, 100);
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

  /** The vault can't be asked now. */
  static ProblemException unavailable() {
    return ProblemException.of(
        503, "unavailable", "The vault does not answer at this moment; try again.");
  }
}
