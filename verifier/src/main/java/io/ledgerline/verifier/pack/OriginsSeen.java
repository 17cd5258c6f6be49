package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.verifier.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which origins were presented, over all packs, and which their entries announce: whatever is
 * announced and not presented is missing.
 */
final class OriginsSeen {
  private static final int MOST = 100_000;

  private final Set<String> presented = new TreeSet<>();
  private final Map<String, Announcement> announced = new LinkedHashMap<>();
  private long hidden;
  private long unnamed;

  private record Announcement(String stream, long index, String sentence) {}

  void presented(String origin) {
    presented.add(origin);
  }

  void hidden(String stream) {
    hidden += stream.equals(StreamName.SYSTEM) ? 1 : 0;
  }

  /** Takes an entry that may announce origins. */
  void look(String stream, EntryView entry, long index) {
    if (entry.type() == EventType.STREAM_OPENED && stream.equals(StreamName.SYSTEM)) {
      String origin = entry.text(Field.ORIGIN);
      String of = OriginParts.of(origin == null ? "" : origin).stream();
      if (origin != null) {
        announce(origin, stream, index, "entry " + index + " of _system opened the stream " + of);
      }
    }
    if (entry.type() == EventType.ORIGINS_LISTED) {
      Map<String, Object> details = entry.object(Field.DETAILS);
      if (details.get("origins") instanceof List<?> list) {
        String by = "entry " + index + " of " + stream + " lists it as another node's";
        list.forEach(origin -> announce(String.valueOf(origin), stream, index, by));
        unnamed = Math.max(unnamed, entry.number(Field.COUNT).orElse(0) - list.size());
      }
    }
  }

  private void announce(String origin, String stream, long index, String sentence) {
    if (announced.size() < MOST) {
      announced.putIfAbsent(origin, new Announcement(stream, index, sentence));
    }
  }

  /** Says what is missing; {@code question}: the packs' common one. */
  void end(PackQuestion question, PackFindings findings) {
    announced.forEach(
        (origin, by) -> {
          if (!presented.contains(origin) && concerns(origin, question)) {
            findings.add(
                Finding.Kind.ORIGIN_MISSING,
                by.stream(),
                "logs",
                -1,
                by.index(),
                by.sentence() + ": origin " + origin + " is in no pack that was given");
          }
        });
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
