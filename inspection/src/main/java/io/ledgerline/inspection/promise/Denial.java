package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import java.util.Set;

/** Words that say that a customer does not get what a clause speaks of. */
final class Denial {
  private static final WordLists LISTS = WordLists.beside(Denial.class, "unpromised.txt");

  /** Before what they deny. */
  private static final Set<String> DENIALS = LISTS.words("DENIALS");

  /** Behind a word that denies where it denies nothing: "no problem", "don't worry". */
  private static final Set<String> UNDENIED = LISTS.words("UNDENIED");

  /** Behind what they deny, as verbs stand in many languages. */
  private static final Set<String> DENIED = LISTS.words("DENIED");

  /** How verbs end that deny. */
  private static final List<String> DENYING = LISTS.list("DENYING");

  private static final Set<String> DENIED_BY_NU = LISTS.words("DENIED_BY_NU");

  /** Who regrets something denies something in the same sentence. */
  private static final Set<String> REGRETS = LISTS.words("REGRETS");

  /** Behind a verb, of what is refused or is too much. */
  private static final Set<String> BEYOND = LISTS.words("BEYOND");

  /** So many words behind a quantity are looked at for what denies it. */
  private static final int BEHIND = 9;

  private static final int DENYING_LETTERS = 6;

  private Denial() {}

  /** Whether a clause denies what is found in it. */
  static boolean in(List<Word> words, int begin, int end, QuantityReader.Found found) {
    return before(words, begin, found) || behind(words, end, found);
  }

  /**
   * A denial stands before what it denies, in the same clause: "no questions asked" comes behind.
   */
  private static boolean before(List<Word> words, int begin, QuantityReader.Found found) {
    for (int at = begin; at < found.first(); at++) {
      String next = at + 1 < words.size() ? words.get(at + 1).text() : "";
      boolean denies = denies(words.get(at).text(), next) && !bounds(words, at, found.first());
      if (denies && !UNDENIED.contains(next) && !limitless(words, at, found)) {
        return true;
      }
    }
    return false;
  }

  /** "It will not take longer than a day" promises the day. */
  private static boolean bounds(List<Word> words, int denial, int until) {
    return until - denial <= 5
        && until - 2 > denial
        && words.get(until - 1).text().equals("than")
        && Word.among(words.get(until - 2).text(), "longer", "more", "later");
  }

  private static boolean denies(String word, String next) {
    String plain = word.replace('’', '\'');
    return DENIALS.contains(plain)
        || plain.endsWith("n't")
        || plain.startsWith("n'")
        || plain.equals("nu") && DENIED_BY_NU.contains(next)
        || plain.equals("rather") && next.equals("than")
        || plain.equals("instead") && next.equals("of");
  }

  /** "400 EUR were not approved", "after 90 days we no longer take it back". */
  private static boolean behind(List<Word> words, int end, QuantityReader.Found found) {
    int near = Math.max(0, found.first() - Wording.REACH);
    int far = Math.min(words.size(), found.last() + BEHIND);
    boolean regrets =
        words.subList(near, far).stream().anyMatch(word -> REGRETS.contains(word.text()));
    int denied = regrets ? far : Math.min(end, far);
    for (int at = found.last(); at < denied; at++) {
      String next = at + 1 < words.size() ? words.get(at + 1).text() : "";
      if (deniesBehind(words.get(at).text(), next)) {
        return true;
      }
    }
    for (int at = found.last(); at + 1 < Math.min(end, found.last() + 5); at++) {
      String word = words.get(at).text();
      if (word.equals("no") && words.get(at + 1).text().equals("longer")) {
        return true;
      }
      boolean verb =
          Word.among(
              word, "was", "were", "is", "are", "will", "can", "could", "has", "have", "wurde",
              "werden", "kann");
      String next = words.get(at + 1).text();
      if (Word.among(word, "won't", "wasn't", "can't", "cannot", "isn't", "hasn't", "weren't")
          || verb && BEYOND.contains(next)) {
        return true;
      }
    }
    return false;
  }

  private static boolean deniesBehind(String word, String next) {
    return DENIED.contains(word)
        || word.equals("nu") && DENIED_BY_NU.contains(next)
        || word.length() >= DENYING_LETTERS && DENYING.stream().anyMatch(word::endsWith);
  }

  /** "No time limit" is no denial but the promise itself. */
  private static boolean limitless(List<Word> words, int at, QuantityReader.Found found) {
    return found.quantity() instanceof Quantity.Unlimited
        && at == found.first() - 1
        && words.get(at).text().equals("no");
  }
}
