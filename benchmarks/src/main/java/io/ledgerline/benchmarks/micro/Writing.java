package io.ledgerline.benchmarks.micro;

import java.util.List;
import java.util.Random;

/**
 * Ordinary text made by code, no two sentences or records alike, so that neither caches nor branch
 * predictors know what comes next. The same for the same size.
 */
final class Writing {
  private static final long SEED = 11;
  private static final List<String> NOUNS =
      List.of(
          "river", "committee", "answer", "window", "garden", "question", "shipment", "winter",
          "engine", "letter", "teacher", "market", "library", "picture", "station", "decision",
          "neighbour", "harvest", "machine", "holiday", "paragraph", "customer", "kitchen", "bridge",
          "mountain", "argument", "sentence", "museum", "report", "meeting");
  private static final List<String> VERBS =
      List.of(
          "explains", "changes", "follows", "describes", "repairs", "mentions", "carries", "opens",
          "measures", "prepares", "remembers", "improves", "delays", "replaces", "considers");
  private static final List<String> QUALITIES =
      List.of(
          "old", "quiet", "careful", "broken", "early", "narrow", "useful", "strange", "heavy",
          "green", "patient", "certain", "distant", "ordinary", "second", "unexpected");
  private static final List<String> LINKS =
      List.of("because", "although", "while", "when", "and", "but", "before", "so that", "if");
  private static final List<String> NAMES =
      List.of("Anna Berg", "Mr. Okafor", "Lisbon", "Tuesday", "the Northwind office", "June");

  private final Random random = new Random(SEED);
  private final StringBuilder text = new StringBuilder();

  private Writing() {}

  /** Sentences of English, with a name or a number now and then. */
  static String prose(int characters) {
    var writing = new Writing();
    while (writing.text.length() < characters) {
      writing.sentence();
    }
    return writing.text.substring(0, characters);
  }

  /** Methods of Java, with comments. */
  static String code(int characters) {
    var writing = new Writing();
    while (writing.text.length() < characters) {
      writing.method();
    }
    return writing.text.substring(0, characters);
  }

  /** Records of JSON, one a line. */
  static String json(int characters) {
    var writing = new Writing();
    while (writing.text.length() < characters) {
      writing.line();
    }
    return writing.text.substring(0, characters);
  }

  private void sentence() {
    int from = text.length();
    clause();
    if (random.nextInt(3) > 0) {
      text.append(random.nextBoolean() ? ", " : " ").append(of(LINKS)).append(' ');
      clause();
    }
    text.setCharAt(from, Character.toUpperCase(text.charAt(from)));
    text.append(random.nextInt(8) == 0 ? "?" : ".").append(random.nextInt(6) == 0 ? "\n\n" : " ");
  }

  private void clause() {
    text.append(random.nextBoolean() ? "the " : "every ");
    text.append(of(QUALITIES)).append(' ').append(of(NOUNS)).append(' ').append(of(VERBS));
    text.append(random.nextBoolean() ? " a " : " their ").append(of(NOUNS));
    if (random.nextInt(6) == 0) {
      text.append(" with ").append(of(NAMES));
    }
    if (random.nextInt(10) == 0) {
      text.append(" for ").append(2 + random.nextInt(400)).append(" days");
    }
  }

  private void method() {
    String noun = of(NOUNS);
    String other = capital(of(NOUNS));
    text.append("  /** The ").append(of(QUALITIES)).append(' ').append(noun).append(". */\n");
    text.append("  private static int ").append(noun).append(other).append("(int ");
    text.append(of(QUALITIES)).append(", List<").append(other).append("> all) {\n");
    text.append("    if (all.isEmpty() || ").append(noun).append(".size() > ");
    text.append(random.nextInt(2000)).append(") {\n      return ").append(other);
    text.append(".NONE;\n    }\n    return all.get(").append(random.nextInt(10)).append(").");
    text.append(of(VERBS)).append('(').append(noun).append(");\n  }\n\n");
  }

  private void line() {
    text.append("{\"id\":").append(random.nextInt(100_000)).append(",\"").append(of(NOUNS));
    text.append("\":\"").append(of(QUALITIES)).append(' ').append(of(NOUNS)).append("\",\"");
    text.append(of(NOUNS)).append(capital(of(NOUNS))).append("\":").append(random.nextBoolean());
    text.append(",\"price\":\"").append(random.nextInt(500)).append('.');
    text.append(10 + random.nextInt(90)).append("\",\"").append(of(NOUNS)).append("s\":[");
    text.append(random.nextInt(50)).append(',').append(random.nextInt(5000)).append("]},\n");
  }

  private String of(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
