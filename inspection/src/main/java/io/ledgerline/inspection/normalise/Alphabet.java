package io.ledgerline.inspection.normalise;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A code of whole words, one for each letter, as Morse and the NATO alphabet are. */
final class Alphabet {
  private static final int FEWEST = 6;
  private static final int LONGEST = 9;

  private final Map<String, Character> letters = new HashMap<>();
  private final Step step;
  private final String gaps;
  private final String signs;

  /**
   * An alphabet.
   *
   * @param words for a to z, with spaces between
   * @param gaps characters between words
   * @param signs characters that may begin a word; others are not looked up
   */
  Alphabet(Step step, String words, String gaps, String signs) {
    this.step = step;
    this.gaps = gaps;
    this.signs = signs;
    char letter = 'a';
    for (String word : words.split(" ")) {
      letters.put(word, letter++);
    }
    letters.put("/", ' ');
    letters.put("|", ' ');
  }

  /** Adds another word for a letter. */
  Alphabet with(String word, char letter) {
    letters.put(word, letter);
    return this;
  }

  /** Hands on runs of at least six letters among the characters {@code from} to {@code to}. */
  void search(MappedText text, int from, int to, Sink sink) {
    MappedText.Builder plain = null;
    int count = 0;
    int at = from;
    while (at < to) {
      int begin = skip(text, at, to, true);
      int end = Math.min(skip(text, begin, to, false), begin + LONGEST);
      Character letter = letter(text, begin, end, to);
      if (letter == null) {
        emit(plain, count, sink);
        plain = null;
        count = 0;
        at = Math.max(skip(text, end, to, false), at + 1);
        continue;
      }
      plain = plain == null ? new MappedText.Builder(64) : plain;
      if (count > 0 && begin - at > 1) {
        plain.append(' ', text.sourceStart(at), text.sourceEnd(begin - 1), 0);
      }
      plain.append(letter, text.sourceStart(begin), text.sourceEnd(end - 1), 0);
      count += letter == ' ' ? 0 : 1;
      at = end;
    }
    emit(plain, count, sink);
  }

  private @Nullable Character letter(MappedText text, int begin, int end, int to) {
    boolean whole = end > begin && (end == to || isGap(text.charAt(end)));
    if (!whole || signs.indexOf(text.charAt(begin)) < 0) {
      return null;
    }
    var word = new StringBuilder(end - begin);
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      word.append(c == '\u2022' || c == '\u00B7' ? '.' : c == '\u2212' || c == '\u2013' ? '-' : c);
    }
    return letters.get(word.toString());
  }

  private int skip(MappedText text, int from, int to, boolean gap) {
    int at = from;
    while (at < to && isGap(text.charAt(at)) == gap) {
      at++;
    }
    return at;
  }

  private boolean isGap(char c) {
    return c <= ' ' || gaps.indexOf(c) >= 0;
  }

  private void emit(MappedText.@Nullable Builder plain, int count, Sink sink) {
    if (plain != null && count >= FEWEST && plain.length() <= sink.room()) {
      sink.found(plain.build(), step);
    }
  }
}
