package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import java.util.Set;

/** A clause that says that a customer gets an amount of money, in words that name no refund. */
final class Grant {
  private static final WordLists LISTS = WordLists.beside(Grant.class, "grant.txt");
  private static final int NEAR = 5;
  private static final Set<String> GIVES = LISTS.words("GIVES");
  private static final Set<String> GETS = LISTS.words("GETS");
  private static final Set<String> APPROVED = LISTS.words("APPROVED");

  /** What is approved, too, and costs the customer something. */
  private static final Set<String> PAYMENTS = LISTS.words("PAYMENTS");

  private static final Set<String> ACCOUNTS = LISTS.words("ACCOUNTS");
  private static final Set<String> TRANSFERS = LISTS.words("TRANSFERS");

  /** Before an amount that is a price or a threshold. */
  private static final Set<String> PRICED = LISTS.words("PRICED");

  /** Behind an amount that is one by itself, and not what a thing costs: "a 219 EUR coat". */
  private static final Set<String> BEHIND = LISTS.words("BEHIND");

  private final List<Word> words;
  private final int begin;
  private final int end;
  private final QuantityReader.Found money;

  Grant(List<Word> words, int begin, int end, QuantityReader.Found money) {
    this.words = words;
    this.begin = begin;
    this.end = end;
    this.money = money;
  }

  /** Whether the word at {@code at} is what gives the amount to the customer. */
  boolean at(int at) {
    String word = text(at);
    if (APPROVED.contains(word)) {
      return !any(PAYMENTS);
    }
    if (ACCOUNTS.contains(word)) {
      return toAccount(at);
    }
    if (at >= money.first() || money.first() - at > NEAR || priced() || !alone()) {
      return word.startsWith("überweis") && !any(PAYMENTS) && recipient(at + 1);
    }
    boolean gives = GIVES.contains(word) || word.startsWith("überweis") || word.startsWith("zahl");
    return gives && (recipient(at + 1) || recipient(at - 1) && !pays(at - 1) || recipient(at + 2))
        || GETS.contains(word) && customer(at)
        || word.equals("entitled")
        || word.equals("eligible");
  }

  /** "400 EUR will be transferred to your account", and not what the customer paid. */
  private boolean toAccount(int at) {
    boolean into =
        at - 2 >= begin
            && Word.among(text(at - 2), "to", "into", "onto", "on", "in", "auf", "sur", "en", "a")
            && Word.among(text(at - 1), "your", "ihr", "ihre", "dein", "votre", "su", "tu", "the");
    boolean moved = false;
    for (int i = begin; i < at; i++) {
      String word = text(i);
      moved |= TRANSFERS.stream().anyMatch(stem -> word.startsWith(stem) && word.length() < 13);
      boolean own = Word.among(word, "you", "you've", "sie", "vous") && i + 1 < at;
      if (own && Word.among(text(i + 1), "paid", "pay", "sent", "transferred", "have")) {
        return false;
      }
    }
    return into && moved;
  }

  private boolean priced() {
    return money.first() > 0 && PRICED.contains(text(money.first() - 1));
  }

  private boolean alone() {
    return money.last() >= end || BEHIND.contains(text(money.last()));
  }

  private boolean recipient(int at) {
    return at >= begin
        && at < words.size()
        && Word.among(text(at), "you", "your", "ihnen", "dir", "euch", "vous", "te", "le", "les");
  }

  /** "You pay 400 EUR": in English who stands before it pays. */
  private boolean pays(int at) {
    return text(at).equals("you");
  }

  private boolean customer(int at) {
    for (int i = Math.max(begin, at - 3); i <= Math.min(at + 1, end - 1); i++) {
      if (Word.among(text(i), "you", "you'll", "sie", "du", "ihr", "vous", "usted")) {
        return true;
      }
    }
    return false;
  }

  private boolean any(Set<String> of) {
    return words.subList(begin, end).stream().anyMatch(word -> of.contains(word.text()));
  }

  private String text(int at) {
    return words.get(at).text();
  }
}
