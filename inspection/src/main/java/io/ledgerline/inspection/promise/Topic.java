package io.ledgerline.inspection.promise;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a promise is about. Words are recognised by how they begin, in lower case. */
public enum Topic {
  /** Money back, returns, exchanges. */
  REFUND(
      "refund",
      "return",
      "reimburs",
      "exchang",
      "swap",
      "money-back",
      "moneyback",
      "send",
      "rückgabe",
      "zurückge",
      "zurückse",
      "zurückschi",
      "zurückza",
      "zurückbr",
      "zurückneh",
      "zurückbek",
      "zurückerh",
      "zurücküb",
      "erstatt",
      "umtausch",
      "widerruf",
      "rembours",
      "retour",
      "renvoy",
      "renvoi",
      "devol",
      "devuel",
      "reembols",
      "rimbors",
      "restitu",
      "reso",
      "terugbeta",
      "terugstur"),
  /** When and at what price something arrives. */
  DELIVERY(
      "deliver",
      "ship",
      "arriv",
      "lleg",
      "ankomm",
      "eintreff",
      "dispatch",
      "postage",
      "courier",
      "liefer",
      "versand",
      "zustell",
      "livr",
      "expédi",
      "envío",
      "envio",
      "entreg",
      "conseg",
      "spedi",
      "bezorg",
      "verzend",
      "lever"),
  /** A lower price, a voucher, a present. */
  DISCOUNT(
      "discount",
      "coupon",
      "voucher",
      "promo",
      "rebate",
      "off",
      "cheaper",
      "goodwill",
      "compensat",
      "gift",
      "credit",
      "rabatt",
      "gutschein",
      "nachlass",
      "ermäßig",
      "remise",
      "réduct",
      "descuent",
      "rebaja",
      "scont",
      "korting"),
  /** How long something is answered for. */
  WARRANTY("warrant", "guarant", "garant", "garanz", "gewähr", "coverage"),
  /** Mending. */
  REPAIR("repair", "replac", "mend", "darn", "repar", "répar", "ripar", "herstel"),
  /** What something costs. */
  PRICE("price", "cost", "preis", "kostet", "prix", "coût", "precio", "cuesta", "prezzo", "prijs");

  private static final Map<Character, List<Stem>> BY_LETTER = byLetter();

  private final List<String> stems;

  Topic(String... stems) {
    this.stems = List.of(stems);
  }

  /** The topic that a word in lower case names; null when it names none. */
  static @Nullable Topic of(String said) {
    String word = Word.bare(said);
    for (Stem stem : BY_LETTER.getOrDefault(word.charAt(0), List.of())) {
      if (word.startsWith(stem.text()) && stem.topic().fits(word, stem.text())) {
        return stem.topic();
      }
    }
    return null;
  }

  private record Stem(String text, Topic topic) {}

  private static Map<Character, List<Stem>> byLetter() {
    return Arrays.stream(values())
        .flatMap(topic -> topic.stems.stream().map(stem -> new Stem(stem, topic)))
        .collect(Collectors.groupingBy(stem -> stem.text().charAt(0)));
  }

  /** Short stems are whole words or nearly so: {@code off} is not {@code office}. */
  private boolean fits(String word, String stem) {
    return switch (stem) {
      case "off", "send", "reso", "ship", "gift", "mend", "darn", "lever" ->
          word.length() <= stem.length() + 4
              && !word.startsWith("offi")
              && !word.startsWith("offe");
      default -> true;
    };
  }
}
