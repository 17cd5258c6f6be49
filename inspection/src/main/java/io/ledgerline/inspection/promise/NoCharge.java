package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words that say that something costs the customer nothing. */
final class NoCharge {
  private static final WordLists LISTS = WordLists.beside(NoCharge.class, "charge.txt");
  private static final Phrases PHRASES = new Phrases(LISTS.list("PHRASES"));
  private static final Set<String> FREE = LISTS.words("FREE");
  private static final Set<String> WAIVED = LISTS.words("WAIVED");
  private static final Set<String> CHARGES = LISTS.words("CHARGES");
  private static final Set<String> BORNE = LISTS.words("BORNE");
  private static final Set<String> BEARS = LISTS.words("BEARS");
  private static final Set<String> OURSELVES = LISTS.words("OURSELVES");
  private static final Set<String> NOTHING = LISTS.words("NOTHING");

  /** So many words apart a fee may stand from who waives it, and a cost from who bears it. */
  private static final int NEAR = 5;

  private NoCharge() {}

  /** What is said at a word; null where it says nothing of the kind. */
  static QuantityReader.@Nullable Found at(List<Word> words, int at) {
    int end = PHRASES.end(words, at);
    if (end > at) {
      return found(at, end - at);
    }
    String word = words.get(at).text();
    if (FREE.contains(word) && !follows(words, at, "to")) {
      return found(at, 1);
    }
    if (WAIVED.contains(word)
        && (charge(words, at + 1, at + NEAR) || charge(words, at - NEAR, at))) {
      return found(at, 1);
    }
    if (word.equals("on") && follows(words, at, "us") && before(words, at, BORNE)) {
      return found(at, 2);
    }
    if (NOTHING.contains(word) && named(words, at)) {
      return found(at, 1);
    }
    boolean bears = BEARS.contains(word) && before(words, at, OURSELVES);
    return bears && delivers(words, at + 1) ? found(at, 1) : null;
  }

  private static QuantityReader.Found found(int at, int words) {
    return new QuantityReader.Found(new Quantity.Free(), at, at + words);
  }

  /** "No delivery fee", "without return charges", "no shipping costs". */
  private static boolean named(List<Word> words, int at) {
    return at + 2 < words.size()
        && topic(words, at + 1) != null
        && CHARGES.contains(words.get(at + 2).text());
  }

  /** "We cover the shipping", "we pay the return postage". */
  private static boolean delivers(List<Word> words, int from) {
    for (int at = from; at < Math.min(words.size(), from + 3); at++) {
      if (topic(words, at) == Topic.DELIVERY) {
        return true;
      }
    }
    return false;
  }

  private static boolean charge(List<Word> words, int from, int to) {
    for (int at = Math.max(0, from); at < Math.min(words.size(), to); at++) {
      if (CHARGES.contains(words.get(at).text()) || topic(words, at) == Topic.DELIVERY) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Topic topic(List<Word> words, int at) {
    return Topic.of(words.get(at).text());
  }

  private static boolean follows(List<Word> words, int at, String word) {
    return at + 1 < words.size() && words.get(at + 1).text().equals(word);
  }

  private static boolean before(List<Word> words, int at, Set<String> of) {
    return at > 0 && of.contains(Word.bare(words.get(at - 1).text()));
  }
}
