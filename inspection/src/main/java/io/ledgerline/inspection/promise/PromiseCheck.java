package io.ledgerline.inspection.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the sentences of one answer against a brand's offer, in order: a topic named in one carries
 * to the next ("You may send it back. You have 60 days."). Not thread-safe.
 */
public final class PromiseCheck {
  private final Offer offer;
  private final PriceTags tags;
  private final ClaimReader reader = new ClaimReader();

  /** A check of one answer. */
  public PromiseCheck(Offer offer) {
    this.offer = offer;
    this.tags = new PriceTags(offer);
  }

  /** What one sentence promises that is not offered. */
  public List<Promise> sentence(String text, int from, int to) {
    Plain plain = Plain.of(text, from, to);
    String said = plain.text();
    var broken = new ArrayList<Promise>();
    List<Word> words = Word.of(said, 0, said.length());
    var prices = new Prices(words, said);
    for (Claim claim : reader.read(words, said)) {
      check(claim, prices)
          .ifPresent(
              kind ->
                  broken.add(
                      new Promise(
                          claim.topic(),
                          kind,
                          plain.source(claim.start()),
                          plain.source(claim.end()))));
    }
    if (broken.isEmpty()) {
      for (QuantityReader.Found tag : tags.wrong(words, said)) {
        int start = plain.source(words.get(tag.first()).start());
        int end = plain.source(words.get(tag.last() - 1).end());
        broken.add(new Promise(Topic.PRICE, Promise.Kind.WRONG_PRICE, start, end));
      }
    }
    return broken;
  }

  /** What a whole answer promises that is not offered. */
  public static List<Promise> all(Offer offer, String text) {
    var check = new PromiseCheck(offer);
    var broken = new ArrayList<Promise>();
    for (Sentences.Span span : Sentences.all(text)) {
      broken.addAll(check.sentence(text, span.start(), span.end()));
    }
    return broken;
  }

  private Optional<Promise.Kind> check(Claim claim, Prices prices) {
    if (claim.quantity() instanceof Quantity.Money money) {
      return money(claim, money, prices);
    }
    if (claim.topic() == Topic.PRICE && !(claim.quantity() instanceof Quantity.Percent)) {
      return Optional.empty();
    }
    Topic topic = claim.topic();
    if (!offer.offers(topic, claim.quantity())) {
      boolean part = claim.remaining() && offer.offersLonger(topic, claim.quantity());
      return part || elsewhere(claim) ? Optional.empty() : Optional.of(Promise.Kind.NOT_OFFERED);
    }
    boolean bare = claim.quantity() instanceof Quantity.Free && !claim.conditional();
    if (!bare || !offer.onlyUnderCondition(topic, claim.quantity())) {
      return Optional.empty();
    }
    return Optional.of(claim.always() ? Promise.Kind.NOT_OFFERED : Promise.Kind.CONDITION_LEFT_OUT);
  }

  /** Where a clause names several topics, a quantity may belong to another than the nearest. */
  private boolean elsewhere(Claim claim) {
    return claim.alternatives().stream().anyMatch(topic -> offer.offers(topic, claim.quantity()));
  }

  private Optional<Promise.Kind> money(Claim claim, Quantity.Money money, Prices prices) {
    Quantity.Money limit = offer.limit(claim.topic());
    if (limit != null
        && limit.currency().equals(money.currency())
        && money.amount().compareTo(limit.amount()) > 0) {
      return Optional.of(Promise.Kind.ABOVE_LIMIT);
    }
    if (offer.offers(claim.topic(), money) || offer.isPrice(money)) {
      return prices.wrong(money);
    }
    if (limit != null && !limit.currency().equals(money.currency())) {
      return Optional.of(Promise.Kind.NOT_OFFERED); // nothing here says what it comes to
    }
    if (claim.topic() == Topic.PRICE || claim.topic() == Topic.REFUND) {
      // What one case pays back, or costs in all, stands in no terms; only the limit binds it.
      return prices.wrong(money);
    }
    if (offer.knows(claim.topic())) {
      return Optional.of(Promise.Kind.NOT_OFFERED);
    }
    return claim.topic() == Topic.DISCOUNT && limit == null ? paid(money) : Optional.empty();
  }

  /** Goodwill and compensation are money paid, too, where nothing else is said about them. */
  private Optional<Promise.Kind> paid(Quantity.Money money) {
    Quantity.Money limit = offer.limit(Topic.REFUND);
    return limit != null
            && limit.currency().equals(money.currency())
            && money.amount().compareTo(limit.amount()) > 0
        ? Optional.of(Promise.Kind.ABOVE_LIMIT)
        : Optional.empty();
  }

  private static final Set<String> SUMS =
      Set.of("total", "together", "both", "sum", "each", "pairs", "times", "plus", "instead");

  /** What a sentence says of prices, read when it is asked for. */
  private final class Prices {
    private final List<Word> words;
    private final String text;
    private @Nullable Optional<Offer.Product> only;

    Prices(List<Word> words, String text) {
      this.words = words;
      this.text = text;
    }

    /** One product, one amount, no sum: then the amount has to be the product's. */
    Optional<Promise.Kind> wrong(Quantity.Money money) {
      only = only == null ? only() : only;
      return only.filter(product -> !Offer.states(product, money))
          .map(_ -> Promise.Kind.WRONG_PRICE);
    }

    private Optional<Offer.Product> only() {
      List<Offer.Product> named = offer.named(text, 0, text.length());
      boolean sum = words.stream().anyMatch(word -> SUMS.contains(word.text()));
      boolean prices = words.stream().anyMatch(word -> Topic.of(word.text()) == Topic.PRICE);
      return named.size() != 1 || sum || !prices ? Optional.empty() : Optional.of(named.getFirst());
    }
  }
}
