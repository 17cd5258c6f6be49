package io.ledgerline.inspection.script;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * Names, dates, addresses and homes of people in Vietnamese. Asked about each word with a letter
 * outside ASCII; those of other languages are told by their letters and length.
 */
public final class VietnameseRule implements Rule {
  private static final int HOME = 800;
  private static final int LEAST = 2;

  /** No syllable has more bytes. */
  private static final int LONGEST = 10;

  /** Shorter ones may be of letters that many languages have. */
  private static final int SHORT = 6;

  private static final int MOST_PLACE = 3;
  static final Lexicon WORDS = Lexicon.read("vietnamese.txt");
  private static final long LABELS = Role.bits(Role.NAME_LABEL, Role.PERSON_LABEL, Role.INTRO);
  private static final long TITLES = Role.bits(Role.TITLE, Role.SURE_TITLE);
  private static final long STREETS = Role.bits(Role.STREET, Role.HOUSE, Role.SIGN);

  @Override
  public List<Kind> kinds() {
    return ScriptRule.KINDS;
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(ByteClass.HIGH, LEAST));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int size = text.length(token);
    if (size > LONGEST || !isLatin(text.at(text.start(token)))) {
      return;
    }
    boolean marked = isMarked(text, token);
    if (!marked && size > SHORT) {
      return;
    }
    long match = WORDS.match(text, token);
    if (!marked && match == 0) {
      return;
    }
    VietnameseNames.besideYou(text, token, sink);
    if (text.isCapital(token)) {
      VietnameseNames.at(text, token, sink);
      int house = SpacedAddress.houseBefore(text, token);
      if (house < token && (match & Role.SURNAME.bit()) != 0) {
        new AddressRun(text, WORDS, true).at(house, sink);
      }
    }
    if (match == 0) {
      return;
    }
    int next = token + Lexicon.words(match);
    if ((match & TITLES) != 0 && text.joins(next, ' ') && text.isCapital(next)) {
      VietnameseNames.given(text, next, sink);
    }
    if ((match & LABELS) != 0) {
      VietnameseNames.behind(text, next, match, sink);
    }
    if ((match & Role.MONTH.bit()) != 0) {
      VietnameseDate.at(text, token, sink);
    }
    if ((match & STREETS) != 0) {
      address(text, token, match, sink);
    }
    if ((match & Role.LIVES.bit()) != 0) {
      home(text, next, sink);
    }
  }

  private static boolean isLatin(int first) {
    return first < 0x80 || first >= 0xC3 && first <= 0xC6 || first == 0xE1;
  }

  /** Whether a word has letters that few languages have. */
  private static boolean isMarked(Text text, int token) {
    for (int p = text.start(token); p < text.end(token); p++) {
      int b = text.at(p);
      if (b == 0xE1 || b == 0xC4 || b == 0xC6) {
        return true;
      }
    }
    return false;
  }

  private static void address(Text text, int token, long match, Sink sink) {
    int first = (match & Role.STREET.bit()) != 0 ? SpacedAddress.houseBefore(text, token) : token;
    boolean counted = Digits.begins(text, token + Lexicon.words(match));
    var run = new AddressRun(text, WORDS, true);
    if (run.isInside(token, STREETS)) {
      return;
    }
    if (first < token || counted || (match & Role.STREET.bit()) != 0) {
      run.at(first, sink);
    }
  }

  private static void home(Text text, int first, Sink sink) {
    boolean beside =
        text.isCapital(first)
            && text.gapLength(first) <= 2
            && (text.gap(first) & ~(ByteClass.SPACE | ByteClass.COLON)) == 0;
    if (!beside) {
      return;
    }
    long city = WORDS.match(text, first);
    int behind = first;
    if ((city & Role.CITY.bit()) != 0) {
      behind = first + Lexicon.words(city);
    } else {
      while (behind - first < MOST_PLACE
          && text.isCapital(behind)
          && (behind == first || text.joins(behind, ' '))) {
        behind++;
      }
    }
    sink.add(PlaceRule.LOCATION, text.start(first), text.end(behind - 1), HOME);
  }

  /** Adds a name of tokens in a row. */
  static void add(Text text, int first, int behind, int permille, Sink sink) {
    sink.add(PersonRule.PERSON, text.start(first), text.end(behind - 1), permille);
  }
}
