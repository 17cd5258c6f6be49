package io.ledgerline.simulator.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The sentences of a system prompt, to be found by the words of a question. */
final class FactSheet {
  private static final int LONGEST = 400;
  private static final int STEM = 6;
  private static final String ENDS = ".!?…";
  private static final Pattern HEADING = Pattern.compile("[^.!?]{3,60}:");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\d])");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern RULE =
      Pattern.compile(
          "(?i)^(you (?:are|work|represent|speak|must|should|can)|never|always|do not|don't|tone|voice"
              + "|answer|be |use |speak|write|if |when |reply|keep|brand|style|important|your )"
              + ".*");
  private static final Pattern BULLET = Pattern.compile("\\s*[-*•]|\\s+\\S");
  private static final Pattern MARK = Pattern.compile("^[\\s>*#-]+|^\\d+[.)]\\s+|\\*\\*|`");
  private static final Set<String> STOP =
      Set.of(
          "the", "and", "you", "your", "what", "when", "how", "can", "does", "have", "with", "for",
          "are", "this", "that", "there", "please", "tell", "about", "from", "would", "like",
          "want", "which", "could", "much", "many", "long", "get", "give", "any", "some", "say",
          "who", "why", "our", "was", "were", "will", "they", "them", "has", "had", "not", "but",
          "into", "just");
  private static final List<Set<String>> ALIKE =
      List.of(
          Set.of("refund", "return", "money", "back", "exchan"),
          Set.of("delive", "shippi", "ship", "arrive", "arriva", "courie", "dispat", "postag"),
          Set.of("price", "cost", "costs", "prices", "expens", "cheap", "pay"),
          Set.of("produc", "sell", "offer", "catalo", "items", "buy", "range"),
          Set.of("hours", "open", "openin", "contac", "phone", "email", "reach"),
          Set.of("warran", "guaran", "repair"));

  private record Fact(int place, String text, Set<String> stems) {}

  private final List<Fact> facts = new ArrayList<>();

  FactSheet(String system) {
    Set<String> heading = Set.of();
    boolean rules = false;
    for (String line : system.split("\n")) {
      boolean head = line.startsWith("#") || HEADING.matcher(line.strip()).matches();
      if (line.isBlank()
          || line.startsWith("x-anthropic-billing-header")
          || line.contains("not to be quoted")) {
        continue; // a model does as it is told
      }
      if (head) {
        heading = stems(line);
        rules = heading.contains("rule");
        continue;
      }
      rules = rules && BULLET.matcher(line).lookingAt();
      if (rules) {
        continue; // how to answer, not what is so
      }
      for (String sentence : SENTENCE_END.split(line)) {
        add(MARK.matcher(sentence.strip()).replaceAll("").strip(), heading);
      }
    }
  }

  private void add(String sentence, Set<String> heading) {
    if (sentence.length() < 8 || sentence.length() > LONGEST || RULE.matcher(sentence).matches()) {
      return;
    }
    Set<String> stems = new HashSet<>(heading);
    stems.addAll(stems(sentence));
    String ended =
        ENDS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0 ? sentence : sentence + ".";
    facts.add(new Fact(facts.size(), ended, stems));
  }

  /** At most {@code count} sentences that share words with the question, in their order. */
  List<String> about(String question, int count) {
    Set<String> asked = widened(stems(question));
    int best = 0;
    for (Fact fact : facts) {
      best = Math.max(best, shared(fact, asked));
    }
    int least = Math.max(1, (best + 1) / 2);
    return facts.stream()
        .filter(fact -> shared(fact, asked) >= least)
        .sorted(Comparator.comparingInt(fact -> -shared(fact, asked)))
        .limit(count)
        .sorted(Comparator.comparingInt(Fact::place))
        .map(Fact::text)
        .toList();
  }

  private static int shared(Fact fact, Set<String> asked) {
    int shared = 0;
    for (String stem : asked) {
      shared += fact.stems().contains(stem) ? 1 : 0;
    }
    return shared;
  }

  private static Set<String> widened(Set<String> stems) {
    Set<String> wide = new LinkedHashSet<>(stems);
    for (Set<String> group : ALIKE) {
      for (String stem : stems) {
        if (group.contains(stem)) {
          wide.addAll(group);
        }
      }
    }
    return wide;
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new LinkedHashSet<>();
    for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
      if (word.length() > 2 && !STOP.contains(word)) {
        String stem = word.length() > STEM ? word.substring(0, STEM) : word;
        stems.add(
            stem.length() > 3 && stem.endsWith("s") ? stem.substring(0, stem.length() - 1) : stem);
      }
    }
    return stems;
  }

  /** The longer words of a question, at most five. */
  static List<String> topics(String question) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : NO_WORD.split(question)) {
      if (word.length() > 4 && !STOP.contains(word.toLowerCase(Locale.ROOT))) {
        words.add(word);
      }
    }
    return words.stream().limit(5).toList();
  }
}
