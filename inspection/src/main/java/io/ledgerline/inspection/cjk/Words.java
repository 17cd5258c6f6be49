package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.scan.Text;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Words that are sought at a place of a run without spaces: the longest that begins there, or the
 * longest that ends there. Hashes of 64 bits, so that no word is taken for another by chance. In a
 * list {@code _} is a blank within a word, {@code ＿} a wide one.
 */
final class Words {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int FILTER = 4096;

  static final int TAG_BITS = 8;

  private final String[] words;
  private final boolean backward;

  /** Hashes of all words and of what they begin with. */
  private final long[] table;

  /** Which of them are whole words, and of which lists: a bit for each. */
  private final byte[] lists;

  private final long[] filter = new long[FILTER / Long.SIZE];

  private Words(boolean backward, String... lists) {
    this.words = String.join(" ", lists).strip().split(" +");
    this.backward = backward;
    int characters = Math.max(2, words.length + String.join("", lists).length());
    this.table = new long[Integer.highestOneBit(characters) * 4];
    this.lists = new byte[table.length];
    Arrays.setAll(words, i -> blanks(words[i]));
    for (int list = 0; list < lists.length; list++) {
      for (var word : lists[list].strip().split(" +")) {
        add(blanks(word), 1 << list);
      }
    }
  }

  /** Words with blanks between, to be read from their beginning; eight lists at most. */
  static Words ahead(String... lists) {
    return new Words(false, lists);
  }

  /** Words with blanks between, to be read from their end. */
  static Words back(String list) {
    return new Words(true, list);
  }

  private static String blanks(String word) {
    return word.replace('_', ' ').replace('＿', '\u3000');
  }

  private void add(String text, int list) {
    String word = backward ? new StringBuilder(text).reverse().toString() : text;
    long hash = 0;
    int slot = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = step(hash, word.charAt(i));
      slot = slot(hash);
      table[slot] = hash;
    }
    lists[slot] |= (byte) list;
    int first = word.charAt(0) & FILTER - 1;
    filter[first >> 6] |= 1L << first;
  }

  /**
   * The longest word that begins at an offset: how many bytes it has, above eight bits that say
   * which lists it is of; 0 for none.
   */
  int match(Text text, int at) {
    int point = Points.at(text, at);
    if (!mayBegin(point)) {
      return 0;
    }
    int match = 0;
    long hash = 0;
    int p = at;
    while (point >= 0) {
      hash = step(hash, point);
      int slot = slot(hash);
      if (table[slot] == 0) {
        break;
      }
      p += Points.size(point);
      match = lists[slot] != 0 ? p - at << TAG_BITS | lists[slot] & 0xff : match;
      point = Points.at(text, p);
    }
    return match;
  }

  /** The offset behind the longest word that begins at an offset; -1 for none. */
  int end(Text text, int at) {
    int match = match(text, at);
    return match == 0 ? -1 : at + (match >> TAG_BITS);
  }

  /** The offset at which the longest word begins that ends at an offset; -1 for none. */
  int start(Text text, int end) {
    int start = -1;
    int p = Points.previous(text, end);
    int point = Points.at(text, p);
    if (!mayBegin(point)) {
      return start;
    }
    long hash = 0;
    while (point >= 0) {
      hash = step(hash, point);
      int slot = slot(hash);
      if (table[slot] == 0) {
        break;
      }
      start = lists[slot] != 0 ? p : start;
      p = Points.previous(text, p);
      point = Points.at(text, p);
    }
    return start;
  }

  /** Whether a word begins at an offset. */
  boolean at(Text text, int offset) {
    return end(text, offset) >= 0;
  }

  /** Whether a character is a word by itself. */
  boolean has(int point) {
    return mayBegin(point) && lists[slot(step(0, point))] != 0;
  }

  /** The first characters of all words. */
  void firsts(IntConsumer each) {
    for (var word : words) {
      each.accept(backward ? word.charAt(word.length() - 1) : word.charAt(0));
    }
  }

  private boolean mayBegin(int point) {
    return point >= 0 && (filter[(point & FILTER - 1) >> 6] >>> point & 1) != 0;
  }

  /** Where a hash is in the table, or where it would be. */
  private int slot(long hash) {
    int slot = (int) hash & table.length - 1;
    while (table[slot] != 0 && table[slot] != hash) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private static long step(long hash, int point) {
    long product = (hash ^ point) * MULTIPLIER;
    return product ^ product >>> 32;
  }
}
