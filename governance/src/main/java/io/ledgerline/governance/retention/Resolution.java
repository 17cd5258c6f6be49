package io.ledgerline.governance.retention;

import java.time.Instant;
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
    Instant least = least(SOME_DAY);
    Instant most = most(SOME_DAY);
    return least != null && most != null && least.isAfter(most);
  }

  /**
   * When a record of that time is let go, or null where no schedule says. The longest minimum
   * decides, else the shortest maximum. In a conflict entries stay to the minimum (they hold no
   * personal data); texts and identities go at the maximum, unless the minimum's rule wants the
   * texts themselves.
   */
  public @Nullable Instant until(Instant from) {
    RetentionSchedule by = decides();
    return by == null ? null : by == floor ? least(from) : most(from);
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
    return decides() != null && decides() != floor;
  }

  /** The schedule that decides when it is let go, or null. */
  public @Nullable RetentionSchedule decides() {
    if (floor == null || ceiling == null) {
      return floor != null ? floor : ceiling;
    }
    boolean ceilingWins = isConflict() && about != RecordClass.ENTRIES && !floor.contentIsRecord();
    return ceilingWins ? ceiling : floor;
  }

  private @Nullable Instant least(Instant from) {
    return floor == null || floor.atLeast() == null
        ? null
        : RetentionSchedule.end(from, floor.atLeast());
  }

  private @Nullable Instant most(Instant from) {
    return ceiling == null || ceiling.atMost() == null
        ? null
        : RetentionSchedule.end(from, ceiling.atMost());
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
