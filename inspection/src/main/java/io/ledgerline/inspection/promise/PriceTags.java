package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts that stand right behind a product's name, as in a list, without a word that says that
 * they are its price: {@code Harbour Linen Shirt: 49.00 EUR}.
 */
final class PriceTags {
  private static final WordLists LISTS = WordLists.beside(PriceTags.class, "tags.txt");
  private static final Set<String> BETWEEN = LISTS.words("BETWEEN");
  private static final Set<String> MULTIPLIED = LISTS.words("MULTIPLIED");
  private static final Set<String> PAYING = LISTS.words("PAYING");
  private static final Set<String> BEHIND = LISTS.words("BEHIND");
  private static final Set<String> ARTICLES = LISTS.words("ARTICLES");
  private static final Set<String> SUMMED = LISTS.words("SUMMED");

  /** Words that may stand between a name and its price. */
  private static final int NEAR = 4;

  private final Offer offer;

  PriceTags(Offer offer) {
    this.offer = offer;
  }

  /** Those in a sentence that no product of that name has. */
  List<QuantityReader.Found> wrong(List<Word> words, String text) {
    boolean other =
        words.stream()
            .map(word -> Topic.of(word.text()))
            .anyMatch(t -> t != null && t != Topic.PRICE);
    var wrong = new ArrayList<QuantityReader.Found>();
    if (other) {
      return wrong;
    }
    String folded = text.toLowerCase(Locale.ROOT);
    for (QuantityReader.Found found : QuantityReader.read(words)) {
      boolean price = found.quantity() instanceof Quantity.Money && !summed(words, found.last());
      boolean present =
          found.quantity() instanceof Quantity.Free && !free(words, found.last(), "of", "from");
      if (price || present) {
        List<Offer.Product> named = named(words, folded, found.first());
        if (named.isEmpty() && price) {
          named = behind(words, folded, found);
        }
        if (!named.isEmpty() && named.stream().noneMatch(each -> states(each, found))) {
          wrong.add(found);
        }
      }
    }
    return wrong;
  }

  private static boolean states(Offer.Product product, QuantityReader.Found found) {
    return found.quantity() instanceof Quantity.Money money && Offer.states(product, money);
  }

  /** "Free of chemicals" costs something. */
  private static boolean free(List<Word> words, int at, String... of) {
    return at < words.size() && Word.among(words.get(at).text(), of);
  }

  /** "You pay just 20 EUR for the Shirt". */
  private List<Offer.Product> behind(List<Word> words, String folded, QuantityReader.Found found) {
    int at = found.last();
    boolean pays =
        words.subList(Math.max(0, found.first() - NEAR), found.first()).stream()
            .anyMatch(word -> PAYING.contains(word.text()));
    if (!pays || at + 1 >= words.size() || !BEHIND.contains(words.get(at).text())) {
      return List.of();
    }
    at += ARTICLES.contains(words.get(at + 1).text()) ? 2 : 1;
    return at < words.size() ? offer.beginningAt(folded, words.get(at).start()) : List.of();
  }

  /** The products whose name stands right before the word at {@code at}. */
  private List<Offer.Product> named(List<Word> words, String folded, int at) {
    int last = at - 1;
    while (last >= 0 && at - 1 - last < NEAR && BETWEEN.contains(words.get(last).text())) {
      last--;
    }
    if (last < 0) {
      return List.of();
    }
    int end = words.get(last).end();
    int behind = last;
    return offer.endingAt(folded, end).stream()
        .filter(each -> !multiplied(words, behind, end - each.name().length()))
        .toList();
  }

  /** "2 x Harbour Linen Shirt: 158.00 EUR". */
  private static boolean multiplied(List<Word> words, int last, int start) {
    int before = last;
    while (before >= 0 && words.get(before).end() > start) {
      before--;
    }
    return before >= 0
        && (words.get(before).isNumber()
            || MULTIPLIED.contains(words.get(before).text())
            || Numbers.at(words, before) != null);
  }

  private static boolean summed(List<Word> words, int at) {
    return at < words.size() && SUMMED.contains(words.get(at).text());
  }
}
