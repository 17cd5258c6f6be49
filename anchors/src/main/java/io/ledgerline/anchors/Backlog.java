package io.ledgerline.anchors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which streams have a checkpoint that is due, since when, and when each is tried again. What is
 * anchored stands in the archive; since when the others wait is told to a start by {@link
 * #waitingSince}, so that it does not begin anew. Thread-safe.
 */
final class Backlog {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

  private static final class Place {
    private long anchored;
    private Instant next = Instant.MIN;
    private @Nullable Instant dueSince;
    private int failures;
  }

  private final Duration every;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Instant> recalled = new HashMap<>();

  Backlog(Duration every) {
    this.every = every;
  }

  synchronized boolean knows(String stream) {
    return places.containsKey(stream);
  }

  /** Learns what the archive says of a stream. */
  synchronized void learn(String stream, long anchored) {
    places.computeIfAbsent(stream, name -> new Place()).anchored = anchored;
  }

  /** Notes how much is published of a stream now; whether it is to be anchored now. */
  synchronized boolean isDue(String stream, long published, Instant now) {
    Place place = places.computeIfAbsent(stream, name -> new Place());
    if (published <= place.anchored) {
      place.dueSince = null;
      place.failures = 0;
      recalled.remove(stream);
      return false;
    }
    if (place.failures == 0 && now.isBefore(place.next)) {
      return false; // anchored a moment ago; what came since waits for its turn
    }
    if (place.dueSince == null) {
      Instant before = recalled.remove(stream);
      place.dueSince = before == null || before.isAfter(now) ? now : before;
    }
    return !now.isBefore(place.next);
  }

  synchronized void done(String stream, long anchored, boolean whole, Instant now) {
    Place place = places.computeIfAbsent(stream, name -> new Place());
    place.anchored = Math.max(place.anchored, anchored);
    place.failures = 0;
    place.next = whole ? now.plus(every) : now;
    place.dueSince = whole ? null : place.dueSince;
  }

  synchronized void failed(String stream, Instant now) {
    Place place = places.computeIfAbsent(stream, name -> new Place());
    place.failures = Math.min(30, place.failures + 1);
    Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(place.failures - 1, 8));
    place.next = now.plus(pause.compareTo(LONGEST_RETRY) < 0 ? pause : LONGEST_RETRY);
  }

  /** Those that failed come after those that did not, so that a few can't hold up the rest. */
  synchronized List<String> inOrder(List<String> due) {
    List<String> ordered = new ArrayList<>(due);
    ordered.sort((a, b) -> Integer.compare(failures(a), failures(b)));
    return ordered;
  }

  private int failures(String stream) {
    Place place = places.get(stream);
    return place == null ? 0 : place.failures;
  }

  /** Since when streams waited when the process ended. */
  synchronized void recall(Map<String, Instant> since) {
    recalled.putAll(since);
  }

  /** Since when those wait that were tried and failed, in the order of their names. */
  synchronized SortedMap<String, Instant> waitingSince() {
    var since = new TreeMap<>(recalled); // not looked at yet, so still so
    places.forEach(
        (stream, place) -> {
          if (place.dueSince != null && place.failures > 0) {
            since.put(stream, place.dueSince);
          }
        });
    return since;
  }

  synchronized int waiting() {
    return (int) places.values().stream().filter(place -> place.dueSince != null).count();
  }

  synchronized Duration lag(Instant now) {
    Duration longest = Duration.ZERO;
    for (Place place : places.values()) {
      if (place.dueSince != null) {
        Duration lag = Duration.between(place.dueSince, now);
        longest = lag.compareTo(longest) > 0 ? lag : longest;
      }
    }
    return longest;
  }
}
