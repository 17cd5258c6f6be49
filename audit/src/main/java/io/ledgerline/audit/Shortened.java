package io.ledgerline.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt after another to write an entry's fields, each with less, until they fit. */
final class Shortened {
  private final @Nullable Object[] original;
  private final @Nullable Object[] values;
  private final EntryObject notes = EntryObject.object();

  Shortened(@Nullable Object[] original) {
    this.original = original;
    this.values = original.clone();
    for (int rank = 0; rank < values.length; rank++) {
      if (values[rank] instanceof List<?> list && list.size() > Shortening.MAX_ITEMS) {
        replace(rank, Shortening.toLength(list, Shortening.MAX_ITEMS));
      }
    }
  }

  /** Writes the fields; if they are too long, shortens the longest and says no. */
  boolean fits(CanonicalWriter writer) {
    if (!notes.isEmpty()) {
      values[Field.SHORTENED.rank()] = notes;
    }
    int longest = write(writer);
    if (writer.length() <= EntryBuilder.MAX_BYTES) {
      return true;
    }
    Object value = values[longest];
    if (value == null) {
      throw new IllegalStateException("an entry without long fields is longer than its limit");
    }
    List<?> all = original[longest] instanceof List<?> list ? list : List.of();
    replace(longest, Shortening.further(value, all));
    return false;
  }

  /** Returns the rank of the field with most bytes, those never shortened aside. */
  private int write(CanonicalWriter writer) {
    int longest = 0;
    int most = 0;
    writer.raw('{');
    for (int rank = 0; rank < values.length; rank++) {
      Object value = values[rank];
      if (value == null) {
        continue;
      }
      int start = writer.length();
      if (start > 1) {
        writer.raw(',');
      }
      writer.raw(Field.atRank(rank).key());
      writer.value(value);
      int bytes = writer.length() - start;
      if (bytes > most && rank != Field.SHORTENED.rank()) {
        most = bytes;
        longest = rank;
      }
    }
    writer.raw('}');
    return longest;
  }

  private void replace(int rank, Shortening.Cut cut) {
    values[rank] = cut.kept();
    notes.object(Field.atRank(rank).wireName(), cut.note());
  }
}
