package io.ledgerline.verifier;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether entries say times that anchors allow: an entry was made no later than the first anchor
 * that covers it, and no earlier than the last one that does not. Thread-safe.
 *
 * <p>Times are first compared as the archive says them; an anchor's signatures are checked before
 * anything is said against an entry.
 */
final class BackDating {
  /** How far a node's clock, an outsider's and the way between them may be apart. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private static final byte[] TS = "\"ts\":\"".getBytes(StandardCharsets.US_ASCII);

  private final StreamAnchors anchors;
  private final List<ArchivedAnchor> timed;
  private final long[] sizes;
  private final Findings findings;

  BackDating(StreamAnchors anchors, Findings findings) {
    this.anchors = anchors;
    this.timed = anchors.withTime();
    this.sizes = timed.stream().mapToLong(ArchivedAnchor::size).toArray();
    this.findings = findings;
  }

  /** Looks at one entry; the file and byte say where it stands. */
  void check(byte[] bytes, int from, int to, long index, String file, long offset) {
    if (sizes.length == 0) {
      return;
    }
    int after = firstAbove(index);
    ArchivedAnchor covers = after < sizes.length ? timed.get(after) : null;
    ArchivedAnchor before = after > 0 ? timed.get(after - 1) : null;
    if (mayBeOutside(bytes, from, to, before, covers)) {
      Instant ts = ts(Arrays.copyOfRange(bytes, from, to));
      if (ts != null) {
        compare(ts, after, index, file, offset);
      }
    }
  }

  /** The first anchor whose checkpoint covers the entry of that index. */
  private int firstAbove(long index) {
    int low = 0;
    int high = sizes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sizes[middle] > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Whether any time in the entry is outside; a field further down may be called the same. */
  private static boolean mayBeOutside(
      byte[] bytes,
      int from,
      int to,
      @Nullable ArchivedAnchor before,
      @Nullable ArchivedAnchor covers) {
    for (int at = from; at < to - TS.length; at++) {
      if (bytes[at] == '"' && Arrays.equals(bytes, at, at + TS.length, TS, 0, TS.length)) {
        Instant said = instant(bytes, at + TS.length, to);
        if (said == null || isTooEarly(said, claim(before)) || isTooLate(said, claim(covers))) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Instant claim(@Nullable ArchivedAnchor anchor) {
    return anchor == null ? null : anchor.claimed();
  }

  private static @Nullable Instant instant(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != '"') {
      end++;
    }
    try {
      return Instant.parse(new String(bytes, from, end - from, StandardCharsets.US_ASCII));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant ts(byte[] entry) {
    try {
      return EntryView.parse(entry).ts();
    } catch (MalformedEntryException | RuntimeException e) {
      return null; // what is wrong with it is told by the check of its form
    }
  }

  private static boolean isTooEarly(Instant ts, @Nullable Instant before) {
    return before != null && ts.isBefore(before.minus(SKEW));
  }

  private static boolean isTooLate(Instant ts, @Nullable Instant covered) {
    return covered != null && ts.isAfter(covered.plus(SKEW));
  }

  private void compare(Instant ts, int after, long index, String file, long offset) {
    OutsideAnchor before = firstGood(after - 1, -1);
    if (before != null && isTooEarly(ts, before.time())) {
      String what =
          "it says %s, and at %s the log had only %d entries, as %s attest: back-dated, or recorded late";
      String who = String.join(", ", before.by());
      tell(what.formatted(ts, before.time(), before.size(), who), index, file, offset);
      return;
    }
    OutsideAnchor covers = firstGood(after, 1);
    if (covers != null && isTooLate(ts, covers.time())) {
      String what = "it says %s, and was there at %s, as %s attest over size %s";
      String who = String.join(", ", covers.by());
      String size = AnchorArchive.name(covers.size());
      tell(what.formatted(ts, covers.time(), who, size), index, file, offset);
    }
  }

  private void tell(String what, long index, String file, long offset) {
    findings.addIn(Finding.Kind.BACK_DATED, file, offset, index, what);
  }

  /** The next anchor from there on, in that direction, whose signatures are good. */
  private @Nullable OutsideAnchor firstGood(int from, int step) {
    for (int at = from; at >= 0 && at < sizes.length; at += step) {
      OutsideAnchor anchor = anchors.anchor(timed.get(at));
      if (anchor != null) {
        return anchor;
      }
    }
    return null;
  }
}
