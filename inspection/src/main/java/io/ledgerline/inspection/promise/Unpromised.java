package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.Scripts;
import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import java.util.Set;

/** What makes a quantity in a sentence no promise: denied, asked, reported, past, another's. */
final class Unpromised {
  private static final WordLists LISTS = WordLists.beside(Unpromised.class, "unpromised.txt");
  private static final Set<String> AGO = LISTS.words("AGO");
  private static final Set<String> QUESTIONS = LISTS.words("QUESTIONS");

  /** Of the customer a question, of ourselves an offer: "can we refund you 400 EUR?" */
  private static final Set<String> OFFERS = LISTS.words("OFFERS");

  private static final Set<String> SAID = LISTS.words("SAID");
  private static final Set<String> WANTED = LISTS.words("WANTED");
  private static final Set<String> OWN = LISTS.words("OWN");

  /** Before what an offer was that nobody has any more. */
  private static final Set<String> PAST = LISTS.words("PAST");

  private static final Set<String> COMPANIES = LISTS.words("COMPANIES");
  private static final Set<String> CARRIERS = LISTS.words("CARRIERS");

  /** So many words before a quantity are looked at for who said it. */
  private static final int REACH = 2 * Wording.REACH;

  private Unpromised() {}

  /** Whether a whole sentence is a question. */
  static boolean asked(String text, List<Word> words) {
    String first = words.getFirst().text();
    boolean own = words.size() > 1 && OWN.contains(words.get(1).text());
    String end = text.stripTrailing();
    boolean unspaced = Scripts.isUnspaced(first.charAt(0));
    return unspaced && (end.endsWith("?") || end.endsWith("か。"))
        || end.endsWith("?") && (QUESTIONS.contains(first) || OFFERS.contains(first) && !own);
  }

  /** Whether what stands in a clause is nothing that the customer gets. */
  static boolean in(List<Word> words, int begin, int end, QuantityReader.Found found) {
    return Denial.in(words, begin, end, found)
        || reported(words, found.first())
        || doubted(words, begin, found.first())
        || others(words, begin, found.first())
        || past(words, begin, found.first())
        || ago(words, found);
  }

  private static boolean past(List<Word> words, int begin, int until) {
    return words.subList(begin, until).stream().anyMatch(word -> PAST.contains(word.text()));
  }

  /** What the customer said or wants, until the sentence speaks of ourselves again. */
  private static boolean reported(List<Word> words, int until) {
    boolean reported = false;
    for (int at = Math.max(1, until - REACH); at < until; at++) {
      String word = words.get(at).text();
      String before = words.get(at - 1).text();
      boolean yours = before.startsWith("you") && !before.equals("your");
      boolean told =
          at >= 2
              && Word.among(before, "were", "was", "been")
              && words.get(at - 2).text().startsWith("you")
              && Word.among(word, "promised", "told", "offered");
      boolean theirs = CARRIERS.contains(before) && (SAID.contains(word) || word.equals("shows"));
      boolean wish =
          word.equals("like") && before.equals("would")
              || before.equals("your") && Word.among(word, "wish", "demand");
      if (yours && (SAID.contains(word) || WANTED.contains(word)) || told || theirs || wish) {
        reported = true;
      } else if (OWN.contains(word) && !before.equals("that") && !SAID.contains(before)) {
        reported &= before.equals("me") || before.equals("us") || before.equals(":");
      }
    }
    return reported;
  }

  private static boolean doubted(List<Word> words, int begin, int until) {
    for (int at = begin; at < until; at++) {
      String word = words.get(at).text();
      if (word.equals("whether") || word.equals("ob")) {
        return true;
      }
      if (word.equals("to") && at > begin && words.get(at - 1).text().equals("used")) {
        return at < 2 || !Word.among(words.get(at - 2).text(), "is", "are", "be", "was");
      }
    }
    return words.getFirst().text().equals("if") && supposed(words, until);
  }

  /** "If the terms allowed it, we would": what is not so. */
  private static boolean supposed(List<Word> words, int until) {
    boolean would = false;
    boolean unreal = false;
    for (Word word : words.subList(0, Math.min(until, REACH))) {
      would |= Word.among(word.text(), "would", "could", "we'd", "i'd");
      unreal |= Word.among(word.text(), "allowed", "were", "had", "permitted");
    }
    return would && unreal;
  }

  private static boolean others(List<Word> words, int begin, int until) {
    for (int at = begin; at < Math.min(until, begin + 3); at++) {
      if (COMPANIES.contains(words.get(at).text())) {
        boolean own = at > begin && Word.among(words.get(at - 1).text(), "our", "this", "my");
        return !own && !Word.among(words.get(at + 1).text(), "account", "credit");
      }
    }
    return false;
  }

  private static boolean ago(List<Word> words, QuantityReader.Found found) {
    if (!(found.quantity() instanceof Quantity.Period)) {
      return false;
    }
    String before = found.first() > 0 ? words.get(found.first() - 1).text() : "";
    boolean old = found.last() < words.size() && AGO.contains(words.get(found.last()).text());
    return old || before.equals("vor") || before.equals("hace") || gone(words, found);
  }

  /** "It has been 45 days since delivery", "45 days have passed since": the time that went by. */
  private static boolean gone(List<Word> words, QuantityReader.Found found) {
    int last = found.last();
    int first = found.first();
    for (int at = last; at < Math.min(words.size(), last + 5); at++) {
      if (words.get(at).text().equals("since")) {
        return at == last ? hasBeen(words, first) : passed(words, first, last, at);
      }
    }
    return false;
  }

  /** "It has been", "it's been more than" before a time. */
  private static boolean hasBeen(List<Word> words, int first) {
    for (int at = Math.max(1, first - 3); at < first; at++) {
      String who = words.get(at - 1).text().replace('’', '\'');
      boolean has = who.equals("it's") || at >= 2 && words.get(at - 2).text().equals("it");
      if (words.get(at).text().equals("been") && has) {
        return true;
      }
    }
    return false;
  }

  /**
   * "Have passed", "have gone by", "went by" behind a time, but not "until 45 days have passed".
   */
  private static boolean passed(List<Word> words, int first, int last, int since) {
    for (int at = Math.max(0, first - 3); at < first; at++) {
      if (Word.among(words.get(at).text(), "until", "till", "unless", "before", "once")) {
        return false;
      }
    }
    return words.subList(last, since).stream()
        .anyMatch(word -> Word.among(word.text(), "passed", "gone", "went", "elapsed"));
  }
}
