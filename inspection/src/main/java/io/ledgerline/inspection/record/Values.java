package io.ledgerline.inspection.record;

import io.ledgerline.inspection.contact.PhoneRule;
import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.place.OrganisationRule;
import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.Locale;
import java.util.Set;

/** Says what a value is whose place told it, unless it looks like nothing of the sort. */
final class Values {
  static final int SURE = 950;
  static final int LIKELY = 880;
  private static final int LONGEST = 100;
  private static final int LONGEST_HOLDER = 12;
  private static final int FEWEST_OF_PHONE = 6;
  private static final int DATE = 8;

  /** What stands where nobody wrote a value. */
  private static final Set<String> HOLDERS =
      Set.of(
          "null",
          "nil",
          "none",
          "n/a",
          "na",
          "unknown",
          "anonymous",
          "test",
          "tbd",
          "yes",
          "no",
          "true",
          "false",
          "other",
          "various",
          "total",
          "default",
          "unbekannt",
          "keine");

  private Values() {}

  /** A name, or a part of one. */
  static void name(Text text, int from, int to, Sink sink) {
    words(PersonRule.PERSON, text, from, to, SURE, sink);
  }

  static void town(Text text, int from, int to, Sink sink) {
    words(PlaceRule.LOCATION, text, from, to, LIKELY, sink);
  }

  static void company(Text text, int from, int to, Sink sink) {
    words(OrganisationRule.ORGANIZATION, text, from, to, LIKELY, sink);
  }

  /** Words without a digit. */
  static void words(Kind kind, Text text, int from, int to, int permille, Sink sink) {
    int begin = begin(text, from, to);
    int end = end(text, begin, to);
    if (end - begin > 1 && isWords(text, begin, end)) {
      sink.add(kind, begin, end, permille);
    }
  }

  /** Whether a part of a text are a few words without a digit, not a word for nothing. */
  static boolean isWords(Text text, int from, int to) {
    if (to - from > LONGEST) {
      return false;
    }
    boolean letter = false;
    for (int at = from; at < to; at++) {
      int b = text.at(at);
      if (b >= '0' && b <= '9' || "<>{}[]()=@_/\\:;|".indexOf(b) >= 0) {
        return false;
      }
      letter |= text.wordAt(at);
    }
    return letter && !isHolder(text, from, to);
  }

  private static boolean isHolder(Text text, int from, int to) {
    if (to - from > LONGEST_HOLDER) {
      return false;
    }
    return HOLDERS.contains(Pieces.string(text, from, to).toLowerCase(Locale.ROOT));
  }

  /** A street, a postcode, a line of an address. */
  static void address(Text text, int from, int to, Sink sink) {
    int begin = begin(text, from, to);
    int end = end(text, begin, to);
    boolean some = false;
    for (int at = begin; at < end; at++) {
      some |= text.wordAt(at);
    }
    if (some && end - begin > 2 && end - begin <= LONGEST && !isHolder(text, begin, end)) {
      sink.add(AddressRule.ADDRESS, begin, end, LIKELY);
    }
  }

  /** A date of birth that begins with eight digits. */
  static void birth(Text text, int from, int to, Sink sink) {
    if (to - from >= DATE && isDigits(text, from, from + DATE)) {
      sink.add(DateRule.BIRTH, from, from + DATE, SURE);
    }
  }

  /** A telephone number, however it is written. */
  static void phone(Text text, int from, int to, Sink sink) {
    int digits = 0;
    for (int at = from; at < to; at++) {
      digits += text.at(at) >= '0' && text.at(at) <= '9' ? 1 : 0;
    }
    int begin = begin(text, from, to);
    int end = end(text, begin, to);
    if (digits >= FEWEST_OF_PHONE && end - begin <= LONGEST) {
      sink.add(PhoneRule.PHONE, begin, end, LIKELY);
    }
  }

  private static boolean isDigits(Text text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.at(at) < '0' || text.at(at) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Behind the blanks before a value. */
  static int begin(Text text, int from, int to) {
    int begin = from;
    while (begin < to && isBlank(text.at(begin))) {
      begin++;
    }
    return begin;
  }

  /** Before the blanks behind a value. */
  static int end(Text text, int from, int to) {
    int end = to;
    while (end > from && isBlank(text.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
