package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a sentence promises: each quantity belongs to the nearest topic of its clause, else of
 * the sentence, else of the sentence before. What is denied, asked or only reported is no promise.
 * Keeps the topic from one sentence to the next; not thread-safe.
 */
final class ClaimReader {
  private static final WordLists LISTS = WordLists.beside(ClaimReader.class, "charge.txt");
  private static final Set<String> CONDITIONS = LISTS.words("CONDITIONS");
  private static final Set<String> REACHES = LISTS.words("REACHES");
  private static final Set<String> TOTALS = LISTS.words("TOTALS");
  private static final Set<String> ALWAYS = LISTS.words("ALWAYS");
  private static final Set<String> REMAINING = LISTS.words("REMAINING");

  private @Nullable Topic before;

  /** The promises of one sentence. */
  List<Claim> read(String text, int from, int to) {
    return read(Word.of(text, from, to), text.substring(from, to));
  }

  /** The promises of a sentence that was taken apart. */
  List<Claim> read(List<Word> words, String text) {
    var claims = new ArrayList<Claim>();
    if (!words.isEmpty() && !Unpromised.asked(text, words)) {
      List<QuantityReader.Found> all = QuantityReader.read(words);
      var said =
          new Said(
              words,
              words.stream().anyMatch(word -> ALWAYS.contains(word.text())),
              all.stream().anyMatch(found -> found.quantity() instanceof Quantity.Free));
      for (QuantityReader.Found found : all) {
        Claim claim = claim(said, found);
        if (claim != null) {
          claims.add(claim);
        }
      }
    }
    Topic named = lastTopic(words);
    before = named != null || words.size() > 3 ? named : before;
    return claims;
  }

  /**
   * A sentence.
   *
   * @param always whether it says that there is no condition
   * @param free whether it says that something costs nothing
   */
  private record Said(List<Word> words, boolean always, boolean free) {}

  private @Nullable Claim claim(Said said, QuantityReader.Found found) {
    List<Word> words = said.words();
    int begin = clauseBegin(words, found.first());
    int end = clauseEnd(words, found.last());
    if (Unpromised.in(words, begin, end, found)) {
      return null;
    }
    Topic topic =
        found.about() != null ? found.about() : new Wording(words, begin, end, found).nearest();
    if (topic == null && !found.day()) {
      topic = new Wording(words, 0, words.size(), found).nearest();
      topic = topic == Topic.DELIVERY && paidOtherwise(said, found) ? null : topic;
    }
    if (topic == null && (!found.day() || words.size() <= 3)) {
      topic = before;
    }
    if (topic == null || topic == Topic.DELIVERY && buys(words, begin, end, found)) {
      return null;
    }
    return new Claim(
        topic,
        topics(words, begin, end),
        found.quantity(),
        conditional(words, begin, end, found),
        said.always(),
        found.last() < words.size() && REMAINING.contains(words.get(found.last()).text()),
        words.get(found.first()).start(),
        words.get(found.last() - 1).end());
  }

  /** "Spend another 21 EUR and delivery is free": what it costs is said besides. */
  private static boolean paidOtherwise(Said said, QuantityReader.Found found) {
    return said.free() && found.quantity() instanceof Quantity.Money;
  }

  /** "158 EUR qualifies for free delivery": what the customer buys, and not what delivery costs. */
  private static boolean buys(List<Word> words, int begin, int end, QuantityReader.Found found) {
    if (!(found.quantity() instanceof Quantity.Money)) {
      return false;
    }
    boolean reaches =
        found.last() < words.size() && REACHES.contains(words.get(found.last()).text());
    return reaches
        || words.subList(begin, end).stream().anyMatch(word -> TOTALS.contains(word.text()));
  }

  private static int clauseBegin(List<Word> words, int at) {
    int begin = at;
    while (begin > Math.max(0, at - Wording.REACH) && !parts(words, begin - 1)) {
      begin--;
    }
    return begin;
  }

  private static int clauseEnd(List<Word> words, int at) {
    int end = at;
    while (end < Math.min(words.size(), at + Wording.REACH) && !parts(words, end)) {
      end++;
    }
    return end;
  }

  /** {@code en} parts clauses in Dutch; before a number it is French or Spanish. */
  private static boolean parts(List<Word> words, int at) {
    boolean within =
        words.get(at).text().equals("en")
            && at + 1 < words.size()
            && (words.get(at + 1).isNumber()
                || Word.among(words.get(at + 1).text(), "un", "une", "plazo"));
    return words.get(at).parts() && !within;
  }

  private static boolean conditional(
      List<Word> words, int begin, int end, QuantityReader.Found found) {
    for (int at = begin; at < Math.min(words.size(), end + 12); at++) {
      boolean outside = at < found.first() || at >= found.last();
      if (outside && CONDITIONS.contains(words.get(at).text())) {
        return true;
      }
    }
    return false;
  }

  private static Set<Topic> topics(List<Word> words, int begin, int end) {
    var topics = EnumSet.noneOf(Topic.class);
    for (Word word : words.subList(begin, end)) {
      Topic topic = Topic.of(word.text());
      if (topic != null) {
        topics.add(topic);
      }
      if (word.text().startsWith("credit")) {
        topics.add(Topic.REFUND); // store credit is what some terms of returns pay back
      }
    }
    return topics;
  }

  private static @Nullable Topic lastTopic(List<Word> words) {
    for (int at = words.size() - 1; at >= 0; at--) {
      Topic topic = Topic.of(words.get(at).text());
      if (topic != null || Wording.back(words, at)) {
        return topic == null ? Topic.REFUND : topic;
      }
    }
    return null;
  }
}
