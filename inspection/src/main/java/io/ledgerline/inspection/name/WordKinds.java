package io.ledgerline.inspection.name;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What kind of word a word is, by the company it keeps: words that stand beside the same words are
 * of one kind, surnames of one country as well as months or tools. Made by {@code WordKindsFile}
 * among the tests. Immutable.
 */
final class WordKinds {
  static final int SLOT_BITS = 18;
  static final int KIND_BITS = 10;

  /** Many given names, surnames of many countries: our own lists. */
  static final int GIVEN = 1 << KIND_BITS;

  static final int SURNAME = 2 << KIND_BITS;
  static final int VALUE_BITS = KIND_BITS + 2;
  private static final int VALUE = (1 << VALUE_BITS) - 1;
  private static final int MASK = (1 << SLOT_BITS) - 1;

  private final int[] slots;

  WordKinds(int[] slots) {
    this.slots = slots;
  }

  /** Those that come with us. */
  static WordKinds standard() {
    try (InputStream in = WordKinds.class.getResourceAsStream("kinds.bin")) {
      if (in == null) {
        throw new IllegalStateException("kinds.bin (expected: beside this class)");
      }
      var slots = new int[1 << SLOT_BITS];
      var data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
      for (int i = 0; i < slots.length; i++) {
        slots[i] = data.readInt();
      }
      return new WordKinds(slots);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which kind a word is of, and lists that it is in; 0 for an unknown one. */
  int of(long hash) {
    int slot = slot(hash);
    int tag = tag(hash);
    int entry;
    while ((entry = slots[slot]) != 0) {
      if ((entry & ~VALUE) == tag) {
        return entry & VALUE;
      }
      slot = slot + 1 & MASK;
    }
    return 0;
  }

  static int slot(long hash) {
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 64 - SLOT_BITS);
  }

  static int tag(long hash) {
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 8) & ~VALUE;
  }
}
