package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.WordClass;

/**
 * Plates of vehicles beside a word for them: {@code reg WA68 PJT}, {@code Kennzeichen M-AB 1234},
 * {@code matrícula 7260 KXB}. One to four groups of capital letters and digits, both of them, six
 * to ten in all; which of them a country gives out is not asked.
 */
final class Plates {
  static final Kind PLATE = new Kind("LICENCE_PLATE", 6, Rank.NUMBER, Category.PII);
  private static final int CONFIDENCE = 900;
  private static final int LEAST = 6;
  private static final int MOST = 10;
  private static final int MOST_GROUPS = 4;
  private static final int MOST_LETTERS = 3;

  private Plates() {}

  /** Adds the plate that a token with digits is part of, where it is one. */
  static void at(Text text, int token, Sink sink) {
    if (!isGroup(text, token)) {
      return;
    }
    int first = token;
    while (token - first < MOST_GROUPS - 1 && isJoined(text, first) && isPart(text, first - 1)) {
      first--;
    }
    int last = token;
    while (last - first < MOST_GROUPS - 1 && isJoined(text, last + 1) && isPart(text, last + 1)) {
      last++;
    }
    boolean again = false;
    int shape = 0;
    int length = 0;
    for (int i = first; i <= last; i++) {
      if (text.is(i, WordClass.CURRENCY)) {
        return;
      }
      again |= i < token && (text.shape(i) & ByteClass.DIGIT) != 0;
      shape |= text.shape(i);
      length += characters(text, i);
    }
    if (again
        || length < LEAST
        || length > MOST
        || (shape & ByteClass.DIGIT) == 0
        || (shape & (ByteClass.UPPER | ByteClass.HIGH)) == 0
        || !text.around(first, last).near(Topic.PLATE)) {
      return;
    }
    sink.add(PLATE, text.start(first), text.end(last), CONFIDENCE);
  }

  /** A group that is no word for a plate, as {@code VRN} is. */
  private static boolean isPart(Text text, int token) {
    return isGroup(text, token)
        && (text.isDigits(token) || !text.isAbout(text.start(token), text.end(token), Topic.PLATE));
  }

  /** Digits, or capital letters with or without them; letters alone only a few. */
  private static boolean isGroup(Text text, int token) {
    if (!text.has(token)) {
      return false;
    }
    int shape = text.shape(token);
    boolean mixed = shape == (ByteClass.HIGH | ByteClass.DIGIT) && text.isCapital(token);
    boolean foreign = mixed || (shape & ByteClass.HIGH) != 0 && text.isAllCapitals(token);
    boolean letters = shape == ByteClass.UPPER || foreign;
    return (foreign || (shape & ~(ByteClass.DIGIT | ByteClass.UPPER)) == 0)
        && (!letters || mixed || characters(text, token) <= MOST_LETTERS);
  }

  private static int characters(Text text, int token) {
    if ((text.shape(token) & ByteClass.HIGH) == 0) {
      return text.length(token);
    }
    int n = 0;
    for (int p = text.start(token); p < text.end(token); p++) {
      n += (text.at(p) & 0xC0) == 0x80 ? 0 : 1;
    }
    return n;
  }

  private static boolean isJoined(Text text, int token) {
    return token > 0
        && text.has(token)
        && text.gapLength(token) == 1
        && (text.gap(token) & (ByteClass.SPACE | ByteClass.DASH)) != 0;
  }
}
