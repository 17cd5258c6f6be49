package io.ledgerline.inspection.promise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words in a row, looked for by the first of them. Commas between them do not count. */
final class Phrases {
  private final Map<String, List<String[]>> byFirst = new HashMap<>();

  Phrases(List<String> phrases) {
    for (String phrase : phrases) {
      String[] words = phrase.split("[ -]");
      byFirst.computeIfAbsent(words[0], _ -> new java.util.ArrayList<>()).add(words);
    }
  }

  /** Behind the longest phrase that begins at a word; {@code at} itself where none does. */
  int end(List<Word> words, int at) {
    int longest = at;
    for (String[] phrase : byFirst.getOrDefault(text(words, at), List.of())) {
      longest = Math.max(longest, end(words, at, phrase));
    }
    return longest;
  }

  private static int end(List<Word> words, int from, String[] phrase) {
    int at = from;
    for (String word : phrase) {
      while (at > from && at < words.size() && words.get(at).text().equals(",")) {
        at++;
      }
      if (at >= words.size() || !text(words, at).equals(word)) {
        return from;
      }
      at++;
    }
    return at;
  }

  private static String text(List<Word> words, int at) {
    return words.get(at).text().replace('’', '\'');
  }
}
