package io.ledgerline.cli.api;

import static io.ledgerline.cli.api.Http.segment;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    return Answers.Applied.of(http.json("POST", "/apply", Map.of(), body));
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
    return Answers.Applied.of(http.json("DELETE", "/settings/" + segment(kind), query, null));
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
    return Answers.texts(http.json("GET", "/settings", Map.of(), null).path("kinds"));
  }

  /** Settings of a kind, all pages; with a name, that one's versions, newest first. */
  public List<Answers.Setting> settings(String kind, @Nullable String name) throws ApiException {
    var query = new HashMap<String, String>();
    if (name != null) {
      query.put("name", name);
    }
    return http.pages("/settings/" + segment(kind), query).stream()
        .map(Answers.Setting::of)
        .toList();
  }

  /** Keys of callers, of the ledger and of the vault. */
  public KeysApi keys() {
    return new KeysApi(http);
  }

  /** The names of the ledger's streams in scope. */
  public List<String> ledgerStreams() throws ApiException {
    var names = new ArrayList<String>();
    for (var each : http.json("GET", "/ledger", Map.of(), null).path("streams")) {
      names.add(Answers.text(each, "stream"));
    }
    return names;
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

  /** One page of joined calls. */
  public Answers.Rows calls(Map<String, String> query) throws ApiException {
    return Answers.Rows.of(http.json("GET", "/audit/calls", query, null));
  }

  /** One page of entries, each with its place and receipt. */
  public Answers.Rows entries(Map<String, String> query) throws ApiException {
    return Answers.Rows.of(http.json("GET", "/audit/entries", query, null));
  }

  /** Everything that matches as JSON lines; to be read to its end and closed. */
  public InputStream export(Map<String, String> query) throws ApiException {
    return http.stream("/audit/export", query, null);
  }

  /**
   * Follows entries until the feed ends.
   *
   * @param after the place {@code stream/index} of the last entry seen, or null to begin now
   * @param entries takes each, canonical JSON
   * @return the place of the last entry received
   */
  public @Nullable String follow(
      Map<String, String> query, @Nullable String after, Consumer<String> entries)
      throws ApiException {
    return EntryFeed.read(http.stream("/audit/tail", query, after), after, entries);
  }

  /** The cost report. */
  public Answers.Cost cost(Map<String, String> query) throws ApiException {
    return Answers.Cost.of(http.json("GET", "/reports/cost", query, null));
  }

  /** One page of calls that are worth a look. */
  public Answers.Rows flagged(Map<String, String> query) throws ApiException {
    return Answers.Rows.of(http.json("GET", "/reports/flagged", query, null));
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
    return Answers.text(json, "tlog_proof");
  }

  /** Adds an outcome to a call, from the members that the API documents. */
  public JsonNode outcome(String requestId, ObjectNode outcome) throws ApiException {
    return http.json("POST", "/calls/" + segment(requestId) + "/outcome", Map.of(), outcome);
  }

  /** A list of what keeps evidence safe, all pages: {@code /approvals}, {@code /holds}. */
  public List<JsonNode> safeguards(String path, Map<String, String> query) throws ApiException {
    return http.pages(path, query);
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
    return Answers.Pack.of(http.post("/evidence/packs", wish));
  }

  /** What a tenant's schedules say together. */
  public JsonNode retention(String tenant, Map<String, String> query) throws ApiException {
    return http.json("GET", "/retention/" + segment(tenant), query, null);
  }
}
