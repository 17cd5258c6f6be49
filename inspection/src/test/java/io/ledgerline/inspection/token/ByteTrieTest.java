package io.ledgerline.inspection.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteTrieTest {
  private static final int ROUNDS = 40;
  private static final int KEYS = 300;

  private final Random random = new Random(7);
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

  @Test
  void findsExactlyWhatWasAddedWhateverBeginsAlike() {
    for (int round = 0; round < ROUNDS; round++) {
      numbers.clear();
      var trie = new ByteTrie(false);
      int letters = 1 + random.nextInt(256);
      for (int i = 0; i < KEYS; i++) {
        byte[] key = key(letters);
        trie.add(key, i);
        numbers.putIfAbsent(ByteBuffer.wrap(key), i);
      }
      numbers.keySet().forEach(key -> walk(trie, key.array()));
      for (int i = 0; i < KEYS; i++) {
        walk(trie, key(letters));
      }
    }
  }

  @Test
  void foldsTheCaseOfAsciiOnly() {
    var trie = new ByteTrie(true);
    trie.add(new byte[] {'A', 'b', (byte) 0xC3}, 5);
    int node = trie.step(trie.step(ByteTrie.ROOT, (byte) 'a'), (byte) 'B');
    assertThat(trie.startsWith((byte) 'A')).isTrue();
    assertThat(trie.isLeaf(node)).isFalse();
    assertThat(trie.step(node, (byte) 0xE3)).isEqualTo(ByteTrie.NONE);
    assertThat(trie.ends(trie.step(node, (byte) 0xC3))).isEqualTo(5);
    assertThat(trie.isLeaf(trie.step(node, (byte) 0xC3))).isTrue();
  }

  /** Every beginning of a key ends where a key of these bytes was added, and nowhere else. */
  private void walk(ByteTrie trie, byte[] key) {
    int node = ByteTrie.ROOT;
    for (int i = 0; i < key.length; i++) {
      node = trie.step(node, key[i]);
      byte[] begun = Arrays.copyOf(key, i + 1);
      boolean known = numbers.keySet().stream().anyMatch(each -> begins(each.array(), begun));
      assertThat(node != ByteTrie.NONE).isEqualTo(known);
      if (!known) {
        return;
      }
      assertThat(trie.ends(node))
          .isEqualTo(numbers.getOrDefault(ByteBuffer.wrap(begun), ByteTrie.NONE));
    }
  }

  private static boolean begins(byte[] key, byte[] begun) {
    return key.length >= begun.length
        && Arrays.equals(key, 0, begun.length, begun, 0, begun.length);
  }

  private byte[] key(int letters) {
    byte[] key = new byte[1 + random.nextInt(6)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) random.nextInt(letters);
    }
    return key;
  }
}
