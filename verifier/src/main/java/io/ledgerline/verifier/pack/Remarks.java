package io.ledgerline.verifier.pack;

import io.ledgerline.audit.EventType;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.verifier.pack.LogFigures.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a reader must know of a log whose entries are as they were signed. */
final class Remarks {
  private final LogFigures figures;
  private final PackFindings findings;
  private final String stream;

  private Remarks(LogFigures figures, PackFindings findings) {
    this.figures = figures;
    this.findings = findings;
    this.stream = figures.stream();
  }

  static void of(LogFigures figures, PackQuestion question, PackFindings findings) {
    var remarks = new Remarks(figures, findings);
    List<LogFigures.Event> events = new ArrayList<>(figures.events());
    events.sort(Comparator.comparingLong(LogFigures.Event::index));
    remarks.counted();
    remarks.events(events);
    if (!figures.stream().equals(StreamName.SYSTEM)) {
      remarks.bounds(question);
    }
  }

  private void counted() {
    long calls = figures.get(Count.CALLS);
    say(
        PackNote.Kind.INTERRUPTED,
        figures.get(Count.INTERRUPTED),
        "calls were interrupted: what reached their callers is not known");
    say(
        PackNote.Kind.INTERRUPTED,
        figures.openCalls(),
        "calls were admitted in the range and have no end in it");
    long simulated = figures.get(Count.SIMULATED);
    if (simulated > 0) {
      findings.note(
          PackNote.Kind.SIMULATED,
          stream,
          -1,
          simulated
              + " of "
              + calls
              + " calls ("
              + percent(simulated, calls)
              + ") were answered by a simulator, not by Claude");
    }
    long pruned = figures.get(Count.PRUNED_BELOW);
    if (pruned > 0) {
      findings.note(
          PackNote.Kind.PRUNED,
          stream,
          -1,
          "entries below "
              + pruned
              + " were let go on schedule, as an entry of the log says; their"
              + " hashes hold");
    }
    say(
        PackNote.Kind.NOT_SHOWN,
        figures.get(Count.EVENTS_LEFT_OUT),
        "further holds, erasures and the like are counted and not listed");
    content();
  }

  private void content() {
    long recomputed = figures.get(Count.CONTENT_RECOMPUTED);
    long notKept = figures.get(Count.CONTENT_NOT_KEPT);
    long erased = figures.get(Count.CONTENT_ERASED);
    long elsewhere = figures.get(Count.CONTENT_ELSEWHERE);
    long all = recomputed + notKept + erased + elsewhere;
    if (all > 0) {
      findings.note(
          PackNote.Kind.CONTENT,
          stream,
          -1,
          "of %d hashes %d were recomputed from content, %d are of content that is not kept, %d of content that is erased (%s), %d of content that could not be read here"
              .formatted(all, recomputed, notKept, erased, percent(erased, all), elsewhere));
    }
  }

  private void events(List<LogFigures.Event> events) {
    Map<String, LogFigures.Event> held = new LinkedHashMap<>();
    Map<String, LogFigures.Event> off = new LinkedHashMap<>();
    for (LogFigures.Event event : events) {
      switch (EventType.of(event.type())) {
        case HOLD_SET -> held.put(event.about(), event);
        case HOLD_CLEARED -> held.remove(event.about());
        case CONTROL_LOOSENED -> off.putIfAbsent(event.about(), event);
        case CONTROL_RESTORED -> restored(off.remove(event.about()), event);
        case SUBJECT_ERASED, CONTENT_DISPOSED, IDENTITIES_DISPOSED, ERASURE_REFUSED ->
            note(PackNote.Kind.ERASED, event, event.type() + " at " + event.ts() + ": ");
        case STREAM_PRUNED -> note(PackNote.Kind.PRUNED, event, "pruned at " + event.ts() + ": ");
        case LEDGER_KEYS_ROTATED ->
            note(PackNote.Kind.KEYS_ROTATED, event, "rotated at " + event.ts() + ": ");
        case LEDGER_KEYS_RETIRED ->
            note(PackNote.Kind.KEYS_ROTATED, event, "retired at " + event.ts() + ": ");
        default -> {}
      }
    }
    held.values().forEach(e -> note(PackNote.Kind.HELD, e, "under a hold since " + e.ts() + ": "));
    off.values()
        .forEach(
            e ->
                note(
                    PackNote.Kind.CONTROL_OFF,
                    e,
                    "a control was loosened at "
                        + e.ts()
                        + " and not restored in what is shown: "));
  }

  private void restored(LogFigures.@Nullable Event loosened, LogFigures.Event restored) {
    String since = loosened == null ? "before what is shown" : loosened.ts().toString();
    note(
        PackNote.Kind.CONTROL_OFF,
        loosened == null ? restored : loosened,
        "a control was off from " + since + " to " + restored.ts() + ": ");
  }

  private void note(PackNote.Kind kind, LogFigures.Event event, String intro) {
    findings.note(kind, stream, event.index(), intro + event.sentence());
  }

  private void bounds(PackQuestion question) {
    long hidden = figures.get(Count.HIDDEN);
    if (hidden > 0) {
      findings.note(
          PackNote.Kind.NOT_SHOWN,
          stream,
          -1,
          hidden
              + " entries are hidden by the filter "
              + question.filter()
              + ": that there are so many is proven, what is in them is not");
    }
    findings.note(
        PackNote.Kind.NOT_SHOWN,
        stream,
        -1,
        "entries outside the range (holds, erasures, controls) are those that the exporter named;"
            + " that there are no others is not shown");
  }

  private void say(PackNote.Kind kind, long count, String what) {
    if (count > 0) {
      findings.note(kind, stream, -1, count + " " + what);
    }
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : 100.0 * part / whole);
  }
}
