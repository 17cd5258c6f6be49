package io.ledgerline.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The admin API of one server. Blocking; each method is one request unless it says otherwise. */
public final class AdminApi {
  private static final JsonMapper JSON = new JsonMapper();

  private final Http http;

  /**
   * Talks to that server; nothing is sent yet.
   *
   * @throws ApiException when the file of trusted authorities can't be used
   */
  public AdminApi(Server server) throws ApiException {
    this.http = new Http(server);
  }

  /**
   * Applies documents, or says what they would change.
   *
   * @param documents text by file name
   */
  public Answers.Applied apply(Map<String, String> documents, boolean dryRun) throws ApiException {
    var body = JSON.createObjectNode().put("dry_run", dryRun);
    var list = body.putArray("documents");
    documents.forEach((file, text) -> list.addObject().put("file", file).put("text", text));
    return applied(http.json("POST", "/apply", Map.of(), body));
  }

  /**
   * Takes one setting back, or says what that would change.
   *
   * @param name its name, or tenant/name
   */
  public Answers.Applied unset(String kind, String name, boolean dryRun) throws ApiException {
    var query = new HashMap<>(Map.of("name", name));
    if (dryRun) {
      query.put("dry_run", "true");
    }
    return applied(http.json("DELETE", "/settings/" + segment(kind), query, null));
  }

  private static Answers.Applied applied(JsonNode json) {
    var changes = new ArrayList<Answers.Change>();
    for (var change : json.path("changes")) {
      changes.add(
          new Answers.Change(
              text(change, "operation"),
              text(change, "kind"),
              text(change, "name"),
              texts(change.path("diff"))));
    }
    return new Answers.Applied(json.path("applied").booleanValue(false), changes, json);
  }

  /**
   * What policies would have done with calls of a period, by what was found in them.
   *
   * @param documents text by file name
   * @param query {@code from}, {@code until}, {@code tenant}; the last seven days where absent
   */
  public JsonNode tryPolicies(Map<String, String> documents, Map<String, String> query)
      throws ApiException {
    var body = JSON.createObjectNode();
    var list = body.putArray("documents");
    documents.forEach((file, text) -> list.addObject().put("file", file).put("text", text));
    return http.json("POST", "/policies/trial", query, body);
  }

  /** A published JSON Schema: {@code apply}, or the name of an export profile. */
  public JsonNode schema(String name) throws ApiException {
    return http.json("GET", "/schemas/" + segment(name), Map.of(), null);
  }

  /** The kinds of settings. */
  public List<String> kinds() throws ApiException {
    return texts(http.json("GET", "/settings", Map.of(), null).path("kinds"));
  }

  /** Settings of a kind, all pages; with a name, that one's versions, newest first. */
  public List<Answers.Setting> settings(String kind, @Nullable String name) throws ApiException {
    var query = new HashMap<String, String>();
    if (name != null) {
      query.put("name", name);
    }
    var found = new ArrayList<Answers.Setting>();
    for (var item : all("/settings/" + segment(kind), query)) {
      found.add(
          new Answers.Setting(
              text(item, "kind"),
              text(item, "name"),
              item.path("version").longValue(0),
              text(item, "changed_at"),
              text(item, "by"),
              item.path("spec"),
              item.path("removed").booleanValue(false)));
    }
    return found;
  }

  /** Issues a key from the members that the API documents. */
  public Answers.Key issueKey(ObjectNode wish) throws ApiException {
    return key(http.json("POST", "/keys", Map.of(), wish));
  }

  /** Revokes a key, everywhere or on that node only. */
  public void revokeKey(String keyId, boolean local) throws ApiException {
    var query = local ? Map.of("local", "true") : Map.<String, String>of();
    http.json("DELETE", "/keys/" + segment(keyId), query, null);
  }

  /** All keys in scope, all pages. */
  public List<Answers.Key> keys() throws ApiException {
    return all("/keys", new HashMap<>()).stream().map(AdminApi::key).toList();
  }

  /** The names of the ledger's streams in scope. */
  public List<String> ledgerStreams() throws ApiException {
    var names = new ArrayList<String>();
    for (var each : http.json("GET", "/ledger", Map.of(), null).path("streams")) {
      names.add(text(each, "stream"));
    }
    return names;
  }

  /** The keys that sign checkpoints, with the vkeys of a stream (null: the key's own). */
  public JsonNode ledgerKeys(@Nullable String stream) throws ApiException {
    var query = stream == null ? Map.<String, String>of() : Map.of("stream", stream);
    return http.json("GET", "/ledger-keys", query, null);
  }

  /** Makes new keys for checkpoints and signs with them from now on. */
  public JsonNode rotateLedgerKeys() throws ApiException {
    return http.json("POST", "/ledger-keys/rotate", Map.of(), null);
  }

  /** The texts of a call, for a key that may read them; the view is recorded. */
  public JsonNode content(String requestId, String reason) throws ApiException {
    var path = "/calls/" + segment(requestId) + "/content";
    return http.json("POST", path, Map.of(), JSON.createObjectNode().put("reason", reason));
  }

  /** Who has seen texts of a call: one page. */
  public JsonNode views(String requestId, Map<String, String> query) throws ApiException {
    return http.json("GET", "/calls/" + segment(requestId) + "/views", query, null);
  }

  /** The keys of a tenant's vault. */
  public JsonNode vaultKeys(String tenant) throws ApiException {
    return http.json("GET", "/vault-keys/" + segment(tenant), Map.of(), null);
  }

  /** Wraps everything in a tenant's vault under a new key. */
  public JsonNode rotateVaultKeys(String tenant) throws ApiException {
    return http.json("POST", "/vault-keys/" + segment(tenant) + "/rotate", Map.of(), null);
  }

  /** Gives the installation another vault key. */
  public JsonNode rotateInstallationKey(boolean othersStopped) throws ApiException {
    var body = JSON.createObjectNode().put("others_stopped", othersStopped);
    return http.json("POST", "/vault-installation-key/rotate", Map.of(), body);
  }

  /** One page of joined calls. */
  public Answers.Rows calls(Map<String, String> query) throws ApiException {
    return rows(http.json("GET", "/audit/calls", query, null));
  }

  /** One page of entries, each with its place and receipt. */
  public Answers.Rows entries(Map<String, String> query) throws ApiException {
    return rows(http.json("GET", "/audit/entries", query, null));
  }

  /** Everything that matches as JSON lines; to be read to its end and closed. */
  public InputStream export(Map<String, String> query) throws ApiException {
    return http.stream("/audit/export", query, null);
  }

  /**
   * Follows entries until the feed ends.
   *
   * @param after the place {@code stream/index} of the last entry seen, or null to begin now
   * @return the place of the last entry received
   */
  public @Nullable String follow(
      Map<String, String> query, @Nullable String after, Listener listener) throws ApiException {
    var last = after;
    try (var in = http.stream("/audit/tail", query, after);
        var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id: ")) {
          last = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
          listener.entry(line.substring("data: ".length()));
        }
      }
    } catch (IOException brokenOff) {
      return last; // the caller comes again
    }
    return last;
  }

  /** The cost report. */
  public Answers.Cost cost(Map<String, String> query) throws ApiException {
    var json = http.json("GET", "/reports/cost", query, null);
    var by = texts(json.path("by"));
    var rows = new ArrayList<Answers.CostRow>();
    for (var row : json.path("rows")) {
      rows.add(costRow(row, by.stream().map(name -> text(row, name)).toList()));
    }
    var total = costRow(json.path("total"), List.of());
    return new Answers.Cost(by, rows, total, json.path("truncated").booleanValue(false), json);
  }

  /** One page of calls that are worth a look. */
  public Answers.Rows flagged(Map<String, String> query) throws ApiException {
    return rows(http.json("GET", "/reports/flagged", query, null));
  }

  /** How often people found each detector right. */
  public JsonNode verdicts(Map<String, String> query) throws ApiException {
    return http.json("GET", "/reports/verdicts", query, null);
  }

  /** Says whether a finding in a call was right, from the members that the API documents. */
  public JsonNode review(String requestId, ObjectNode verdict) throws ApiException {
    return http.json("POST", "/calls/" + segment(requestId) + "/verdicts", Map.of(), verdict);
  }

  /** One call with its entries. */
  public JsonNode call(String requestId) throws ApiException {
    return http.json("GET", "/calls/" + segment(requestId), Map.of(), null);
  }

  /** The tlog-proof (C2SP) of an entry, as text. */
  public String proof(String stream, long index) throws ApiException {
    var query = Map.of("index", String.valueOf(index));
    var json = http.json("GET", "/ledger/" + segment(stream) + "/proof", query, null);
    return text(json, "tlog_proof");
  }

  /** Adds an outcome to a call, from the members that the API documents. */
  public JsonNode outcome(String requestId, ObjectNode outcome) throws ApiException {
    return http.json("POST", "/calls/" + segment(requestId) + "/outcome", Map.of(), outcome);
  }

  /** A list of what keeps evidence safe, all pages: {@code /approvals}, {@code /holds}. */
  public List<JsonNode> safeguards(String path, Map<String, String> query) throws ApiException {
    return all(path, new HashMap<>(query));
  }

  /** One approval. */
  public JsonNode approval(String approval) throws ApiException {
    return http.json("GET", "/approvals/" + segment(approval), Map.of(), null);
  }

  /** What a waiting tool would be given; recorded as a view. */
  public JsonNode toolInput(String approval) throws ApiException {
    return http.json("GET", "/approvals/" + segment(approval) + "/input", Map.of(), null);
  }

  /** Approves or denies. */
  public JsonNode decide(String approval, String verb) throws ApiException {
    return http.json("POST", "/approvals/" + segment(approval) + "/" + verb, Map.of(), null);
  }

  /** Sets a hold, from the members that the API documents. */
  public JsonNode setHold(ObjectNode wish) throws ApiException {
    return http.json("POST", "/holds", Map.of(), wish);
  }

  /** Asks for a hold to be cleared. */
  public JsonNode clearHold(String hold) throws ApiException {
    return http.json("POST", "/holds/" + segment(hold) + "/clear", Map.of(), null);
  }

  /** Asks for an erasure, from the members that the API documents. */
  public JsonNode requestErasure(ObjectNode wish) throws ApiException {
    return http.json("POST", "/erasures", Map.of(), wish);
  }

  /** The certificate of an erasure. */
  public JsonNode erasure(String id) throws ApiException {
    return http.json("GET", "/erasures/" + segment(id), Map.of(), null);
  }

  /** Makes an evidence pack, from the members that the API documents. */
  public Answers.Pack evidencePack(ObjectNode wish) throws ApiException {
    var response = http.post("/evidence/packs", wish);
    var headers = response.headers();
    return new Answers.Pack(
        response.body(),
        headers.firstValue("ledgerline-pack-sha256").orElse(""),
        headers.firstValueAsLong("ledgerline-pack-bytes").orElse(0),
        headers.firstValueAsLong("ledgerline-pack-entries").orElse(0),
        headers.firstValueAsLong("ledgerline-pack-hidden").orElse(0),
        headers.firstValue("ledgerline-receipt").orElse(""));
  }

  /** What a tenant's schedules say together. */
  public JsonNode retention(String tenant, Map<String, String> query) throws ApiException {
    return http.json("GET", "/retention/" + segment(tenant), query, null);
  }

  private List<JsonNode> all(String path, Map<String, String> query) throws ApiException {
    var items = new ArrayList<JsonNode>();
    String next = null;
    do {
      if (next != null) {
        query.put("after", next);
      }
      var page = rows(http.json("GET", path, query, null));
      items.addAll(page.items());
      next = page.next();
    } while (next != null);
    return items;
  }

  private static Answers.Rows rows(JsonNode page) {
    var items = new ArrayList<JsonNode>();
    page.path("items").forEach(items::add);
    return new Answers.Rows(items, page.path("next").stringValue(null));
  }

  private static Answers.Key key(JsonNode json) {
    return new Answers.Key(
        text(json, "key_id"),
        text(json, "name"),
        text(json, "owner"),
        text(json, "role"),
        text(json, "scope"),
        json.path("tenant").stringValue(null),
        json.path("workspace").stringValue(null),
        text(json, "issued_at"),
        json.path("expires_at").stringValue(null),
        json.path("revoked_at").stringValue(null),
        json.path("secret").stringValue(null),
        json);
  }

  private static Answers.CostRow costRow(JsonNode row, List<String> labels) {
    return new Answers.CostRow(
        labels,
        row.path("calls").longValue(0),
        row.path("refused").longValue(0),
        row.path("failed").longValue(0),
        row.path("tokens_in").longValue(0),
        row.path("tokens_out").longValue(0),
        row.path("tokens_cache_read").longValue(0),
        row.path("tokens_cache_write").longValue(0),
        new BigDecimal(row.path("cost_usd_exact").stringValue("0")));
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).stringValue("");
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.stringValue("")));
    return texts;
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Receives the entries of a feed. */
  public interface Listener {
    /** Takes one entry, canonical JSON. */
    void entry(String json);
  }
}
