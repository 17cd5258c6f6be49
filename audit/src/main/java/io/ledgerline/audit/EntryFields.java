package io.ledgerline.audit;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that a reader of many entries keeps of each, besides those that every entry has. Make
 * it once: what it knows about names is worked out here.
 */
public final class EntryFields {
  private static final Set<Field> EVERY_ENTRY_HAS =
      Set.of(Field.VERSION, Field.ID, Field.TS, Field.EVENT_TYPE, Field.STREAM);

  private final Names names;

  private EntryFields(Names names) {
    this.names = names;
  }

  /** These, and what every entry has. */
  public static EntryFields of(Set<Field> fields) {
    return new EntryFields(
        new Names(
            Stream.concat(EVERY_ENTRY_HAS.stream(), fields.stream())
                .map(Field::wireName)
                .collect(Collectors.toSet())));
  }

  Names names() {
    return names;
  }
}
