package io.ledgerline.verifier.pack;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryFields;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads as much of an entry as a pack's figures and checks need. */
public final class PackEntry {
  private static final EntryFields FIELDS = EntryFields.of(fields());

  private PackEntry() {}

  private static Set<Field> fields() {
    Set<Field> fields = new HashSet<>(LogFigures.FIELDS);
    fields.addAll(
        List.of(
            Field.TENANT,
            Field.ORIGIN,
            Field.CHANGE,
            Field.SUBJECT,
            Field.SINK,
            Field.COUNT,
            Field.DETAILS,
            Field.REASON));
    for (ContentHash each : ContentHash.values()) {
      fields.add(each.field());
    }
    return Set.copyOf(fields);
  }

  /** The entry, checked to be canonical; fields that nobody here reads are left out. */
  public static EntryView read(byte[] bytes) throws MalformedEntryException {
    return EntryView.parse(bytes, FIELDS);
  }

  /** Counts an entry and remembers it where it changes what may be said about others. */
  public static void count(LogFigures figures, EntryView entry, long index, PackQuestion question) {
    figures.add(entry, index, question);
    Events.of(entry, index).ifPresent(figures::event);
  }
}
