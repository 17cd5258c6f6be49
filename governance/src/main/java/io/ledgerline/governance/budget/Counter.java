package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One count of money: a budget, for the levels user and session whose, and the window's beginning.
 * In an entry it is an object {@code {"budget":"threadco/daily","instance":"u_7f3k",
 * "start":"2026-11-21","window":"day"}}; {@code instance} is left out where there is one count for
 * all, {@code start} for a lifetime. As text it is {@code threadco/daily#u_7f3k@day:2026-11-21}.
 *
 * @param budget the budget's id, {@code tenant/name} or {@code /name}
 * @param instance empty, the user's pseudonym, or {@code tenant|user|session}
 * @param window the kind of window
 * @param start the first instant of the window, {@link Instant#EPOCH} for a lifetime
 */
public record Counter(String budget, String instance, Window window, Instant start) {

  /** The count that a moment falls into. */
  public static Counter at(String budget, String instance, Window window, Instant moment) {
    return new Counter(budget, instance, window, window.startOf(moment));
  }

  /** The first instant after the window, null for a lifetime. */
  public @Nullable Instant resetsAt() {
    return window == Window.LIFETIME ? null : window.endOf(start);
  }

  /** The tenant that owns the budget, null for the organization. */
  public @Nullable String tenant() {
    int slash = budget.indexOf('/');
    return slash <= 0 ? null : budget.substring(0, slash);
  }

  /** The object in the field {@code budgets}. */
  public EntryObject toEntry() {
    EntryObject object = EntryObject.object().text("budget", budget);
    if (!instance.isEmpty()) {
      object.text("instance", instance);
    }
    if (window != Window.LIFETIME) {
      object.text("start", day().toString());
    }
    return object.text("window", window.wireName());
  }

  /**
   * Reads the object in the field {@code budgets}.
   *
   * @throws IllegalArgumentException naming what is missing or wrong
   */
  public static Counter ofEntry(Map<String, Object> object) {
    Object instance = object.getOrDefault("instance", "");
    if (object.get("budget") instanceof String budget
        && object.get("window") instanceof String window
        && instance instanceof String whose) {
      return of(budget, whose, window, object.get("start") instanceof String day ? day : "");
    }
    throw new IllegalArgumentException("budgets: " + object + " (expected: budget and window)");
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException when it is not such a text
   */
  static Counter parse(String text) {
    int at = text.lastIndexOf('@');
    int colon = text.indexOf(':', at);
    int hash = text.indexOf('#');
    if (at < 0 || colon < 0 || hash > at) {
      throw new IllegalArgumentException("counter: " + text);
    }
    String budget = text.substring(0, hash < 0 ? at : hash);
    String instance = hash < 0 ? "" : text.substring(hash + 1, at);
    return of(budget, instance, text.substring(at + 1, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    String whose = instance.isEmpty() ? "" : "#" + instance;
    String since = window == Window.LIFETIME ? "" : day().toString();
    return budget + whose + "@" + window.wireName() + ":" + since;
  }

  private LocalDate day() {
    return LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  private static Counter of(String budget, String instance, String window, String day) {
    Window kind = Window.valueOf(window.toUpperCase(Locale.ROOT));
    if (kind == Window.LIFETIME) {
      return new Counter(budget, instance, kind, Instant.EPOCH);
    }
    try {
      Instant start = LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
      return at(budget, instance, kind, start);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("start: " + day + " (expected: a date)", e);
    }
  }
}
