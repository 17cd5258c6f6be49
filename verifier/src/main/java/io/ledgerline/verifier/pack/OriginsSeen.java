package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.verifier.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which origins were presented, over all packs, and which their entries announce: whatever is
 * announced and not presented is missing.
 */
final class OriginsSeen {
  private static final int MOST = 100_000;

  /** As the database of a node bounds them. */
  private static final int LONGEST = 400;

  private final Map<String, Checkpoint> presented = new TreeMap<>();
  private final Map<String, Announcement> announced = new LinkedHashMap<>();
  private final Map<String, Closing> closed = new LinkedHashMap<>();
  private final Map<String, Retired> retired = new LinkedHashMap<>();
  private @Nullable Announcement notFollowed;
  private long hidden;
  private long unnamed;

  private record Announcement(String stream, long index, String sentence) {}

  /** An adoption ended an origin: how much was signed for it, as far as known, and is kept. */
  private record Closing(long index, long signed, long kept) {}

  /**
   * Its node was retired: how much it holds for ever, and since when nothing is added.
   *
   * @param own whether the node itself says so, in a log that is presented
   */
  private record Retired(String stream, long index, long size, @Nullable Instant at, boolean own) {}

  /** Takes a log's checkpoint; one log may be there once only, and with one history. */
  void presented(String stream, Checkpoint checkpoint, PackFindings findings) {
    Checkpoint known = presented.putIfAbsent(checkpoint.origin(), checkpoint);
    if (known == null) {
      return;
    }
    boolean forked = known.size() == checkpoint.size() && !known.root().equals(checkpoint.root());
    String what =
        forked
            ? "another pack has root "
                + known.root().base64()
                + " at size "
                + known.size()
                + ": there are two histories"
            : checkpoint.origin() + " is in another pack already: give one pack of each node";
    findings.add(
        forked ? Finding.Kind.FORKED : Finding.Kind.MISPLACED,
        stream,
        PackParts.ofLog(stream, "checkpoint"),
        -1,
        -1,
        what);
  }

  void hidden(String stream) {
    hidden += stream.equals(StreamName.SYSTEM) ? 1 : 0;
  }

  /** Takes an entry that may announce origins. */
  void look(String stream, EntryView entry, long index, PackQuestion question) {
    if (entry.type() == EventType.STREAM_OPENED && stream.equals(StreamName.SYSTEM)) {
      String origin = entry.text(Field.ORIGIN);
      String of = OriginParts.of(origin == null ? "" : origin).stream();
      if (origin != null) {
        String by = "entry " + index + " of _system opened the stream " + of;
        announce(origin, new Announcement(stream, index, by), question);
      }
    }
    if (entry.type() == EventType.STREAM_CLOSED && stream.equals(StreamName.SYSTEM)) {
      closed(entry, index, question);
    }
    if (entry.type() == EventType.ORIGINS_LISTED) {
      Map<String, Object> details = entry.object(Field.DETAILS);
      if (details.get("origins") instanceof List<?> list) {
        String by = "entry " + index + " of " + stream + " lists it as another node's";
        list.forEach(
            origin ->
                announce(String.valueOf(origin), new Announcement(stream, index, by), question));
        if (details.get("closed") instanceof List<?> ended) {
          ended.forEach(each -> retiredElsewhere(each, stream, index, question));
        }
        unnamed = Math.max(unnamed, entry.number(Field.COUNT).orElse(0) - list.size());
      }
    }
  }

  private void closed(EntryView entry, long index, PackQuestion question) {
    String origin = entry.text(Field.ORIGIN);
    Map<String, Object> details = entry.object(Field.DETAILS);
    if (origin != null
        && Boolean.TRUE.equals(details.get("retired"))
        && details.get("size") instanceof Long size
        && concerns(origin, question)
        && retired.size() < MOST) {
      retired.put(origin, new Retired(StreamName.SYSTEM, index, size, entry.ts(), true));
      return;
    }
    if (origin != null
        && concerns(origin, question)
        && closed.size() < MOST
        && details.get("signed_size") instanceof Long signed
        && details.get("kept_size") instanceof Long kept) {
      closed.putIfAbsent(origin, new Closing(index, signed, kept));
    }
  }

  /** Another node says that it was told so; the origin's own entry says it better. */
  private void retiredElsewhere(Object each, String stream, long index, PackQuestion question) {
    if (each instanceof Map<?, ?> closed
        && closed.get("origin") instanceof String origin
        && closed.get("size") instanceof Long size
        && closed.get("at") instanceof String at
        && concerns(origin, question)
        && retired.size() < MOST) {
      retired.putIfAbsent(origin, new Retired(stream, index, size, time(at), false));
    }
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null; // of no use: the origin stays missing
    }
  }

  /** Nothing may be behind the end of a log, and nothing before it may be gone. */
  private void heldAgainstEnds(PackFindings findings) {
    retired.forEach(
        (origin, end) -> {
          Checkpoint there = presented.get(origin);
          if (there == null || there.size() == end.size()) {
            return;
          }
          boolean less = there.size() < end.size();
          String what =
              "origin %s was closed with %d entries, and %s of it are signed here"
                  .formatted(origin, end.size(), there.size());
          if (less && !end.own()) {
            // A pack that was made before the node was retired shows less.
            findings.note(PackNote.Kind.NOT_SHOWN, end.stream(), end.index(), what);
            return;
          }
          findings.add(
              less ? Finding.Kind.ROLLED_BACK : Finding.Kind.FORKED,
              end.stream(),
              "logs",
              -1,
              end.index(),
              what);
        });
  }

  /** Whether a log ended before the period, so that no pack of it can say anything about it. */
  private static boolean endedBefore(@Nullable Retired end, PackQuestion question) {
    Instant at = end == null ? null : end.at();
    return at != null && at.isBefore(question.from());
  }

  /** Only a log that goes on where an origin ended speaks for it. */
  private boolean goesOn(String origin) {
    OriginParts ended = OriginParts.of(origin);
    return presented.keySet().stream()
        .map(OriginParts::of)
        .anyMatch(each -> each.stream().equals(ended.stream()) && each.isOneNodeWith(ended));
  }

  /** What was signed under an origin that ended, and is gone, is a finding for ever. */
  private static void ended(String origin, Closing closing, PackFindings findings) {
    if (closing.signed() > closing.kept()) {
      String what =
          "entries %d to %d of origin %s were signed and are lost, as its adoption says"
              .formatted(closing.kept(), closing.signed() - 1, origin);
      findings.add(Finding.Kind.LOST, StreamName.SYSTEM, "logs", -1, closing.index(), what);
    }
    String what =
        "origin %s ended with an adoption: signed up to %d as far as known, %d entries were kept"
            .formatted(origin, closing.signed(), closing.kept());
    findings.note(PackNote.Kind.NOT_SHOWN, StreamName.SYSTEM, closing.index(), what);
  }

  /** What can't be followed in bounded memory is told, never passed over. */
  private void announce(String origin, Announcement by, PackQuestion question) {
    if (announced.containsKey(origin) || !concerns(origin, question)) {
      return;
    }
    if (announced.size() >= MOST || origin.length() > LONGEST) {
      notFollowed = notFollowed == null ? by : notFollowed;
      return;
    }
    announced.put(origin, by);
  }

  /** Says what is missing; {@code question}: the packs' common one. */
  void end(PackQuestion question, PackFindings findings) {
    announced.forEach(
        (origin, by) -> {
          Closing closing = closed.get(origin);
          boolean isMissing = !presented.containsKey(origin);
          Retired end = retired.get(origin);
          if (isMissing && closing != null && goesOn(origin)) {
            ended(origin, closing, findings);
          } else if (isMissing && end != null && endedBefore(end, question)) {
            String what =
                "origin %s was closed at %s with %d entries, before the period: its node was retired"
                    .formatted(origin, end.at(), end.size());
            findings.note(PackNote.Kind.NOT_SHOWN, end.stream(), end.index(), what);
          } else if (isMissing) {
            findings.add(
                Finding.Kind.ORIGIN_MISSING,
                by.stream(),
                "logs",
                -1,
                by.index(),
                by.sentence() + ": origin " + origin + " is in no pack that was given");
          }
        });
    heldAgainstEnds(findings);
    Announcement more = notFollowed;
    if (more != null) {
      String what = "more origins are announced from here on than a pack can have, or longer ones";
      findings.add(Finding.Kind.ORIGIN_MISSING, more.stream(), "logs", -1, more.index(), what);
    }
    if (hidden > 0) {
      String what =
          hidden
              + " entries of _system are hidden: that none of them opened a further stream of the"
              + " tenant, or loosened a control, is not shown";
      findings.note(PackNote.Kind.NOT_SHOWN, StreamName.SYSTEM, -1, what);
    }
    if (unnamed > 0) {
      String what = unnamed + " origins of other nodes are counted and not named in entries";
      findings.note(PackNote.Kind.NOT_SHOWN, StreamName.SYSTEM, -1, what);
    }
  }

  private static boolean concerns(String origin, PackQuestion question) {
    String stream = OriginParts.of(origin).stream();
    String tenant = question.tenant();
    return tenant == null || stream.equals(tenant) || stream.equals(StreamName.SYSTEM);
  }

  /** How many origins were presented. */
  int count() {
    return presented.size();
  }
}
