package io.ledgerline.cli.api;

import static io.ledgerline.cli.api.Http.segment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys that one server knows: those that callers show, those that sign checkpoints, those that
 * the vault's texts hang on. Blocking; each method is one request unless it says otherwise.
 */
public final class KeysApi {
  private static final JsonMapper JSON = new JsonMapper();

  private final Http http;

  KeysApi(Http http) {
    this.http = http;
  }

  /** Issues a key from the members that the API documents. */
  public Answers.Key issue(ObjectNode wish) throws ApiException {
    return Answers.Key.of(http.json("POST", "/keys", Map.of(), wish));
  }

  /** Revokes a key, everywhere or on that node only. */
  public void revoke(String keyId, boolean local) throws ApiException {
    var query = local ? Map.of("local", "true") : Map.<String, String>of();
    http.json("DELETE", "/keys/" + segment(keyId), query, null);
  }

  /** All keys in scope, all pages. */
  public List<Answers.Key> all() throws ApiException {
    return http.pages("/keys", Map.of()).stream().map(Answers.Key::of).toList();
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
}
