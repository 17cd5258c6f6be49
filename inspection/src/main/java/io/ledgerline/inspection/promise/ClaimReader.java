package io.ledgerline.inspection.promise;

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
  private static final Set<String> DENIALS =
      Set.of(
          "not",
          "never",
          "cannot",
          "can't",
          "don't",
          "doesn't",
          "won't",
          "isn't",
          "aren't",
          "wouldn't",
          "couldn't",
          "unable",
          "nicht",
          "kein",
          "keine",
          "keinen",
          "nie",
          "ne",
          "pas",
          "no",
          "non",
          "niet",
          "geen",
          "rather",
          "instead");
  private static final Set<String> QUESTIONS =
      Set.of(
          "did", "do", "does", "are", "is", "was", "were", "have", "has", "what", "which", "when",
          "how", "why", "who");
  private static final Set<String> REPORTS =
      Set.of(
          "mentioned",
          "asked",
          "asking",
          "claimed",
          "wrote",
          "told",
          "thought",
          "heard",
          "expected");
  private static final Set<String> CONDITIONS =
      Set.of(
          "above", "over", "from", "minimum", "if", "when", "once", "unless", "until", "after",
          "first", "within", "spend", "than", "ab", "über", "wenn", "dès", "si", "desde", "se");

  private @Nullable Topic before;

  /** The promises of one sentence. */
  List<Claim> read(String text, int from, int to) {
    List<Word> words = Word.of(text, from, to);
    var claims = new ArrayList<Claim>();
    if (!words.isEmpty() && !asks(text, to, words)) {
      for (QuantityReader.Found found : QuantityReader.read(words)) {
        Claim claim = claim(words, found);
        if (claim != null) {
          claims.add(claim);
        }
      }
    }
    Topic named = lastTopic(words);
    before = named != null || words.size() > 3 ? named : before;
    return claims;
  }

  private static boolean asks(String text, int to, List<Word> words) {
    return to > 0
        && text.substring(0, to).stripTrailing().endsWith("?")
        && QUESTIONS.contains(words.getFirst().text());
  }

  private @Nullable Claim claim(List<Word> words, QuantityReader.Found found) {
    int begin = clauseBegin(words, found.first());
    int end = clauseEnd(words, found.last());
    if (denied(words, begin, found) || reported(words, found.first())) {
      return null;
    }
    Topic topic = nearest(words, begin, end, found);
    if (topic == null) {
      topic = nearest(words, 0, words.size(), found);
    }
    if (topic == null) {
      topic = before;
    }
    if (topic == null) {
      return null;
    }
    return new Claim(
        topic,
        topics(words, begin, end),
        found.quantity(),
        conditional(words, begin, end, found),
        words.get(found.first()).start(),
        words.get(found.last() - 1).end());
  }

  private static int clauseBegin(List<Word> words, int at) {
    int begin = at;
    while (begin > 0 && !words.get(begin - 1).parts()) {
      begin--;
    }
    return begin;
  }

  private static int clauseEnd(List<Word> words, int at) {
    int end = at;
    while (end < words.size() && !words.get(end).parts()) {
      end++;
    }
    return end;
  }

  /**
   * A denial stands before what it denies, in the same clause: "no questions asked" comes behind.
   */
  private static boolean denied(List<Word> words, int begin, QuantityReader.Found found) {
    for (int at = begin; at < found.first(); at++) {
      String word = words.get(at).text().replace('’', '\'');
      boolean only = at + 1 < words.size() && words.get(at + 1).text().equals("only");
      boolean noMatter = at + 1 < words.size() && words.get(at + 1).text().equals("matter");
      if (DENIALS.contains(word) && !only && !noMatter && !limitless(words, at, found)) {
        return true;
      }
    }
    return false;
  }

  /** "No time limit" is no denial but the promise itself. */
  private static boolean limitless(List<Word> words, int at, QuantityReader.Found found) {
    return found.quantity() instanceof Quantity.Unlimited
        && at == found.first() - 1
        && words.get(at).text().equals("no");
  }

  private static boolean reported(List<Word> words, int until) {
    for (int at = 0; at < until; at++) {
      boolean yours = at > 0 && words.get(at - 1).text().startsWith("you");
      if (yours && REPORTS.contains(words.get(at).text())) {
        return true;
      }
    }
    return false;
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

  private static @Nullable Topic nearest(
      List<Word> words, int begin, int end, QuantityReader.Found found) {
    Topic nearest = null;
    int distance = Integer.MAX_VALUE;
    for (int at = begin; at < end; at++) {
      Topic topic = Topic.of(words.get(at).text());
      int away = at < found.first() ? found.first() - at : Math.max(0, at - found.last() + 1);
      if (topic != null && away < distance) {
        nearest = topic;
        distance = away;
      }
    }
    return nearest;
  }

  private static Set<Topic> topics(List<Word> words, int begin, int end) {
    var topics = EnumSet.noneOf(Topic.class);
    for (Word word : words.subList(begin, end)) {
      Topic topic = Topic.of(word.text());
      if (topic != null) {
        topics.add(topic);
      }
    }
    return topics;
  }

  private static @Nullable Topic lastTopic(List<Word> words) {
    for (int at = words.size() - 1; at >= 0; at--) {
      Topic topic = Topic.of(words.get(at).text());
      if (topic != null) {
        return topic;
      }
    }
    return null;
  }
}
