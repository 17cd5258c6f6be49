package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A fixed set of ASCII names, found by the bytes they are written in, so that none is made anew.
 */
final class Names {
  /** Every field of an entry. */
  static final Names OF_FIELDS =
      new Names(Arrays.stream(Field.values()).map(Field::wireName).toList());

  private final @Nullable String[] names;
  private final byte[][] spellings;

  Names(Collection<String> all) {
    int slots = Math.max(4, Integer.highestOneBit(all.size()) * 4); // at most half of them taken
    this.names = new String[slots];
    this.spellings = new byte[slots][];
    all.forEach(this::add);
  }

  private void add(String name) {
    byte[] spelling = name.getBytes(StandardCharsets.US_ASCII);
    int slot = hash(spelling, 0, spelling.length);
    while (names[slot] != null) {
      slot = slot + 1 & names.length - 1;
    }
    names[slot] = name;
    spellings[slot] = spelling;
  }

  /** The name that stands there, null if it is none of these. */
  @Nullable String find(byte[] in, int from, int to) {
    int slot = hash(in, from, to);
    for (String name = names[slot]; name != null; name = names[slot]) {
      byte[] spelling = spellings[slot];
      if (Arrays.equals(spelling, 0, spelling.length, in, from, to)) {
        return name;
      }
      slot = slot + 1 & names.length - 1;
    }
    return null;
  }

  private int hash(byte[] in, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + in[i];
    }
    return (hash ^ hash >>> 11) & names.length - 1;
  }
}
