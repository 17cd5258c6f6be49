package io.ledgerline.inspection.normalise;

import java.util.Arrays;

/** Digits and signs for letters, in lines where at least two words are spelt so. */
final class Leet implements Hideout {
  private static final int FEWEST = 2;
  private static final int LONGEST_WORD = 24;
  private static final int CHANGED = 1 << Step.LEET.ordinal();
  private static final char[] LETTER = letters();

  @Override
  public int needs() {
    return Traits.MIXED_WORDS;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText text = layer.folded();
    Segments.cut(
        layer,
        text,
        needs(),
        (from, to) -> {
          if (words(text, from, to) >= FEWEST && 2 * (to - from) <= sink.room()) {
            give(text, from, to, sink);
          }
        });
  }

  /** Both ways to read a one; only one of them where there is none, none where nothing changes. */
  private static void give(MappedText text, int from, int to, Sink sink) {
    char[] chars = Arrays.copyOfRange(text.array(), from, to);
    int[] marks = new int[chars.length];
    boolean changed = false;
    int firstOne = -1;
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      char letter = c < 0x80 ? LETTER[c] : 0;
      if (letter == 0 || isPunctuation(text, from + i, to)) {
        continue;
      }
      chars[i] = letter;
      marks[i] = CHANGED;
      changed = true;
      firstOne = firstOne < 0 && c == '1' ? i : firstOne;
    }
    if (!changed) {
      return;
    }
    var places = new Places.Builder();
    places.each(0, from, 1);
    var spelt = text.derived(chars, chars.length, places.build(chars.length), marks);
    sink.found(spelt, Step.LEET);
    if (firstOne >= 0) {
      sink.found(spelt.withChars(other(text, from, chars, firstOne), marks), Step.LEET);
    }
  }

  /** The same with the other letter that a one may be. */
  private static char[] other(MappedText text, int from, char[] spelt, int firstOne) {
    char[] chars = spelt.clone();
    char[] source = text.array();
    for (int i = firstOne; i < chars.length; i++) {
      chars[i] = source[from + i] == '1' ? 'l' : chars[i];
    }
    return chars;
  }

  private static int words(MappedText text, int from, int to) {
    char[] chars = text.array();
    int words = 0;
    int letters = 0;
    int signs = 0;
    int begin = from;
    for (int i = from; i <= to; i++) {
      char c = i < to ? chars[i] : ' ';
      if (c > ' ') {
        letters += c >= 'a' && c <= 'z' ? 1 : 0;
        signs += c < 0x80 && LETTER[c] != 0 ? 1 : 0;
        continue;
      }
      boolean word = letters > 0 && signs > 0 && i - begin >= 3 && i - begin <= LONGEST_WORD;
      words += word ? 1 : 0;
      letters = 0;
      signs = 0;
      begin = i + 1;
    }
    return words;
  }

  /** A sign at the end of a word is punctuation; a digit is not. */
  private static boolean isPunctuation(MappedText text, int i, int to) {
    char c = text.charAt(i);
    return (c < '0' || c > '9') && (i + 1 >= to || text.charAt(i + 1) <= ' ');
  }

  private static char[] letters() {
    char[] table = new char[0x80];
    String pairs = "0o1i3e4a5s6g7t8b9g@a$s!i|l+t";
    for (int i = 0; i < pairs.length(); i += 2) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    return table;
  }
}
