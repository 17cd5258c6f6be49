package io.ledgerline.evidence;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.verifier.pack.Events;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which entries of a log are shown; of the others only the leaf hash is. What changes what may be
 * said about others is always shown in a tenant's own log. Follows the log in order; not
 * thread-safe.
 */
final class Visibility {
  /** Entries of {@code _system} that name no tenant and that every tenant's auditor needs. */
  private static final Set<EventType> OF_THE_NODE =
      EnumSet.of(
          EventType.NODE_STARTED,
          EventType.NODE_STOPPED,
          EventType.STREAM_OPENED,
          EventType.STREAM_CLOSED,
          EventType.LEDGER_ADOPTED,
          EventType.ORIGINS_LISTED,
          EventType.LEDGER_KEYS_ROTATED,
          EventType.LEDGER_KEYS_RETIRED,
          EventType.CONTROL_LOOSENED,
          EventType.CONTROL_RESTORED,
          EventType.ANCHOR_LATE,
          EventType.ANCHOR_RECOVERED);

  private final String stream;
  private final PackRequest request;
  private final long from;
  private final BitSet matched = new BitSet();

  /** Of a range that begins at that index. */
  Visibility(String stream, PackRequest request, long from) {
    this.stream = stream;
    this.request = request;
    this.from = from;
  }

  boolean shows(EntryView entry, long index) {
    if (stream.equals(StreamName.SYSTEM)) {
      return showsOfSystem(entry);
    }
    if (request.filter().isEmpty() || Events.TYPES.contains(entry.type())) {
      return true;
    }
    EntryView.Position admitted = entry.admitted();
    boolean ofMatched =
        admitted != null
            && admitted.index() >= from
            && admitted.index() < index
            && matched.get((int) (admitted.index() - from));
    boolean shown = ofMatched || matches(entry);
    if (shown && entry.type() == EventType.CALL_ADMITTED) {
      matched.set((int) (index - from)); // its ends name it, and not all of its fields
    }
    return shown;
  }

  private boolean showsOfSystem(EntryView entry) {
    String whose = entry.text(Field.TENANT);
    if (request.tenant() == null || request.wholeSystem()) {
      return true;
    }
    return whose == null ? OF_THE_NODE.contains(entry.type()) : whose.equals(request.tenant());
  }

  private boolean matches(EntryView entry) {
    return request.filter().entrySet().stream()
        .allMatch(
            wanted ->
                PackRequest.filterField(wanted.getKey())
                    .map(field -> has(entry, field, wanted.getValue()))
                    .orElse(false));
  }

  private static boolean has(EntryView entry, Field field, String wanted) {
    return field == Field.TAGS
        ? entry.texts(field).contains(wanted)
        : wanted.equals(entry.text(field));
  }
}
