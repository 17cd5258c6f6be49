package io.ledgerline.inspection.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashesTest {
  @Test
  void holdsWhatItWasGivenAndNothingElse() {
    var random = new Random(5);
    for (int size = 0; size < 300; size++) {
      Set<Long> expected = new HashSet<>(random.longs(size).boxed().toList());
      if (size % 2 == 1) {
        expected.add(0L);
        expected.add(1L << random.nextInt(Long.SIZE));
      }
      var hashes = new Hashes(expected.stream().mapToLong(Long::longValue).toArray());
      assertThat(hashes).isEqualTo(expected).hasSameSizeAs(expected);
      assertThat(random.longs(100)).allMatch(one -> hashes.contains(one) == expected.contains(one));
      assertThat(hashes.contains(0L)).isEqualTo(expected.contains(0L));
    }
  }
}
