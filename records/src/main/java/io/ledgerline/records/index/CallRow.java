package io.ledgerline.records.index;

import io.ledgerline.records.Usd;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One governed call, joined from its entries: what was admitted or refused, how it ended, what its
 * application and later corrections added. Folding is in ledger order; the later entry wins.
 */
final class CallRow {
  static final String EVENT_TYPE = "claude_api_call";

  private static final Set<String> CALL_EVENTS =
      Set.of(
          "call.admitted",
          "call.completed",
          "call.refused",
          "call.failed",
          "call.aborted",
          "call.interrupted",
          "call.outcome",
          "cost.adjusted");

  /** Says where an entry is, not what the call was. */
  private static final Set<String> OF_THE_ENTRY =
      Set.of("_v", "id", "ts", "event_type", "stream", "admitted", "source", "content");

  private static final Set<String> OF_AN_OUTCOME =
      Set.of("confidence_score", "human_review_required", "approved_by", "downstream_action");

  private static final Set<String> LISTED_TOGETHER =
      Set.of("changes", "committed", "policy_flags", "prompt_data_categories", "tags");
  private static final int MOST_ITEMS = 128;

  /** One entry has it of the request, a later one of the answer: its lists are listed together. */
  private static final String INSPECTION = "inspection";

  final CallKey key;
  private Instant ts;
  private UUID id;
  private final Document document;

  /** Whether its row holds the document, as those do that an earlier version wrote. */
  private final boolean whole;

  /** The time of its earliest entry, and of its latest; null where the row holds the document. */
  private @Nullable Instant first;

  private @Nullable Instant last;

  private CallRow(CallKey key, Instant ts, UUID id, Document document, boolean whole) {
    this.key = key;
    this.ts = ts;
    this.id = id;
    this.document = document;
    this.whole = whole;
  }

  /** Whether an entry is part of a call. */
  static boolean isPart(IndexedEntry entry) {
    return entry.requestId() != null && CALL_EVENTS.contains(entry.eventType());
  }

  /** Whether an entry is the first of its call. */
  static boolean begins(IndexedEntry entry) {
    return entry.eventType().equals("call.admitted");
  }

  /** A row as an earlier version wrote it: it goes on holding its document. */
  static CallRow whole(CallKey key, Instant ts, UUID id, String document) {
    return new CallRow(key, ts, id, Document.read(document), true);
  }

  /** A row as it is in the database, with the document that its entries make. */
  static CallRow stored(
      CallKey key, Instant ts, UUID id, Document document, Instant first, Instant last) {
    var row = new CallRow(key, ts, id, document, false);
    row.first = first;
    row.last = last;
    return row;
  }

  /** A row that no entry has been folded into. */
  static CallRow begin(CallKey key, IndexedEntry first) {
    return new CallRow(key, first.ts(), first.id(), empty("open"), false);
  }

  /** The document of a call of which only the status is known. */
  static Document empty(String status) {
    var document = new Document();
    document.put("event_type", EVENT_TYPE);
    document.put("status", status);
    return document;
  }

  Instant ts() {
    return ts;
  }

  UUID id() {
    return id;
  }

  String status() {
    var status = document.text("status");
    return status == null ? "open" : status;
  }

  @Nullable String text(String field) {
    return document.text(field);
  }

  /** Its tags as a JSON list; null for none. */
  @Nullable String tags() {
    return document.list("tags");
  }

  Document document() {
    return document;
  }

  /** The document, for a row that holds it; null where it is read from the entries. */
  @Nullable String json() {
    return whole ? document.json() : null;
  }

  /** The time of its earliest entry; null for a row that holds its document. */
  @Nullable Instant first() {
    return first;
  }

  /** The time of its latest entry; null for a row that holds its document. */
  @Nullable Instant last() {
    return last;
  }

  /** Why it is worth a look, with commas between; empty where nothing is. */
  String flagged() {
    return String.join(",", flags());
  }

  /** The same, one by one. */
  List<String> flags() {
    return FlagKinds.of(document);
  }

  void fold(IndexedEntry entry) {
    if (!whole) {
      first = first == null || entry.ts().isBefore(first) ? entry.ts() : first;
      last = last == null || entry.ts().isAfter(last) ? entry.ts() : last;
    }
    switch (entry.eventType()) {
      case "call.admitted" -> begun(entry, "open");
      case "call.refused" -> refused(entry);
      case "call.outcome" -> outcome(entry);
      case "cost.adjusted" -> adjusted(entry);
      default -> ended(entry);
    }
  }

  /** What is taken from an entry: all of it for a row that holds the document. */
  private Map<String, String> fields(IndexedEntry entry) {
    return whole ? entry.all() : entry.json();
  }

  private void begun(IndexedEntry entry, String status) {
    var known = document.has("ended_ts") ? status() : status;
    ts = entry.ts();
    id = entry.id();
    overlay(fields(entry));
    document.put("status", known);
  }

  private void refused(IndexedEntry entry) {
    if (!document.has("request_id")) {
      begun(entry, "refused");
    }
    ended(entry);
  }

  private void ended(IndexedEntry entry) {
    overlay(fields(entry));
    document.put("status", entry.eventType().substring("call.".length()));
    document.put("ended_ts", entry.ts().toString());
  }

  private void outcome(IndexedEntry entry) {
    var said = fields(entry);
    OF_AN_OUTCOME.forEach(field -> document.set(field, said.get(field)));
    document.put("outcome_ts", entry.ts().toString());
  }

  private void adjusted(IndexedEntry entry) {
    fields(entry)
        .forEach(
            (name, value) -> {
              if (name.startsWith("tokens_")
                  || name.startsWith("cost_")
                  || name.equals("price_table")) {
                document.set(name, value);
              }
            });
  }

  private void overlay(Map<String, String> entry) {
    entry.forEach(
        (name, value) -> {
          if (LISTED_TOGETHER.contains(name)) {
            document.join(name, value, MOST_ITEMS);
          } else if (name.equals(INSPECTION)) {
            document.joinMembers(name, value, MOST_ITEMS);
          } else if (!OF_THE_ENTRY.contains(name)) {
            document.set(name, value);
          }
        });
  }

  /** Where this call counts in the roll-ups. */
  UsageKey usageKey() {
    return new UsageKey(
        ts.truncatedTo(ChronoUnit.HOURS),
        key.tenant(),
        orEmpty("workspace"),
        orEmpty("use_case"),
        orEmpty("feature"),
        orEmpty("model"),
        orEmpty("user_id"));
  }

  /** What this call counts there. */
  Usage usage() {
    return switch (status()) {
      case "refused" -> spent(0, 1, 0); // what its answer cost that nobody got
      case "failed", "aborted", "interrupted" -> spent(1, 0, 1);
      default -> spent(1, 0, 0);
    };
  }

  private Usage spent(int calls, int refused, int failed) {
    return new Usage(
        calls,
        refused,
        failed,
        number("tokens_input"),
        number("tokens_output"),
        number("tokens_cache_read"),
        number("tokens_cache_write_5m"),
        number("tokens_cache_write_1h"),
        costNano());
  }

  private long costNano() {
    var cost = text("cost_usd");
    return cost == null ? 0 : Usd.toNano(cost);
  }

  private long number(String field) {
    return document.number(field);
  }

  private String orEmpty(String field) {
    var value = text(field);
    return value == null ? "" : value;
  }

  /** A call's identity: request ids are unique inside a tenant. */
  record CallKey(String tenant, String requestId) {}

  /** An hour and the dimensions that cost is reported by; empty where absent. */
  record UsageKey(
      Instant hour,
      String tenant,
      String workspace,
      String useCase,
      String feature,
      String model,
      String userId) {}
}
