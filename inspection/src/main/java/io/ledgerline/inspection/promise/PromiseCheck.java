package io.ledgerline.inspection.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the sentences of one answer against a brand's offer, in order: a topic named in one carries
 * to the next ("You may send it back. You have 60 days."). Not thread-safe.
 */
public final class PromiseCheck {
  private final Offer offer;
  private final ClaimReader reader = new ClaimReader();

  /** A check of one answer. */
  public PromiseCheck(Offer offer) {
    this.offer = offer;
  }

  /** What one sentence promises that is not offered. */
  public List<Promise> sentence(String text, int from, int to) {
    Plain plain = Plain.of(text, from, to);
    String said = plain.text();
    var broken = new ArrayList<Promise>();
    for (Claim claim : reader.read(said, 0, said.length())) {
      check(claim, said, 0, said.length())
          .ifPresent(
              kind ->
                  broken.add(
                      new Promise(
                          claim.topic(),
                          kind,
                          plain.source(claim.start()),
                          plain.source(claim.end()))));
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

  private Optional<Promise.Kind> check(Claim claim, String text, int from, int to) {
    if (claim.quantity() instanceof Quantity.Money money) {
      return money(claim, money, text, from, to);
    }
    if (claim.topic() == Topic.PRICE && !(claim.quantity() instanceof Quantity.Percent)) {
      return Optional.empty();
    }
    Topic topic = claim.topic();
    if (!offer.offers(topic, claim.quantity())) {
      return elsewhere(claim) ? Optional.empty() : Optional.of(Promise.Kind.NOT_OFFERED);
    }
    boolean bare = claim.quantity() instanceof Quantity.Free && !claim.conditional();
    return bare && offer.onlyUnderCondition(topic, claim.quantity())
        ? Optional.of(Promise.Kind.CONDITION_LEFT_OUT)
        : Optional.empty();
  }

  /** Where a clause names several topics, a quantity may belong to another than the nearest. */
  private boolean elsewhere(Claim claim) {
    return claim.alternatives().stream().anyMatch(topic -> offer.offers(topic, claim.quantity()));
  }

  private Optional<Promise.Kind> money(
      Claim claim, Quantity.Money money, String text, int from, int to) {
    Quantity.Money limit = offer.limit(claim.topic());
    if (limit != null
        && limit.currency().equals(money.currency())
        && money.amount().compareTo(limit.amount()) > 0) {
      return Optional.of(Promise.Kind.ABOVE_LIMIT);
    }
    if (offer.offers(claim.topic(), money) || offer.isPrice(money)) {
      return wrongPrice(money, text, from, to);
    }
    if (limit != null && !limit.currency().equals(money.currency())) {
      return Optional.of(Promise.Kind.NOT_OFFERED); // nothing here says what it comes to
    }
    if (claim.topic() == Topic.PRICE || claim.topic() == Topic.REFUND) {
      // What one case pays back, or costs in all, stands in no terms; only the limit binds it.
      return wrongPrice(money, text, from, to);
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

  /** One product, one amount, no sum: then the amount has to be the product's. */
  private Optional<Promise.Kind> wrongPrice(Quantity.Money money, String text, int from, int to) {
    List<Offer.Product> named = offer.named(text, from, to);
    List<Word> words = Word.of(text, from, to);
    boolean sum = words.stream().anyMatch(word -> SUMS.contains(word.text()));
    boolean prices = words.stream().anyMatch(word -> Topic.of(word.text()) == Topic.PRICE);
    if (named.size() != 1 || sum || !prices || Offer.states(named.getFirst(), money)) {
      return Optional.empty();
    }
    return Optional.of(Promise.Kind.WRONG_PRICE);
  }
}
