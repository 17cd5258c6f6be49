package io.ledgerline.inspection.promise;

import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import java.util.Set;

/** A clause that says when something is with a customer, in words that name no delivery. */
final class Arrival {
  private static final WordLists LISTS = WordLists.beside(Arrival.class, "arrival.txt");
  private static final Set<String> PARCELS = LISTS.words("PARCELS");

  /** What arrives, too, and is no parcel. */
  private static final Set<String> MESSAGES = LISTS.words("MESSAGES");

  private static final Set<String> PEOPLE = LISTS.words("PEOPLE");
  private static final Set<String> MONEY = LISTS.words("MONEY");
  private static final Set<String> ACCOUNTS = LISTS.words("ACCOUNTS");

  /** What an agent does today, and nobody has the money yet. */
  private static final Set<String> STARTING = LISTS.words("STARTING");

  private static final Set<String> HAVING = LISTS.words("HAVING");
  private static final Set<String> COMES = LISTS.words("COMES");
  private static final Set<String> LEAVING = LISTS.words("LEAVING");
  private static final Set<String> WITHIN = LISTS.words("WITHIN");
  private static final Set<String> DONE = LISTS.words("DONE");

  private final List<Word> words;
  private final int begin;
  private final int end;

  Arrival(List<Word> words, int begin, int end) {
    this.words = words;
    this.begin = begin;
    this.end = end;
  }

  /** Whether the clause says that something arrives on a day that is named. */
  boolean named(QuantityReader.Found day) {
    boolean arrives = false;
    for (int at = begin; at < end; at++) {
      boolean inside = at >= day.first() && at < day.last();
      Topic topic = inside ? null : Topic.of(text(at));
      if (topic == Topic.REFUND || over(at) || counted(at, day)) {
        return false;
      }
      boolean leaves =
          topic == Topic.DELIVERY && LEAVING.contains(four(text(at))) && !overnight(day);
      boolean names = topic == Topic.DELIVERY && !leaves && !message(at) && !office(at + 1);
      arrives |= names || !inside && begins(at, true);
    }
    return arrives;
  }

  /** Whether the clause says that money is with the customer on a day that is named. */
  boolean paid(QuantityReader.Found day) {
    boolean money = false;
    boolean there = false;
    for (int at = begin; at < end; at++) {
      if (STARTING.contains(text(at)) || over(at)) {
        return false;
      }
      money |= Topic.of(text(at)) == Topic.REFUND || MONEY.contains(text(at));
      boolean yours = at > begin && Word.among(text(at - 1), "your", "ihrem", "deinem", "votre");
      there |= yours && ACCOUNTS.contains(text(at)) || text(at).equals("back") && at < day.first();
    }
    return money && there;
  }

  /** What is sent overnight is there the next day. */
  private boolean overnight(QuantityReader.Found day) {
    return text(day.first()).equals("overnight");
  }

  /** "Our delivery team", "the delivery address". */
  private boolean office(int at) {
    return at < end
        && Word.among(
            text(at), "team", "address", "driver", "department", "note", "service", "partner");
  }

  /** "Within 3 to 5 days from tomorrow" counts days from one that it names. */
  private boolean counted(int at, QuantityReader.Found day) {
    return at > day.last()
        && Character.isDigit(text(at).charAt(0))
        && at + 1 < end
        && text(at + 1).startsWith("day");
  }

  /** Whether words at {@code at} say that something is there within a time. */
  boolean within(int at, QuantityReader.Found time) {
    return time.first() > 0 && WITHIN.contains(text(time.first() - 1)) && begins(at, false);
  }

  private boolean begins(int at, boolean day) {
    return switch (text(at)) {
      case "with", "bei", "chez" -> withYou(at) && thing(at) && !was(at);
      case "reach", "reaches" -> follows(at, "you") && thing(at);
      case "to" -> follows(at, "you") && got(at) && thing(at);
      case "there", "da" ->
          at > begin && Word.among(text(at - 1), "be", "is", "gets", "ist") && parcel();
      case "bring" -> day && at > begin && text(at - 1).equals("will") && follows(at, "it");
      case "scheduled" -> day && parcel();
      case "doorstep", "hands", "door", "letterbox", "mailbox" -> thing(at);
      case "an", "ein" -> day && parcel() && comes(at);
      default ->
          COMES.contains(text(at))
              ? day && parcel()
              : HAVING.contains(text(at)) && yours(at) && !message(end);
    };
  }

  private boolean withYou(int at) {
    return follows(at, "you") || follows(at, "ihnen") || follows(at, "dir") || follows(at, "vous");
  }

  /** "It gets to you", "we get it to you", and not "I get back to you". */
  private boolean got(int at) {
    for (int i = Math.max(begin, at - 3); i < at; i++) {
      if (text(i).equals("get") || text(i).equals("gets")) {
        return !text(at - 1).equals("back");
      }
    }
    return false;
  }

  private boolean was(int at) {
    return at > begin && text(at - 1).equals("was");
  }

  private boolean comes(int at) {
    for (int i = begin; i < at; i++) {
      if (text(i).startsWith("komm") || text(i).startsWith("trifft")) {
        return true;
      }
    }
    return false;
  }

  /** Whether who gets it is the customer, and what they get may be a parcel. */
  private boolean yours(int at) {
    boolean you = at == begin;
    for (int i = Math.max(begin, at - 3); i < at; i++) {
      you |= text(i).startsWith("you");
    }
    boolean its = at + 1 < end && Word.among(text(at + 1), "it", "them", "your", "the", "this");
    return you && its || parcel();
  }

  /** Whether it is no person that is there. */
  private boolean thing(int at) {
    for (int i = at - 1; i >= begin; i--) {
      if (PARCELS.contains(text(i))
          || Word.among(text(i), "it", "it'll", "they", "they'll", "es", "il", "elle")) {
        return true;
      }
      if (PEOPLE.contains(text(i)) && !text(at).equals("to")) {
        return false;
      }
    }
    return !message(end);
  }

  private boolean parcel() {
    for (int at = begin; at < end; at++) {
      if (PARCELS.contains(text(at))) {
        return true;
      }
    }
    return Word.among(text(begin), "it", "it'll", "they");
  }

  /** Whether what the clause speaks of up to a word is a message, or money, and no parcel. */
  boolean message(int until) {
    boolean message = false;
    for (int at = begin; at < until; at++) {
      if (PARCELS.contains(text(at))) {
        return false;
      }
      message |= MESSAGES.contains(text(at));
    }
    return message;
  }

  /** Whether what a word says has happened: "it arrived", "it was delivered". */
  boolean over(int at) {
    if (text(at).equals("arrived")) {
      return !wills(at);
    }
    boolean done = at > begin && DONE.contains(text(at - 1)) && Topic.of(text(at)) != null;
    return done && !wills(at);
  }

  private boolean wills(int until) {
    for (int at = begin; at < until; at++) {
      if (text(at).equals("will") || text(at).endsWith("'ll")) {
        return true;
      }
    }
    return false;
  }

  private boolean follows(int at, String word) {
    return at + 1 < end && text(at + 1).equals(word);
  }

  private String text(int at) {
    return words.get(at).text();
  }

  private static String four(String word) {
    return word.substring(0, Math.min(4, word.length()));
  }
}
