package io.ledgerline.inspection.promise;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a word is about where it stands: by itself, or together with its neighbours and with what is
 * promised ("you get 400 EUR back", "be with you within 24 hours").
 */
final class Wording {
  private static final Set<String> BACK =
      Set.of(
          "back",
          "zurück",
          "terug",
          "indietro",
          "tillbaka",
          "tilbage",
          "tilbake",
          "takaisin",
          "zpět",
          "обратно",
          "înapoi",
          "vissza",
          "πίσω");
  private static final Set<String> HANDS =
      Set.of(
          "send",
          "sends",
          "accept",
          "accepts",
          "bring",
          "brings",
          "take",
          "takes",
          "taken",
          "give",
          "gives",
          "get",
          "gets",
          "have",
          "has",
          "ship",
          "mail",
          "post",
          "hand",
          "want",
          "put",
          "nehmen",
          "bringen",
          "schicken",
          "senden",
          "geben",
          "bekommen",
          "erhalten",
          "sturen",
          "zenden",
          "brengen",
          "krijgt",
          "få",
          "får",
          "saat",
          "получите",
          "отримаєте");
  private static final Set<String> STAND = Set.of("by", "behind");
  private static final Set<String> NO_HANDS = Set.of("get", "gets", "getting", "got", "come", "be");

  /**
   * So many words before and behind what is promised are looked at: more than a reader keeps in
   * mind, and each is asked about the others, while an answer waits.
   */
  static final int REACH = 48;

  private static final List<String> CONTACT =
      List.of("call", "phone", "ring", "write", "hear", "ruf", "meld", "schreib", "rappel", "bel");
  private static final Set<String> LESS =
      Set.of(
          "schenken",
          "schenke",
          "schenkt",
          "less",
          "lower",
          "saving",
          "save",
          "deduct",
          "deducted",
          "weniger",
          "günstiger");

  private final List<Word> words;
  private final int begin;
  private final int end;
  private final QuantityReader.Found found;
  private final Arrival arrival;

  /** A clause, as far as it is near, and what it promises. */
  Wording(List<Word> words, int begin, int end, QuantityReader.Found found) {
    this.words = words;
    this.begin = Math.max(begin, found.first() - REACH);
    this.end = Math.min(Math.min(end, words.size()), found.last() + REACH);
    this.found = found;
    this.arrival = new Arrival(words, this.begin, this.end);
  }

  /** The topic that stands nearest to what is promised; null where the clause names none. */
  @Nullable Topic nearest() {
    if (found.about() != null) {
      return found.about();
    }
    if (found.day()) {
      return arrival.named(found) ? Topic.DELIVERY : arrival.paid(found) ? Topic.REFUND : null;
    }
    Topic nearest = null;
    int distance = Integer.MAX_VALUE;
    for (int at = begin; at < end; at++) {
      boolean said = at >= found.first() && at < found.last();
      Topic topic = said && found.quantity() instanceof Quantity.Free ? null : topic(at);
      int away = at < found.first() ? found.first() - at : Math.max(0, at - found.last() + 1);
      if (topic != null && away < distance) {
        nearest = topic;
        distance = away;
      }
    }
    boolean paid =
        nearest == null && found.quantity() instanceof Quantity.Period && arrival.paid(found);
    return paid ? Topic.REFUND : nearest;
  }

  /** "Repairs cost 5 EUR", "the cost of delivery is 2 EUR": a price of something that is named. */
  private Topic priced(int at) {
    boolean of = at + 2 < end && Word.among(words.get(at + 1).text(), "of", "for");
    for (int near : of ? new int[] {at - 1, at + 2} : new int[] {at - 1}) {
      Topic topic = near < begin ? null : Topic.of(words.get(near).text());
      if (topic == Topic.DELIVERY || topic == Topic.REPAIR) {
        return topic;
      }
    }
    return Topic.PRICE;
  }

  private @Nullable Topic topic(int at) {
    Topic named = Topic.of(words.get(at).text());
    if (named == Topic.DELIVERY && found.quantity() instanceof Quantity.Period) {
      return arrival.over(at) || arrival.message(at) ? null : named;
    }
    if (named != null) {
      boolean price = named == Topic.PRICE && found.quantity() instanceof Quantity.Money;
      return price ? priced(at) : named;
    }
    return switch (found.quantity()) {
      case Quantity.Money _ ->
          gives(words, at) || new Grant(words, begin, end, found).at(at) ? Topic.REFUND : null;
      case Quantity.Percent _ -> percent(at);
      case Quantity.Period _ -> period(at);
      case Quantity.Free _ when words.get(at).text().startsWith("fix") -> Topic.REPAIR;
      case Quantity.Unlimited _, Quantity.Free _, Quantity.Matched _ ->
          back(words, at) ? Topic.REFUND : null;
    };
  }

  private @Nullable Topic percent(int at) {
    if (gives(words, at)) {
      return Topic.REFUND;
    }
    boolean than = at + 1 < words.size() && words.get(at + 1).text().equals("than");
    return LESS.contains(words.get(at).text()) && !than ? Topic.DISCOUNT : null;
  }

  private @Nullable Topic period(int at) {
    String word = words.get(at).text();
    if (word.startsWith("cover")) {
      return Topic.WARRANTY;
    }
    if (word.equals("stand") && at + 1 < end && STAND.contains(words.get(at + 1).text())) {
      return Topic.WARRANTY;
    }
    boolean mind = word.equals("mind") && at >= 2 && words.get(at - 2).text().startsWith("chang");
    if (mind || back(words, at)) {
      return Topic.REFUND;
    }
    return arrival.within(at, found) ? Topic.DELIVERY : null;
  }

  /** Whether something comes back there, money or goods. */
  private static boolean gives(List<Word> words, int at) {
    return BACK.contains(words.get(at).text()) && !contacts(words, at) && !elsewhere(words, at);
  }

  /** Whether somebody brings or gets something back there; "we are back in a week" is none. */
  static boolean back(List<Word> words, int at) {
    if (!gives(words, at) || at == 0 || NO_HANDS.contains(words.get(at - 1).text())) {
      return false;
    }
    for (int i = Math.max(0, at - 8); i < Math.min(words.size(), at + 3); i++) {
      if (HANDS.contains(words.get(i).text())) {
        return true;
      }
    }
    return false;
  }

  /** "I'll get back to you", "back in May". */
  private static boolean elsewhere(List<Word> words, int at) {
    if (at + 2 >= words.size()) {
      return false;
    }
    String next = words.get(at + 1).text();
    boolean toYou = next.equals("to") && at > 0 && NO_HANDS.contains(words.get(at - 1).text());
    return toYou || next.equals("in") && at == 0;
  }

  private static boolean contacts(List<Word> words, int at) {
    for (int i = Math.max(0, at - 6); i < at; i++) {
      String word = words.get(i).text();
      if (CONTACT.stream().anyMatch(stem -> word.startsWith(stem) && word.length() < 9)) {
        return true;
      }
    }
    return false;
  }
}
