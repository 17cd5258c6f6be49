package io.ledgerline.inspection.script;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Words in a row that may be one address: streets, numbers, quarters, a town; where it ends is the
 * last of these.
 */
final class AddressRun {
  private static final int CONFIDENCE = 880;
  private static final int MOST = 22;
  private static final int MOST_FREE = 4;
  private static final int GAPS =
      ByteClass.SPACE | ByteClass.CELL | ByteClass.DASH | ByteClass.SLASH | ByteClass.DOT;
  private static final long HEADS = Role.bits(Role.STREET, Role.PART);
  private static final long SHORT = Role.bits(Role.STREET, Role.PART, Role.SIGN);

  private final Text text;
  private final Lexicon lexicon;

  /** Whether names are written with capitals. */
  private final boolean capitals;

  private int streets;
  private int numbers;
  private int others;
  private int free;
  private boolean named;
  private boolean open;
  private boolean counted;

  AddressRun(Text text, Lexicon lexicon, boolean capitals) {
    this.text = text;
    this.lexicon = lexicon;
    this.capitals = capitals;
  }

  /** Whether what begins with the word before, or the one before its number, has this, too. */
  boolean isInside(int token, long heads) {
    int before = token - 1;
    if (before > 0 && isJoined(token, false) && Digits.begins(text, before)) {
      return isJoined(before, false) && (lexicon.word(text, before - 1) & heads) != 0;
    }
    return before >= 0 && isJoined(token, false) && (lexicon.word(text, before) & heads) != 0;
  }

  /** Reads what begins with a token, and adds it if it is an address. */
  void at(int first, Sink sink) {
    at(first, text.start(first), sink);
  }

  /** The same for an address that begins at an offset in that token. */
  void at(int first, int start, Sink sink) {
    int end = read(first);
    boolean street = streets > 0 && numbers > 0 && (streets + others > 1 || named);
    boolean village = numbers > 0 && others > 2;
    if (end > first && (street || village)) {
      sink.add(AddressRule.ADDRESS, start, text.end(end - 1), CONFIDENCE);
    }
  }

  private int read(int first) {
    int end = first;
    int i = first;
    boolean sign = false;
    open = Digits.begins(text, first);
    while (i - first < MOST && text.has(i) && (i == first || isJoined(i, sign))) {
      if (i > first && (text.gap(i) & ByteClass.CELL) != 0) {
        counted = false;
        free = 0;
      }
      sign = false;
      if (Digits.begins(text, i)) {
        if (!takeNumber(i)) {
          break;
        }
        end = ++i;
        continue;
      }
      long match = lexicon.match(text, i);
      int next = i + Math.max(1, Lexicon.words(match));
      if ((match & (HEADS | Role.SIGN.bit())) != 0) {
        takeHead(match);
        sign = (match & SHORT) != 0;
      } else if (isEnd(match)) {
        others += (match & Role.CITY.bit()) != 0 ? 1 : 0;
        streets += (match & Role.STREET_AFTER.bit()) != 0 ? 1 : 0;
        named |= (match & Role.STREET_AFTER.bit()) != 0;
        end = next;
        open = false;
        free = 0;
      } else if (!isFree(i, match)) {
        break;
      } else {
        named |= open;
        end = open ? next : end;
      }
      i = next;
    }
    return end;
  }

  private boolean takeNumber(int token) {
    boolean month =
        text.joins(token + 1, ' ') && (lexicon.word(text, token + 1) & Role.MONTH.bit()) != 0;
    if (month || text.length(token) > 21) {
      return false;
    }
    numbers++;
    counted = true;
    open = (numbers == 1 || open && text.joins(token, '/')) && streets == 0 && others == 0;
    free = 0;
    return true;
  }

  private void takeHead(long match) {
    streets += (match & Role.STREET.bit()) != 0 ? 1 : 0;
    others += (match & HEADS) == Role.PART.bit() ? 1 : 0;
    open |= (match & HEADS) != 0;
    counted = false;
    free = 0;
  }

  private static boolean isEnd(long match) {
    return (match & Role.bits(Role.CITY, Role.STREET_AFTER)) != 0;
  }

  /** Whether a word may be part of the name of a street or quarter. */
  private boolean isFree(int token, long match) {
    boolean word =
        capitals
            ? text.isCapital(token) && (text.shape(token) & ByteClass.DIGIT) == 0
            : text.shape(token) == ByteClass.HIGH
                && (text.length(token) > 3 || text.at(text.end(token)) == '\'');
    boolean stop = (match & Role.STOP.bit()) != 0 && !capitals;
    return word && !stop && (!counted || open) && ++free <= MOST_FREE;
  }

  private boolean isJoined(int token, boolean sign) {
    int gap = text.gap(token);
    boolean dot = (gap & ByteClass.DOT) != 0 && !sign;
    boolean geresh = !capitals && (gap & ~(ByteClass.QUOTE | ByteClass.SPACE)) == 0;
    return ((gap & ~GAPS) == 0 || geresh && text.at(text.end(token - 1)) == '\'')
        && text.gapLength(token) <= 3
        && !dot
        && text.gapLength(token) > 0;
  }
}
