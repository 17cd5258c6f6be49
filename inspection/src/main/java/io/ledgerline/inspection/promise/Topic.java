package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a promise is about. Words are recognised by how they begin, in lower case. */
public enum Topic {
  /** Money back, returns, exchanges. */
  REFUND,
  /** When and at what price something arrives. */
  DELIVERY,
  /** A lower price, a voucher, a present. */
  DISCOUNT,
  /** How long something is answered for. */
  WARRANTY,
  /** Mending. */
  REPAIR,
  /** What something costs. */
  PRICE;

  private static final String WHOLE = "_WORDS";
  private static final WordLists LISTS = WordLists.beside(Topic.class, "stems.txt");
  private static final Map<String, Topic> BY_WORD = byWord();
  private static final Map<Character, List<Stem>> BY_LETTER = byLetter();

  /** The topic that a word in lower case names; null when it names none. */
  static @Nullable Topic of(String said) {
    String word = Word.bare(said);
    Topic whole = BY_WORD.get(word);
    if (whole != null) {
      return whole;
    }
    for (Stem stem : BY_LETTER.getOrDefault(word.charAt(0), List.of())) {
      if (word.startsWith(stem.text()) && stem.topic().fits(word, stem.text())) {
        return stem.topic();
      }
    }
    return null;
  }

  /** How words begin that name one. */
  static Stream<String> stems() {
    return BY_LETTER.values().stream().flatMap(List::stream).map(Stem::text);
  }

  private static Map<String, Topic> byWord() {
    var words = new HashMap<String, Topic>();
    for (Topic topic : values()) {
      if (LISTS.names().contains(topic.name() + WHOLE)) {
        LISTS.list(topic.name() + WHOLE).forEach(word -> words.put(word, topic));
      }
    }
    return Map.copyOf(words);
  }

  private record Stem(String text, Topic topic) {}

  private static Map<Character, List<Stem>> byLetter() {
    return Arrays.stream(values())
        .flatMap(topic -> LISTS.list(topic.name()).stream().map(stem -> new Stem(stem, topic)))
        .collect(Collectors.groupingBy(stem -> stem.text().charAt(0)));
  }

  /** Short stems are whole words or nearly so: {@code off} is not {@code office}. */
  private boolean fits(String word, String stem) {
    return switch (stem) {
      case "off", "send", "reso", "ship", "gift", "mend", "darn", "lever" ->
          word.length() <= stem.length() + 4
              && !word.startsWith("offi")
              && !word.startsWith("offe");
      case "livr" -> !word.startsWith("livro"); // books
      default -> true;
    };
  }
}
