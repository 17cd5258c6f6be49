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
 * Names, dates, addresses and homes of people in Vietnamese. Asked about each word with a capital
 * or a letter outside ASCII; those of other languages are told by their letters and length.
 */
public final class VietnameseRule implements Rule {
  private static final int HOME = 800;

  /** No syllable has more bytes. */
  private static final int LONGEST = 10;

  private static final int MOST_PLACE = 3;
  static final Lexicon WORDS = Lexicon.read("vietnamese.txt");
  private static final long LABELS = Role.bits(Role.NAME_LABEL, Role.PERSON_LABEL, Role.INTRO);
  private static final long STREETS = Role.bits(Role.STREET, Role.HOUSE, Role.SIGN);

  @Override
  public List<Kind> kinds() {
    return ScriptRule.KINDS;
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.UPPER | ByteClass.HIGH, 1).without(ByteClass.DIGIT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if ((text.shape(token) & ByteClass.HIGH) == 0) {
      if (VietnameseNames.isBehindTitle(text, token)) {
        VietnameseNames.given(text, token, sink);
      }
      return;
    }
    int size = text.length(token);
    if (size > LONGEST || !mayBe(text, token, size)) {
      return;
    }
    long match = WORDS.match(text, token);
    if (text.isCapital(token)) {
      VietnameseNames.at(text, token, sink);
    }
    if (match == 0) {
      return;
    }
    int next = token + Lexicon.words(match);
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

  /** Whether a word has letters that few languages have, or is short. */
  private static boolean mayBe(Text text, int token, int size) {
    int first = text.at(text.start(token));
    if (first > 0xE1 || size > 1 && first == 0xE0) {
      return false;
    }
    if (size <= 6) {
      return true;
    }
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
    if (first < token || counted || (match & Role.STREET.bit()) != 0) {
      new AddressRun(text, WORDS, true).at(first, sink);
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
