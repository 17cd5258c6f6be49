package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of phrases for languages that put no spaces between words. A text is searched only if it
 * holds such script. Immutable.
 */
final class Phrases {
  /** How far the second part may stand behind the first, where a line says nothing else. */
  private static final int REACH = 16;

  /** Characters of a text in which a phrase is looked for again after a match. */
  private static final int ENOUGH = 4;

  /** What makes a phrase count only where a word, a clause or a line begins. */
  private static final String BEGINS = "^";

  private record Pair(
      Technique technique,
      int weight,
      int reach,
      boolean begins,
      String first,
      List<String> second,
      String reason) {}

  /** Where a phrase stands. */
  interface Sink {
    void found(Technique technique, int weight, int from, int to, String reason);
  }

  private final List<List<Pair>> byFirstChar = new ArrayList<>();
  private final char[] index = new char[0x10000];

  Phrases(List<String> lines) {
    byFirstChar.add(List.of());
    for (String line : lines) {
      String[] parts = line.split("\\|", -1);
      String[] head = parts[0].strip().split(" ");
      List<String> second =
          parts[2].isBlank()
              ? List.of()
              : List.of(parts[2].strip().split(",")).stream().map(Lexicon::fold).toList();
      for (String first : parts[1].strip().split(",")) {
        add(
            new Pair(
                Technique.valueOf(head[0]),
                Integer.parseInt(head[1]),
                head.length > 2 ? Integer.parseInt(head[2]) : REACH,
                first.startsWith(BEGINS),
                Lexicon.fold(first.startsWith(BEGINS) ? first.substring(1) : first),
                second,
                parts[3].strip()));
      }
    }
  }

  private void add(Pair pair) {
    char first = pair.first().charAt(0);
    if (index[first] == 0) {
      index[first] = (char) byFirstChar.size();
      byFirstChar.add(new ArrayList<>());
    }
    byFirstChar.get(index[first]).add(pair);
  }

  /** Finds phrases; at most a few in a text. */
  void find(MappedText text, Sink sink) {
    char[] chars = text.array();
    int found = 0;
    for (int i = 0; i < text.length() && found < ENOUGH; i++) {
      char c = chars[i];
      if (c < 0xE00 || index[c] == 0) {
        continue;
      }
      for (Pair pair : byFirstChar.get(index[c])) {
        int end = end(pair, text, i);
        if (end > 0) {
          sink.found(pair.technique(), pair.weight(), i, end, pair.reason());
          found++;
          break;
        }
      }
    }
  }

  private static int end(Pair pair, MappedText text, int at) {
    int after = at + pair.first().length();
    boolean within = pair.begins() && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    if (within || !stands(text, at, pair.first())) {
      return -1;
    }
    if (pair.second().isEmpty()) {
      return after;
    }
    for (int i = after; i < Math.min(text.length(), after + pair.reach()); i++) {
      for (String second : pair.second()) {
        if (stands(text, i, second)) {
          return i + second.length();
        }
      }
    }
    return -1;
  }

  private static boolean stands(MappedText text, int at, String phrase) {
    if (at + phrase.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < phrase.length(); i++) {
      if (text.charAt(at + i) != phrase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
