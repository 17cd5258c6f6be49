package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the shown entries of one log add up to in the period; the same in a pack's summary and in
 * its check. Memory is bounded: one bit per index, a thousand names of each kind, ten thousand
 * events. Not thread-safe.
 */
public final class LogFigures {
  /** The fields that {@link #add} reads. */
  public static final Set<Field> FIELDS =
      Set.of(
          Field.ADMITTED,
          Field.CHANGE,
          Field.SIMULATED,
          Field.TOKENS_INPUT,
          Field.TOKENS_OUTPUT,
          Field.TOKENS_CACHE_READ,
          Field.TOKENS_CACHE_WRITE_5M,
          Field.TOKENS_CACHE_WRITE_1H,
          Field.COST_USD,
          Field.RULE,
          Field.POLICY_FLAGS,
          Field.TAGS,
          Field.STATUS);

  private static final int MOST_NAMES = 1_000;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_EVENTS = 10_000;
  private static final String OTHERS = "(others)";

  /**
   * An entry that changes what may be said about others.
   *
   * @param index its index in the log
   * @param ts its time
   * @param type its event type's name
   * @param about which control, hold or erasure; empty where it is about none
   * @param sentence what it says
   */
  public record Event(long index, Instant ts, String type, String about, String sentence) {}

  private final String stream;
  private final long from;
  private final SortedMap<String, Long> types = new TreeMap<>();
  private final SortedMap<String, Long> refusals = new TreeMap<>();
  private final SortedMap<String, Long> flags = new TreeMap<>();
  private final SortedMap<String, Long> tags = new TreeMap<>();
  private final SortedMap<Count, Long> counts = new TreeMap<>();
  private final List<Event> events = new ArrayList<>();
  private final BitSet open = new BitSet();
  private @Nullable Instant first;
  private @Nullable Instant last;

  /** What is counted. */
  public enum Count {
    /** Shown entries whose time lies in the period. */
    IN_PERIOD("entries in the period"),
    /** Entries of which only the leaf hash is there. */
    HIDDEN("hidden entries"),
    BEFORE("shown entries before the period"),
    AFTER("shown entries behind the period"),
    CALLS("calls admitted"),
    COMPLETED("calls completed"),
    REFUSED("calls refused"),
    FAILED("calls failed"),
    ABORTED("calls aborted"),
    INTERRUPTED("calls interrupted"),
    SIMULATED("calls that a simulator answered"),
    TOKENS_IN("input tokens"),
    TOKENS_OUT("output tokens"),
    TOKENS_CACHE_READ("input tokens read from a cache"),
    TOKENS_CACHE_WRITE("input tokens written to a cache"),
    COST_NANO_USD("cost, nano-dollars"),
    PRUNED_BELOW("index below which entries were pruned"),
    EVENTS_LEFT_OUT("events that are not listed one by one"),
    CONTENT_RECOMPUTED("hashes recomputed from content"),
    CONTENT_NOT_KEPT("hashes whose content is not kept"),
    CONTENT_ERASED("hashes whose content is erased"),
    CONTENT_ELSEWHERE("hashes whose content could not be read here");

    private final String text;

    Count(String text) {
      this.text = text;
    }

    /** What is counted, in words. */
    public String text() {
      return text;
    }
  }

  /** Nothing counted yet, of a range that begins at that index. */
  public LogFigures(String stream, long from) {
    this.stream = stream;
    this.from = from;
  }

  public String stream() {
    return stream;
  }

  /** Counts an entry that only its leaf hash is there of. */
  public void hidden() {
    add(Count.HIDDEN, 1);
  }

  /** Counts a shown entry. */
  public void add(EntryView entry, long index, PackQuestion question) {
    EventType type = entry.type();
    Instant ts = entry.ts();
    calls(type, entry, index);
    if (!question.covers(ts)) {
      add(ts.isBefore(question.from()) ? Count.BEFORE : Count.AFTER, 1);
      return;
    }
    add(Count.IN_PERIOD, 1);
    first = first == null || ts.isBefore(first) ? ts : first;
    last = last == null || ts.isAfter(last) ? ts : last;
    name(types, entry.typeName());
    count(type, entry);
  }

  /** Which calls are open is followed over the ends of the period too. */
  private void calls(EventType type, EntryView entry, long index) {
    if (type == EventType.CALL_ADMITTED) {
      open.set((int) (index - from));
    }
    EntryView.Position admitted = isEnd(type) ? entry.admitted() : null;
    if (admitted != null && admitted.index() >= from && admitted.index() < index) {
      open.clear((int) (admitted.index() - from));
    }
  }

  /** What ends a call; one whose answer was refused names the entry that admitted it. */
  private static boolean isEnd(EventType type) {
    return switch (type) {
      case CALL_COMPLETED, CALL_FAILED, CALL_ABORTED, CALL_INTERRUPTED, CALL_REFUSED -> true;
      default -> false;
    };
  }

  private void count(EventType type, EntryView entry) {
    entry.texts(Field.POLICY_FLAGS).forEach(flag -> name(flags, flag));
    entry.texts(Field.TAGS).forEach(tag -> name(tags, tag));
    switch (type) {
      case CALL_ADMITTED -> {
        add(Count.CALLS, 1);
        add(Count.SIMULATED, Boolean.TRUE.equals(entry.flag(Field.SIMULATED)) ? 1 : 0);
      }
      case CALL_REFUSED -> {
        add(Count.REFUSED, 1);
        String rule = entry.text(Field.RULE);
        name(refusals, rule == null ? "(no rule)" : rule);
        spent(entry); // where it is the answer that was refused
      }
      case CALL_COMPLETED -> ended(Count.COMPLETED, entry);
      case CALL_FAILED -> ended(Count.FAILED, entry);
      case CALL_ABORTED -> ended(Count.ABORTED, entry);
      case CALL_INTERRUPTED -> ended(Count.INTERRUPTED, entry);
      case COST_ADJUSTED -> add(Count.COST_NANO_USD, CostDifference.of(entry));
      default -> {}
    }
  }

  private void ended(Count how, EntryView entry) {
    add(how, 1);
    spent(entry);
  }

  private void spent(EntryView entry) {
    add(Count.TOKENS_IN, number(entry, Field.TOKENS_INPUT));
    add(Count.TOKENS_OUT, number(entry, Field.TOKENS_OUTPUT));
    add(Count.TOKENS_CACHE_READ, number(entry, Field.TOKENS_CACHE_READ));
    add(
        Count.TOKENS_CACHE_WRITE,
        number(entry, Field.TOKENS_CACHE_WRITE_5M) + number(entry, Field.TOKENS_CACHE_WRITE_1H));
    add(Count.COST_NANO_USD, entry.nanoUsd(Field.COST_USD).orElse(0));
  }

  private static long number(EntryView entry, Field field) {
    return Math.max(0, entry.number(field).orElse(0));
  }

  /** Remembers an entry that changes what may be said about others. */
  public void event(Event event) {
    if (events.size() < MOST_EVENTS) {
      events.add(event);
      return;
    }
    add(Count.EVENTS_LEFT_OUT, 1);
  }

  /** Adds to a count. */
  public void add(Count what, long more) {
    if (more != 0) {
      counts.merge(what, more, LogFigures::sum);
    }
  }

  private static void name(SortedMap<String, Long> counted, String name) {
    String cut = Events.cut(name, LONGEST_NAME);
    String known = counted.containsKey(cut) || counted.size() < MOST_NAMES ? cut : OTHERS;
    counted.merge(known, 1L, Long::sum);
  }

  /** A sum that stays at its greatest rather than turn negative: the entries are not trusted. */
  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  public long get(Count what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Calls that were admitted in the range and have no end in it. */
  public long openCalls() {
    return open.cardinality();
  }

  /** Entries by event type. */
  public Map<String, Long> types() {
    return types;
  }

  /** Refused calls by rule. */
  public Map<String, Long> refusals() {
    return refusals;
  }

  /** Calls by policy flag. */
  public Map<String, Long> flags() {
    return flags;
  }

  /** Entries by tag: a call's own, and those about it. */
  public Map<String, Long> tags() {
    return tags;
  }

  /** Entries that change what may be said about others, at most ten thousand. */
  public List<Event> events() {
    return events;
  }

  /** The earliest time in the period, null if there is none. */
  public @Nullable Instant first() {
    return first;
  }

  /** The latest time in the period, null if there is none. */
  public @Nullable Instant last() {
    return last;
  }
}
