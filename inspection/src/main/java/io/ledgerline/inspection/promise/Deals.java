package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offers that have a name instead of a number: half price, two for one, a price that is matched.
 */
final class Deals {
  private static final WordLists LISTS = WordLists.beside(Deals.class, "deals.txt");
  private static final Map<Phrases, BigDecimal> SHARES = shares();
  private static final Phrases DOUBLE = new Phrases(LISTS.list("DOUBLE"));
  private static final Phrases DIFFERENCE = new Phrases(LISTS.list("DIFFERENCE"));
  private static final Set<String> INSTANT = LISTS.words("INSTANT");
  private static final Set<String> MATCHES = LISTS.words("MATCHES");
  private static final Set<String> ELSEWHERE = LISTS.words("ELSEWHERE");
  private static final Quantity AT_ONCE = new Quantity.Period(0, 1, 0, 1);

  /** Between who matches and the price. */
  private static final int NEAR = 5;

  private Deals() {}

  private static Map<Phrases, BigDecimal> shares() {
    var shares = new LinkedHashMap<Phrases, BigDecimal>();
    shares.put(new Phrases(LISTS.list("HALF")), BigDecimal.valueOf(50));
    shares.put(new Phrases(LISTS.list("THIRD")), BigDecimal.valueOf(33));
    shares.put(new Phrases(LISTS.list("QUARTER")), BigDecimal.valueOf(25));
    return shares;
  }

  /** What is said at a word; null where it says nothing of the kind. */
  static QuantityReader.@Nullable Found at(List<Word> words, int at) {
    for (var each : SHARES.entrySet()) {
      int end = each.getKey().end(words, at);
      if (end > at) {
        return found(new Quantity.Percent(each.getValue()), at, end, Topic.DISCOUNT);
      }
    }
    int twice = DOUBLE.end(words, at);
    if (twice > at) {
      return found(new Quantity.Percent(BigDecimal.valueOf(200)), at, twice, Topic.REFUND);
    }
    String word = words.get(at).text();
    if (INSTANT.contains(word)) {
      return new QuantityReader.Found(AT_ONCE, at, at + 1);
    }
    int difference = DIFFERENCE.end(words, at);
    if (difference > at && elsewhere(words, at)) {
      return found(new Quantity.Matched(), at, difference, Topic.DISCOUNT);
    }
    return MATCHES.contains(word) && price(words, at + 1)
        ? found(new Quantity.Matched(), at, at + 1, Topic.DISCOUNT)
        : null;
  }

  private static QuantityReader.Found found(Quantity quantity, int first, int last, Topic about) {
    return new QuantityReader.Found(quantity, first, last, false, about);
  }

  private static boolean elsewhere(List<Word> words, int at) {
    int from = Math.max(0, at - Wording.REACH);
    return words.subList(from, Math.min(words.size(), at + Wording.REACH)).stream()
        .anyMatch(word -> ELSEWHERE.contains(word.text()));
  }

  private static boolean price(List<Word> words, int from) {
    for (int at = from; at < Math.min(words.size(), from + NEAR); at++) {
      if (Topic.of(words.get(at).text()) == Topic.PRICE) {
        return true;
      }
    }
    return false;
  }
}
