package io.ledgerline.records.index;

import io.ledgerline.audit.EntryFields;
import io.ledgerline.audit.EntryTime;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.RawObject;
import io.ledgerline.records.Usd;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry with the values that queries filter by.
 *
 * @param stream its stream
 * @param index its place there, from 0
 * @param ts when it happened, UTC
 * @param tenant its tenant; {@code _system} where the entry names none
 * @param bytes exactly what the ledger hashed
 * @param json fields of it, each value as the JSON text that it is: those that rows are made of, or
 *     all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IndexedEntry(
    String stream,
    long index,
    Instant ts,
    UUID id,
    String eventType,
    String tenant,
    @Nullable String requestId,
    byte[] bytes,
    Map<String, String> json) {
  static final String SYSTEM_TENANT = "_system";

  private static final int LONGEST_TEXT = 512; // what a B-tree page of PostgreSQL always holds

  /** Texts without anything that JSON escapes, so that PostgreSQL reads them as we do. */
  private static final Pattern TAGS =
      Pattern.compile("\\[\"[ !#-\\[\\]-~]{1,512}\"(,\"[ !#-\\[\\]-~]{1,512}\"){0,127}]");

  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** What the rows of the copy hold beside the bytes, or are found by. */
  private static final EntryFields OF_ROWS =
      EntryFields.of(
          EnumSet.of(
              Field.TENANT,
              Field.WORKSPACE,
              Field.USE_CASE,
              Field.FEATURE,
              Field.USER_ID,
              Field.MODEL,
              Field.STATUS,
              Field.SESSION_ID,
              Field.BUSINESS_CONTEXT,
              Field.REQUEST_ID,
              Field.TAGS,
              Field.POLICY_FLAGS,
              Field.PROMPT_DATA_CATEGORIES,
              Field.CHANGES,
              Field.RULE,
              Field.TOKENS_INPUT,
              Field.TOKENS_OUTPUT,
              Field.TOKENS_CACHE_READ,
              Field.TOKENS_CACHE_WRITE_5M,
              Field.TOKENS_CACHE_WRITE_1H,
              Field.COST_USD,
              Field.DETAILS));

  /** Reads what rows are made of. */
  static IndexedEntry parse(String stream, long index, byte[] bytes)
      throws UnreadableEntryException {
    return of(stream, index, bytes, object(bytes, OF_ROWS));
  }

  /** Reads all fields of an entry, for a record that is joined. */
  static IndexedEntry whole(byte[] bytes) throws UnreadableEntryException {
    return of("", 0, bytes, object(bytes, null));
  }

  private static IndexedEntry of(String stream, long index, byte[] bytes, Map<String, String> json)
      throws UnreadableEntryException {
    var tenant = text(json, "tenant");
    checkMoney(text(json, "cost_usd"));
    return new IndexedEntry(
        stream,
        index,
        instant(required(json, "ts")),
        uuid(required(json, "id")),
        required(json, "event_type"),
        tenant == null ? SYSTEM_TENANT : tenant,
        text(json, "request_id"),
        bytes,
        json);
  }

  /** A text that goes into an indexed column; null when absent. */
  @Nullable String column(String field) throws UnreadableEntryException {
    return text(json, field);
  }

  /** Its tags as a JSON list; null when absent. */
  @Nullable String tags() throws UnreadableEntryException {
    var list = json.get("tags");
    if (list == null || list.equals("[]")) {
      return null;
    }
    if (!TAGS.matcher(list).matches()) {
      throw new UnreadableEntryException("tags are no list of plain texts of up to 512 characters");
    }
    return list;
  }

  /** The same of an entry whose tags were checked. */
  @Nullable String checkedTags() {
    var list = json.get("tags");
    return list == null || list.equals("[]") ? null : list;
  }

  /** All its fields, of an entry that was read before. */
  Map<String, String> all() {
    try {
      return RawObject.members(bytes);
    } catch (MalformedEntryException notCanonical) {
      throw new IllegalStateException("entry " + index + " of " + stream, notCanonical);
    }
  }

  private static Map<String, String> object(byte[] bytes, @Nullable EntryFields wanted)
      throws UnreadableEntryException {
    try {
      return wanted == null ? RawObject.members(bytes) : RawObject.members(bytes, wanted);
    } catch (MalformedEntryException notCanonical) {
      throw new UnreadableEntryException("not canonical JSON: " + notCanonical.getMessage());
    }
  }

  private static String required(Map<String, String> json, String field)
      throws UnreadableEntryException {
    var value = text(json, field);
    if (value == null) {
      throw new UnreadableEntryException("no " + field);
    }
    return value;
  }

  private static @Nullable String text(Map<String, String> json, String field)
      throws UnreadableEntryException {
    var text = RawObject.text(json.get(field));
    if (text == null) {
      return null;
    }
    if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
      throw new UnreadableEntryException(
          field + " has " + text.length() + " characters or a NUL (expected: <= 512, no NUL)");
    }
    return text;
  }

  private static void checkMoney(@Nullable String usd) throws UnreadableEntryException {
    try {
      if (usd != null && Usd.toNano(usd) < 0) {
        throw new UnreadableEntryException("cost_usd " + usd + " (expected: >= 0)");
      }
    } catch (ArithmeticException | NumberFormatException bad) {
      throw new UnreadableEntryException("cost_usd " + usd + " (expected: a nano-dollar decimal)");
    }
  }

  private static Instant instant(String text) throws UnreadableEntryException {
    try {
      var ts = EntryTime.parse(text);
      if (ts.isBefore(EARLIEST) || !ts.isBefore(LATEST)) {
        throw new UnreadableEntryException("ts " + text + " (expected: 2020 to 2099)");
      }
      return ts;
    } catch (DateTimeException bad) {
      throw new UnreadableEntryException("ts " + text + " (expected: RFC 3339)");
    }
  }

  private static UUID uuid(String text) throws UnreadableEntryException {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException bad) {
      throw new UnreadableEntryException("id " + text + " (expected: a UUID)");
    }
  }
}
