package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.verifier.Finding;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What notes and stamps say about when entries were written: those below a stamped size existed at
 * the stamp's time, and those at or above a size were not yet there when the log signed it.
 */
final class TimeBounds {
  private final TreeMap<Long, Instant> existedAt = new TreeMap<>();
  private final TreeMap<Long, Instant> signedAt = new TreeMap<>();

  /** An outsider saw the tree of that size, at the latest at that time. */
  void existed(long size, Instant time) {
    existedAt.merge(size, time, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** The log signed the tree of that size at that time, by its own clock. */
  void signed(long size, Instant time) {
    signedAt.merge(size, time, (a, b) -> a.isAfter(b) ? a : b);
  }

  void check(String stream, String part, long index, EntryView entry, PackFindings findings) {
    Instant ts = entry.ts();
    Map.Entry<Long, Instant> above = existedAt.higherEntry(index);
    if (above != null && ts.isAfter(above.getValue().plus(PackParts.SKEW))) {
      String what =
          "its time is "
              + ts
              + ", but an outsider attests that it was there at "
              + above.getValue()
              + " (size "
              + above.getKey()
              + ")";
      findings.add(Finding.Kind.BACK_DATED, stream, part, -1, index, what);
    }
    Map.Entry<Long, Instant> below = signedAt.floorEntry(index);
    if (below != null && ts.isBefore(below.getValue().minus(PackParts.SKEW))) {
      String what =
          "its time is "
              + ts
              + ", but at "
              + below.getValue()
              + " the log signed its first "
              + below.getKey()
              + " entries, without it";
      if (isFed(entry)) {
        findings.note(PackNote.Kind.CLOCK_WENT_BACK, stream, index, what);
      } else {
        findings.add(Finding.Kind.BACK_DATED, stream, part, -1, index, what);
      }
    }
  }

  /** Changes of settings and the like wait in the database for the ledger, so they may be late. */
  private static boolean isFed(EntryView entry) {
    return !entry.typeName().startsWith("call.");
  }
}
