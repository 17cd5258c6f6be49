package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries that change what may be said about others: always shown, and named one by one. */
public final class Events {
  /** Their types. */
  public static final Set<EventType> TYPES =
      EnumSet.of(
          EventType.STREAM_OPENED,
          EventType.STREAM_CLOSED,
          EventType.LEDGER_ADOPTED,
          EventType.ORIGINS_LISTED,
          EventType.LEDGER_KEYS_ROTATED,
          EventType.LEDGER_KEYS_RETIRED,
          EventType.ISOLATION_ALARM,
          EventType.CONTROL_LOOSENED,
          EventType.CONTROL_RESTORED,
          EventType.HOLD_SET,
          EventType.HOLD_CLEARED,
          EventType.SUBJECT_ERASED,
          EventType.ERASURE_REFUSED,
          EventType.STREAM_PRUNED,
          EventType.ANCHOR_LATE,
          EventType.ANCHOR_RECOVERED,
          EventType.DELIVERY_GAP,
          EventType.CONTENT_DISPOSED,
          EventType.IDENTITIES_DISPOSED,
          EventType.EVIDENCE_EXPORTED);

  /** Those that matter wherever they stand in the log, also outside a pack's range. */
  public static final Set<EventType> OUTSIDE =
      EnumSet.of(
          EventType.CONTROL_LOOSENED,
          EventType.CONTROL_RESTORED,
          EventType.HOLD_SET,
          EventType.HOLD_CLEARED,
          EventType.SUBJECT_ERASED,
          EventType.STREAM_PRUNED,
          EventType.CONTENT_DISPOSED,
          EventType.IDENTITIES_DISPOSED);

  /** Longest sentence, and longest name of what it is about: the pack's entries are not trusted. */
  private static final int LONGEST = 1_000;

  private static final int LONGEST_NAME = 200;

  private Events() {}

  /** What such an entry says; empty for one of another type. */
  public static Optional<LogFigures.Event> of(EntryView entry, long index) {
    return TYPES.contains(entry.type()) ? Optional.of(event(entry, index)) : Optional.empty();
  }

  /** The index below which a {@code stream.pruned} of that origin says that entries are gone. */
  public static OptionalLong prunedBelow(EntryView entry, String origin) {
    Map<String, Object> details = entry.object(Field.DETAILS);
    return entry.type() == EventType.STREAM_PRUNED
            && origin.equals(details.get("origin"))
            && details.get("minimum") instanceof Long minimum
        ? OptionalLong.of(minimum)
        : OptionalLong.empty();
  }

  private static LogFigures.Event event(EntryView entry, long index) {
    return new LogFigures.Event(
        index,
        entry.ts(),
        entry.typeName(),
        cut(about(entry), LONGEST_NAME),
        cut(sentence(entry), LONGEST));
  }

  private static String about(EntryView entry) {
    String control = control(entry);
    Object hold = entry.object(Field.DETAILS).get("hold");
    if (control != null || hold == null) {
      return control == null ? "" : control;
    }
    return String.valueOf(hold);
  }

  private static String sentence(EntryView entry) {
    StringBuilder said = new StringBuilder();
    put(said, "origin", entry.text(Field.ORIGIN));
    put(said, "control", control(entry));
    put(said, "subject", entry.text(Field.SUBJECT));
    put(said, "anchor", entry.text(Field.SINK));
    put(said, "count", number(entry));
    Map<String, Object> details = entry.object(Field.DETAILS);
    details.forEach((name, value) -> put(said, name, String.valueOf(value)));
    put(said, "reason", entry.text(Field.REASON));
    return said.toString();
  }

  /** At most so many characters, and no half of one. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  private static @Nullable String number(EntryView entry) {
    var count = entry.number(Field.COUNT);
    return count.isPresent() ? String.valueOf(count.getAsLong()) : null;
  }

  private static void put(StringBuilder said, String name, @Nullable String value) {
    if (value != null) {
      said.append(said.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
    }
  }

  /** Which control an entry about one loosens or restores. */
  static @Nullable String control(EntryView entry) {
    if (entry.type() != EventType.CONTROL_LOOSENED && entry.type() != EventType.CONTROL_RESTORED) {
      return null;
    }
    String rule = entry.text(Field.RULE);
    Map<String, Object> change = entry.object(Field.CHANGE);
    if (rule != null || change.isEmpty()) {
      return rule == null ? "(unnamed)" : rule;
    }
    return change.get("kind") + " " + change.get("name");
  }
}
