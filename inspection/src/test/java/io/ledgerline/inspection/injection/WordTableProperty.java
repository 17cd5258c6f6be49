package io.ledgerline.inspection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words that are looked up many at once have the numbers that they have one by one. */
class WordTableProperty {
  private static final int WORDS = 5000;

  @Test
  void manyWordsAreFoundAsOneByOne() {
    var random = new Random(7);
    var table = new WordTable(14);
    var known = new HashMap<Long, Long>();
    long[] hashes = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      hashes[i] = random.nextLong();
      if (random.nextBoolean()) {
        known.put(hashes[i], (long) i);
        table.put(hashes[i], i);
      }
    }
    int[] which = new int[WORDS + 1];
    int from = 11;
    int many = table.mayHave(hashes, from, WORDS, which);
    long[] found = new long[WORDS];
    for (int i = 0; i < many; i++) {
      found[which[i]] = table.find(hashes[which[i]], 0);
    }
    for (int i = from; i < WORDS; i++) {
      assertThat(found[i]).isEqualTo(known.getOrDefault(hashes[i], 0L));
      assertThat(found[i]).isEqualTo(table.get(hashes[i], 0));
    }
  }
}
