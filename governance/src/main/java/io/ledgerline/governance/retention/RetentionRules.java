package io.ledgerline.governance.retention;

import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The schedules of one tenant: its own and the organization's. Immutable. */
public final class RetentionRules {
  /** No schedule: nothing is let go. */
  public static final RetentionRules NONE = new RetentionRules(List.of());

  private static final Instant SOME_DAY = Instant.parse("2024-01-01T00:00:00Z");

  private final List<RetentionSchedule> schedules;

  /** Those schedules. */
  public RetentionRules(Collection<RetentionSchedule> schedules) {
    this.schedules =
        schedules.stream().sorted(Comparator.comparing(RetentionSchedule::shown)).toList();
  }

  /** All of them, by name. */
  public List<RetentionSchedule> schedules() {
    return schedules;
  }

  /** What they say of records of a class in some circumstances. */
  public Resolution resolve(RecordClass about, Circumstances record) {
    return resolution(
        about, schedules.stream().filter(each -> each.covers(about, record)).toList());
  }

  /**
   * What they say of a whole stream of entries, which go together, as its beginning. Minimums count
   * whichever entries they are about, maximums only where they are about all; and where no schedule
   * is about all, none of them goes, as there are entries of which nobody said that they may.
   */
  public Resolution ofStream() {
    List<RetentionSchedule> about =
        schedules.stream().filter(each -> each.classes().contains(RecordClass.ENTRIES)).toList();
    List<RetentionSchedule> all =
        about.stream()
            .filter(each -> each.atLeast() != null || each.atMost() != null)
            .filter(each -> each.when().match(Circumstances.NONE))
            .toList();
    return new Resolution(
        RecordClass.ENTRIES,
        about,
        all.isEmpty() ? null : most(about, RetentionSchedule::atLeast, Comparator.naturalOrder()),
        most(all, RetentionSchedule::atMost, Comparator.reverseOrder()));
  }

  /**
   * What they say of names behind pseudonyms, which belong to no workspace, use case or class of
   * data: minimums about them count whatever their conditions, maximums only where they have none.
   */
  public Resolution ofNames() {
    return resolution(
        RecordClass.IDENTITIES,
        schedules.stream()
            .filter(each -> each.classes().contains(RecordClass.IDENTITIES))
            .filter(each -> each.atMost() == null || each.when().match(Circumstances.NONE))
            .toList());
  }

  private static Resolution resolution(RecordClass about, List<RetentionSchedule> matched) {
    return new Resolution(
        about,
        matched,
        most(matched, RetentionSchedule::atLeast, Comparator.naturalOrder()),
        most(matched, RetentionSchedule::atMost, Comparator.reverseOrder()));
  }

  private static @Nullable RetentionSchedule most(
      List<RetentionSchedule> matched,
      Function<RetentionSchedule, @Nullable Period> length,
      Comparator<Instant> order) {
    RetentionSchedule best = null;
    Instant bestEnd = null;
    for (RetentionSchedule each : matched) {
      Period period = length.apply(each);
      if (period == null) {
        continue;
      }
      Instant end = RetentionSchedule.end(SOME_DAY, period);
      if (bestEnd == null || order.compare(end, bestEnd) > 0) {
        best = each;
        bestEnd = end;
      }
    }
    return best;
  }
}
