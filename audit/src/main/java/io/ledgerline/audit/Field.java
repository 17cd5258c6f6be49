package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The top-level fields of an entry, with the one shape each may have.
 *
 * <p>{@code entry.schema.json} publishes the same list; a test holds the two together.
 */
public enum Field {
  /** Schema version; sorts in front of every other name, so it is the first thing in the bytes. */
  VERSION("_v", Kind.INTEGER),
  ID("id", Kind.UUID),
  TS("ts", Kind.TIME),
  EVENT_TYPE("event_type", Kind.TEXT),
  STREAM("stream", Kind.TEXT),
  TENANT("tenant", Kind.TEXT),
  WORKSPACE("workspace", Kind.TEXT),
  USE_CASE("use_case", Kind.TEXT),
  FEATURE("feature", Kind.TEXT),
  BUSINESS_CONTEXT("business_context", Kind.TEXT),
  SESSION_ID("session_id", Kind.TEXT),
  CONVERSATION("conversation", Kind.TEXT),
  REQUEST_ID("request_id", Kind.TEXT),
  /** Random pseudonym {@code u_…}. */
  USER_ID("user_id", Kind.TEXT),
  /** {@code kind}, {@code subject} (pseudonym), {@code ip} (commitment). */
  ACTOR("actor", Kind.OBJECT),
  /** Pseudonym of whom the content is about. */
  SUBJECT("subject", Kind.TEXT),
  KEY_ID("key_id", Kind.TEXT),
  KEY_NAME("key_name", Kind.TEXT),
  ROLE("role", Kind.TEXT),
  SCOPE("scope", Kind.TEXT),
  EXPIRES_AT("expires_at", Kind.TIME),
  /** The model that ran. */
  MODEL("model", Kind.TEXT),
  MODEL_REQUESTED("model_requested", Kind.TEXT),
  MODEL_TIER("model_tier", Kind.TEXT),
  UPSTREAM("upstream", Kind.TEXT),
  /**
   * What the request uses of the provider's API beyond messages, for example {@code web_search}.
   */
  API_FEATURES("api_features", Kind.TEXTS),
  UPSTREAM_REQUEST_ID("upstream_request_id", Kind.TEXT),
  MESSAGE_ID("message_id", Kind.TEXT),
  /** Which governed operation: {@code messages}, {@code count_tokens}, {@code models}, … */
  OPERATION("operation", Kind.TEXT),
  STREAMED("streamed", Kind.FLAG),
  SIMULATED("simulated", Kind.FLAG),
  NODE("node", Kind.TEXT),
  INSTALLATION("installation", Kind.TEXT),
  ORIGIN("origin", Kind.TEXT),
  VKEY("vkey", Kind.TEXT),
  POLICY_VERSION("policy_version", Kind.TEXT),
  PROMPT_VERSION("prompt_version", Kind.TEXT),
  PROMPT_HASH("prompt_hash", Kind.HASH),
  PROMPT_SENT_HASH("prompt_sent_hash", Kind.HASH),
  RESPONSE_HASH("response_hash", Kind.HASH),
  RESPONSE_RECEIVED_HASH("response_received_hash", Kind.HASH),
  PROMPT_BYTES("prompt_bytes", Kind.INTEGER),
  RESPONSE_BYTES("response_bytes", Kind.INTEGER),
  PROMPT_DATA_CATEGORIES("prompt_data_categories", Kind.TEXTS),
  CLASSIFICATION("classification", Kind.TEXT),
  POLICY_FLAGS("policy_flags", Kind.TEXTS),
  /** What rules say of the call, {@code name=value}: selects retention schedules and readers. */
  TAGS("tags", Kind.TEXTS),
  REDACTION_METADATA("redaction_metadata", Kind.OBJECT),
  /** {@code scanned}, {@code skipped}, {@code detectors}. */
  INSPECTION("inspection", Kind.OBJECT),
  /** What the gateway changed in the body, one object each. */
  CHANGES("changes", Kind.OBJECTS),
  /**
   * {@code setting} ({@code none}, {@code hash}, {@code redacted}, {@code full}), {@code kept}
   * (which texts are in the vault), {@code key} (random id of the key that salts and texts derive
   * from), {@code node} (where the texts lie), {@code not_kept} (why a text that should be there is
   * not).
   */
  CONTENT("content", Kind.OBJECT),
  /** {@code schedule}, {@code until}, {@code hold}; the same of the texts with {@code content_}. */
  RETENTION_STATE("retention_state", Kind.OBJECT),
  /** 0 to 1, only where the application or a reviewer gave one. */
  CONFIDENCE_SCORE("confidence_score", Kind.DECIMAL),
  HUMAN_REVIEW_REQUIRED("human_review_required", Kind.FLAG),
  APPROVED_BY("approved_by", Kind.TEXT),
  DOWNSTREAM_ACTION("downstream_action", Kind.TEXT),
  STATUS("status", Kind.TEXT),
  /** Stable id of the rule that refused. */
  RULE("rule", Kind.TEXT),
  /** One sentence for a person. */
  REASON("reason", Kind.TEXT),
  HTTP_STATUS("http_status", Kind.INTEGER),
  STOP_REASON("stop_reason", Kind.TEXT),
  ERROR_TYPE("error_type", Kind.TEXT),
  /** {@code complete}, {@code partial}, {@code unknown}: what is known of the caller's side. */
  DELIVERY("delivery", Kind.TEXT),
  LATENCY_MS("latency_ms", Kind.INTEGER),
  TTFT_MS("ttft_ms", Kind.INTEGER),
  OVERHEAD_US("overhead_us", Kind.INTEGER),
  TOKENS_INPUT("tokens_input", Kind.INTEGER),
  TOKENS_OUTPUT("tokens_output", Kind.INTEGER),
  TOKENS_CACHE_READ("tokens_cache_read", Kind.INTEGER),
  TOKENS_CACHE_WRITE_5M("tokens_cache_write_5m", Kind.INTEGER),
  TOKENS_CACHE_WRITE_1H("tokens_cache_write_1h", Kind.INTEGER),
  TOKENS_THINKING("tokens_thinking", Kind.INTEGER),
  WEB_SEARCHES("web_searches", Kind.INTEGER),
  SERVICE_TIER("service_tier", Kind.TEXT),
  INFERENCE_GEO("inference_geo", Kind.TEXT),
  SPEED("speed", Kind.TEXT),
  COST_USD("cost_usd", Kind.USD),
  COST_RESERVED_USD("cost_reserved_usd", Kind.USD),
  /** {@code measured}, {@code estimated} or {@code worst_case}. */
  COST_BASIS("cost_basis", Kind.TEXT),
  PRICE_TABLE("price_table", Kind.TEXT),
  /** The budgets that held this call's reservation. */
  BUDGETS("budgets", Kind.OBJECTS),
  BUDGET("budget", Kind.TEXT),
  WINDOW("window", Kind.TEXT),
  /** Per cent of the limit. */
  THRESHOLD("threshold", Kind.INTEGER),
  LIMIT_USD("limit_usd", Kind.USD),
  SPENT_USD("spent_usd", Kind.USD),
  /** {@code stream}, {@code index} of the entry that this one ends or adds to. */
  ADMITTED("admitted", Kind.OBJECT),
  /** {@code kind}, {@code name}, {@code before}, {@code after}. */
  CHANGE("change", Kind.OBJECT),
  /** {@code from}, {@code to}. */
  PERIOD("period", Kind.OBJECT),
  FORMAT("format", Kind.TEXT),
  COUNT("count", Kind.INTEGER),
  SINK("sink", Kind.TEXT),
  SOFTWARE("software", Kind.TEXT),
  BUILD("build", Kind.TEXT),
  CONFIGURATION("configuration", Kind.HASH),
  /** Detector names and versions at start. */
  DETECTORS("detectors", Kind.TEXTS),
  /** Anything else a type documents, without personal data. */
  DETAILS("details", Kind.OBJECT),
  /**
   * Who made the entry: {@code gateway}, {@code admin}, {@code application}, a collector's name.
   */
  SOURCE("source", Kind.TEXT),
  /** Names of caller texts that stand here as commitments; their text is not in the leaf. */
  COMMITTED("committed", Kind.TEXTS),
  /** Per field that did not fit: how much there was, and a commitment to what is left out. */
  SHORTENED("shortened", Kind.OBJECT);

  /** The one JSON shape of a field. */
  public enum Kind {
    TEXT,
    UUID,
    /** RFC 3339, UTC, milliseconds, {@code Z}. */
    TIME,
    /** {@code sha256:} and 64 lower-case hex digits. */
    HASH,
    /** Within ±(2^53 - 1), so that every JSON reader agrees. */
    INTEGER,
    DECIMAL,
    FLAG,
    /** US dollars as a decimal string, exact to the nano-dollar. */
    USD,
    TEXTS,
    OBJECT,
    OBJECTS
  }

  private static final Map<String, Field> BY_NAME = new HashMap<>();
  private static final Field[] IN_ORDER = values();

  static {
    // RFC 8785 §3.2.3 sorts by UTF-16 code units; all names are ASCII, so String order is that.
    Arrays.sort(IN_ORDER, Comparator.comparing(Field::wireName));
    for (int rank = 0; rank < IN_ORDER.length; rank++) {
      IN_ORDER[rank].rank = rank;
      BY_NAME.put(IN_ORDER[rank].wireName, IN_ORDER[rank]);
    }
  }

  private final String wireName;
  private final Kind kind;
  private final byte[] key;
  private int rank;

  Field(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
    this.key = ('"' + wireName + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  /** The name in the entry's JSON. */
  public String wireName() {
    return wireName;
  }

  /** The one shape this field may have. */
  public Kind kind() {
    return kind;
  }

  /** The field of that name, null where this version knows none. */
  public static @Nullable Field of(String wireName) {
    return BY_NAME.get(wireName);
  }

  int rank() {
    return rank;
  }

  /** The name as it is written, with quotes and colon; not to be changed. */
  byte[] key() {
    return key;
  }

  static Field atRank(int rank) {
    return IN_ORDER[rank];
  }

  static int howMany() {
    return IN_ORDER.length;
  }
}
