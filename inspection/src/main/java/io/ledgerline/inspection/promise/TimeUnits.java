package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units of time, in hours; those of no fixed length from shortest to longest. */
enum TimeUnits {
  HOUR(1, 1),
  DAY(24, 24),
  WEEK(168, 168),
  MONTH(28 * 24, 31 * 24),
  QUARTER(90 * 24, 92 * 24),
  YEAR(365 * 24, 366 * 24);

  private static final String STEMS = "_STEMS";
  private static final WordLists LISTS = WordLists.beside(TimeUnits.class, "units.txt");
  private static final Map<String, TimeUnits> BY_NAME = byName();
  private static final Map<String, TimeUnits> BY_STEM = byStem();

  private final long least;
  private final long most;

  TimeUnits(long least, long most) {
    this.least = least;
    this.most = most;
  }

  private static Map<String, TimeUnits> byName() {
    var names = new HashMap<String, TimeUnits>();
    for (TimeUnits unit : values()) {
      LISTS.list(unit.name()).forEach(name -> names.put(name, unit));
    }
    return Map.copyOf(names);
  }

  static @Nullable TimeUnits of(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    TimeUnits named = BY_NAME.get(name);
    return named == null ? ofStem(name) : named;
  }

  private static Map<String, TimeUnits> byStem() {
    var stems = new HashMap<String, TimeUnits>();
    for (TimeUnits unit : values()) {
      String list = unit.name() + STEMS;
      if (LISTS.names().contains(list)) {
        LISTS.list(list).forEach(stem -> stems.put(stem, unit));
      }
    }
    return Map.copyOf(stems);
  }

  private static @Nullable TimeUnits ofStem(String name) {
    for (var stem : BY_STEM.entrySet()) {
      if (name.startsWith(stem.getKey())) {
        return stem.getValue();
      }
    }
    return null;
  }

  Quantity.Period times(BigDecimal count) {
    long low = hours(count, least);
    long high = hours(count, most);
    return new Quantity.Period(low, high, low, high);
  }

  private static long hours(BigDecimal count, long each) {
    BigDecimal hours = count.multiply(BigDecimal.valueOf(each)).setScale(0, RoundingMode.HALF_UP);
    return hours.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }
}
