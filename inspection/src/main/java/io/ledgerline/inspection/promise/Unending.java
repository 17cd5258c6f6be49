package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that say that something has no end: for life, no deadline, as long as you like. */
final class Unending {
  private static final WordLists LISTS = WordLists.beside(Unending.class, "unending.txt");
  private static final List<String> STEMS = LISTS.list("STEMS");
  private static final Phrases PHRASES = new Phrases(LISTS.list("PHRASES"));

  private Unending() {}

  /** What is said at a word; null where it says nothing of the kind. */
  static QuantityReader.@Nullable Found at(List<Word> words, int at) {
    int end = PHRASES.end(words, at);
    if (end == at && STEMS.stream().anyMatch(words.get(at).text()::startsWith)) {
      end = at + 1;
    }
    return end == at ? null : new QuantityReader.Found(new Quantity.Unlimited(), at, end);
  }
}
