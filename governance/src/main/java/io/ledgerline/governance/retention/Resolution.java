package io.ledgerline.governance.retention;

import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all schedules together say of one class of records.
 *
 * @param about the class
 * @param matched every schedule that is about it, by name
 * @param floor the one with the longest minimum, or null
 * @param ceiling the one with the shortest maximum, or null
 */
public record Resolution(
    RecordClass about,
    List<RetentionSchedule> matched,
    @Nullable RetentionSchedule floor,
    @Nullable RetentionSchedule ceiling) {
  private static final Instant SOME_DAY = Instant.parse("2024-01-01T00:00:00Z");

  public Resolution {
    matched = List.copyOf(matched);
  }

  /** Whether one rule wants it kept for longer than another lets it be. */
  public boolean isConflict() {
    return isLonger(floor);
  }

  /** Whether the minimum of a rule is longer than the shortest maximum. */
  private boolean isLonger(@Nullable RetentionSchedule minimum) {
    Period least = minimum == null ? null : minimum.atLeast();
    Period most = ceiling == null ? null : ceiling.atMost();
    return least != null
        && most != null
        && RetentionSchedule.end(SOME_DAY, least).isAfter(RetentionSchedule.end(SOME_DAY, most));
  }

  /**
   * When a record of that time is let go, or null where no schedule says. The longest minimum
   * decides, else the shortest maximum. In a conflict entries stay to the minimum (they hold no
   * personal data); texts and identities go at the maximum, unless a minimum's rule wants the texts
   * themselves.
   */
  public @Nullable Instant until(Instant from) {
    return endsByMaximum() ? most(from) : least(from);
  }

  /**
   * When what came between two instants goes, if it can only go together; null where no schedule
   * says. After a minimum it goes once the last of it was kept for that long, after a maximum once
   * the first of it was: earlier than promised for some, never later.
   */
  public @Nullable Instant untilTogether(Instant from, Instant to) {
    return endsByMaximum() ? most(from) : least(to);
  }

  /** Whether a maximum decides. */
  public boolean endsByMaximum() {
    return ceiling != null && minimum() == null;
  }

  /** The schedule that decides when it is let go, or null. */
  public @Nullable RetentionSchedule decides() {
    RetentionSchedule minimum = minimum();
    return minimum != null ? minimum : ceiling;
  }

  /**
   * The longest minimum that decides, or null. Where the longest of all does not want the texts
   * themselves, a shorter one may, and it is longer than the maximum too.
   */
  private @Nullable RetentionSchedule minimum() {
    if (floor == null || !isConflict() || about == RecordClass.ENTRIES || floor.contentIsRecord()) {
      return floor;
    }
    return matched.stream()
        .filter(each -> each.contentIsRecord() && isLonger(each))
        .max(Comparator.comparing(each -> end(SOME_DAY, each.atLeast())))
        .orElse(null);
  }

  private @Nullable Instant least(Instant from) {
    RetentionSchedule minimum = minimum();
    return minimum == null ? null : end(from, minimum.atLeast());
  }

  private @Nullable Instant most(Instant from) {
    return ceiling == null ? null : end(from, ceiling.atMost());
  }

  private static @Nullable Instant end(Instant from, @Nullable Period period) {
    return period == null ? null : RetentionSchedule.end(from, period);
  }

  /** Who may read it: what every matching schedule with a list allows; empty for no narrowing. */
  public Set<String> access() {
    Set<String> allowed = null;
    for (RetentionSchedule each : matched) {
      if (!each.access().isEmpty()) {
        if (allowed == null) {
          allowed = new TreeSet<>(each.access());
        } else {
          allowed.retainAll(each.access());
        }
        if (allowed.isEmpty()) {
          return Set.of("nobody"); // two lists without a common role: nobody, not everybody
        }
      }
    }
    return allowed == null ? Set.of() : Set.copyOf(allowed);
  }

  /** What a key must be granted to read it: what every matching schedule asks for. */
  public Set<String> accessGrants() {
    return matched.stream()
        .flatMap(each -> each.accessGrants().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** One sentence for a person. */
  public String sentence() {
    RetentionSchedule by = decides();
    if (by == null) {
      return "No schedule says how long %s are kept: they are kept until one does."
          .formatted(about.wireName());
    }
    RetentionSchedule least = floor;
    RetentionSchedule most = ceiling;
    if (least != null && most != null && isConflict()) {
      return ("Conflict: %s wants %s kept for %s at least (%s), %s wants them gone after %s (%s); %s"
              + " decides. Record a decision.")
          .formatted(
              least.shown(),
              about.wireName(),
              least.atLeast(),
              least.citation(),
              most.shown(),
              most.atMost(),
              most.citation(),
              by.shown());
    }
    return "%s go after %s: %s (%s)."
        .formatted(
            about.wireName(), by == least ? by.atLeast() : by.atMost(), by.shown(), by.citation());
  }
}
