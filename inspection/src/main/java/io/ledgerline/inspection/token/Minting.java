package io.ledgerline.inspection.token;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Makes the substitutes of all values, so that no two values share a token and no token stands by
 * chance in what was said up to the message where its value was found. A token depends on nothing
 * later, so it never changes while the conversation goes on. In later messages a token that stands
 * there means its value: somebody copied it.
 */
final class Minting {
  private static final int ROUNDS = 16;

  private final TokenMint mint;
  private final List<Passage> passages;
  private final List<Hidden> hidden;

  Minting(TokenMint mint, List<Passage> passages, List<Hidden> hidden) {
    this.mint = mint;
    this.passages = passages;
    this.hidden = hidden;
  }

  void run() {
    hidden.forEach(one -> one.make(mint));
    for (int round = 0; round < ROUNDS; round++) {
      if (!remade(taken()) && !remade(standing())) {
        return;
      }
    }
    throw new IllegalStateException("no token is free (expected: after " + ROUNDS + " rounds)");
  }

  private boolean remade(HashSet<Hidden> useless) {
    boolean any = false;
    for (Hidden one : hidden) {
      any |= useless.contains(one) && one.again(mint);
    }
    return any;
  }

  /** Those whose token an earlier value has. */
  private HashSet<Hidden> taken() {
    var seen = new HashSet<String>();
    var useless = new HashSet<Hidden>();
    for (Hidden one : hidden) {
      if (one.isToken() && !seen.add(folded(one.with()))) {
        useless.add(one);
      }
    }
    return useless;
  }

  /** Those whose token stands in a text that is no younger than the value. */
  private HashSet<Hidden> standing() {
    var trie = new ByteTrie(true);
    for (int i = 0; i < hidden.size(); i++) {
      if (hidden.get(i).isToken()) {
        trie.add(hidden.get(i).with(), i);
      }
    }
    var useless = new HashSet<Hidden>();
    for (Passage passage : passages) {
      if (!passage.generated()) {
        standing(passage, trie, useless);
      }
    }
    return useless;
  }

  private void standing(Passage passage, ByteTrie trie, HashSet<Hidden> useless) {
    byte[] text = passage.utf8();
    for (int at = passage.start(); at < passage.end(); at++) {
      int node = trie.startsWith(text[at]) ? ByteTrie.ROOT : ByteTrie.NONE;
      for (int i = at; node != ByteTrie.NONE && i < passage.end(); i++) {
        node = trie.step(node, text[i]);
        int number = node == ByteTrie.NONE ? ByteTrie.NONE : trie.ends(node);
        if (number != ByteTrie.NONE && hidden.get(number).from >= passage.message()) {
          useless.add(hidden.get(number));
        }
      }
    }
  }

  private static String folded(byte[] token) {
    return new String(token, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
