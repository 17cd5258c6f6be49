package io.ledgerline.inspection.promise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a brand really offers: the quantities in its terms by topic, and its products' prices.
 * Immutable. Terms are the words that the brand's product data hold, so nothing is written twice.
 */
public final class Offer {
  private final Map<Topic, List<Said>> terms;
  private final List<Product> products;
  private final Map<Topic, Quantity.Money> limits;

  private record Said(Quantity quantity, boolean conditional) {}

  private Offer(
      Map<Topic, List<Said>> terms, List<Product> products, Map<Topic, Quantity.Money> limits) {
    this.terms = terms;
    this.products = products;
    this.limits = limits;
  }

  /**
   * A product.
   *
   * @param name as customers know it
   * @param facts price and details in words, such as {@code 79.00 EUR}
   */
  public record Product(String name, String facts) {}

  /**
   * Reads terms, such as {@code refunds: 60 days from delivery}.
   *
   * @param terms by name; a name that is no topic leaves it to the words of the term
   * @param products with their prices
   * @param limits the most that may be promised in a case, by topic
   */
  public static Offer of(
      Map<String, String> terms, List<Product> products, Map<Topic, Quantity.Money> limits) {
    var said = new EnumMap<Topic, List<Said>>(Topic.class);
    terms.forEach((name, text) -> read(named(name), text, said));
    for (Product product : products) {
      read(null, product.facts(), said);
    }
    return new Offer(said, List.copyOf(products), Map.copyOf(limits));
  }

  private static @Nullable Topic named(String name) {
    return Topic.of(name.toLowerCase(Locale.ROOT));
  }

  private static void read(@Nullable Topic named, String text, Map<Topic, List<Said>> into) {
    for (Sentences.Span sentence : Sentences.all(text)) {
      List<Word> words = Word.of(text, sentence.start(), sentence.end());
      var own = new ClaimReader().read(text, sentence.start(), sentence.end());
      for (Claim claim : own) {
        add(into, claim.topic(), new Said(claim.quantity(), claim.conditional()));
        complement(into, claim.topic(), claim.quantity(), words);
      }
      if (named != null) {
        for (QuantityReader.Found found : QuantityReader.read(words)) {
          boolean conditional = found.last() < words.size();
          add(into, named, new Said(found.quantity(), conditional));
          complement(into, named, found.quantity(), words);
        }
      }
    }
  }

  /** Who pays back a price less 15 % pays back 85 %. */
  private static void complement(
      Map<Topic, List<Said>> into, Topic topic, Quantity quantity, List<Word> words) {
    boolean less = words.stream().anyMatch(word -> Set.of("less", "minus").contains(word.text()));
    if (less && quantity instanceof Quantity.Percent(BigDecimal share)) {
      BigDecimal rest = BigDecimal.valueOf(100).subtract(share);
      add(into, topic, new Said(new Quantity.Percent(rest), true));
    }
  }

  private static void add(Map<Topic, List<Said>> into, Topic topic, Said said) {
    into.computeIfAbsent(topic, t -> new ArrayList<>()).add(said);
  }

  /** The most that may be promised about a topic in one case; null where nothing says. */
  Quantity.@Nullable Money limit(Topic topic) {
    return limits.get(topic);
  }

  /** Whether the terms about a topic offer it, under a condition or not. */
  boolean offers(Topic topic, Quantity quantity) {
    return said(topic).stream().anyMatch(each -> quantity.offeredBy(each.quantity()));
  }

  /** Whether the terms about a topic offer a time that it may be the rest of. */
  boolean offersLonger(Topic topic, Quantity quantity) {
    return quantity instanceof Quantity.Period rest
        && said(topic).stream()
            .anyMatch(
                each ->
                    each.quantity() instanceof Quantity.Period whole
                        && rest.longest() <= whole.longest());
  }

  /** Whether it is offered, but under a condition each time. */
  boolean onlyUnderCondition(Topic topic, Quantity quantity) {
    List<Said> offering =
        said(topic).stream().filter(each -> quantity.offeredBy(each.quantity())).toList();
    return !offering.isEmpty() && offering.stream().allMatch(Said::conditional);
  }

  /** Whether anything is known about a topic. */
  boolean knows(Topic topic) {
    return terms.containsKey(topic);
  }

  private List<Said> said(Topic topic) {
    return terms.getOrDefault(topic, List.of());
  }

  /** Whether an amount is what some product costs, or stands in its details. */
  boolean isPrice(Quantity.Money money) {
    return products.stream().anyMatch(product -> states(product, money));
  }

  /** Products that a text names. */
  List<Product> named(String text, int from, int to) {
    String part = text.substring(from, to).toLowerCase(Locale.ROOT);
    return products.stream()
        .filter(product -> part.contains(product.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Products whose name ends at a place of a text in small letters. */
  List<Product> endingAt(String folded, int end) {
    return products.stream()
        .filter(product -> folded.startsWith(name(product), end - name(product).length()))
        .toList();
  }

  /** Products whose name begins at a place of a text in small letters. */
  List<Product> beginningAt(String folded, int start) {
    return products.stream().filter(product -> folded.startsWith(name(product), start)).toList();
  }

  private static String name(Product product) {
    return product.name().toLowerCase(Locale.ROOT);
  }

  static boolean states(Product product, Quantity.Money money) {
    String facts = product.facts();
    return QuantityReader.read(Word.of(facts, 0, facts.length())).stream()
        .anyMatch(found -> money.offeredBy(found.quantity()));
  }
}
