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
 * {@code matrícula 7260 KXB}. One to three groups of capital letters and digits, both of them, six
 * to eight in all; which of them a country gives out is not asked.
 */
final class Plates {
  static final Kind PLATE = new Kind("LICENCE_PLATE", 2, Rank.NUMBER, Category.PII);
  private static final int CONFIDENCE = 900;
  private static final int LEAST = 6;
  private static final int MOST = 8;
  private static final int MOST_GROUPS = 3;
  private static final int MOST_LETTERS = 3;

  private Plates() {}

  /** Adds the plate that a token with digits is part of, where it is one. */
  static void at(Text text, int token, Sink sink) {
    if (!isGroup(text, token)) {
      return;
    }
    int first = token;
    while (token - first < MOST_GROUPS - 1 && isJoined(text, first) && isGroup(text, first - 1)) {
      first--;
    }
    int last = token;
    while (last - first < MOST_GROUPS - 1 && isJoined(text, last + 1) && isGroup(text, last + 1)) {
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
      length += text.length(i);
    }
    if (again
        || length < LEAST
        || length > MOST
        || (shape & ~ByteClass.HIGH) != (ByteClass.DIGIT | ByteClass.UPPER)
        || !text.around(first, last).near(Topic.PLATE)) {
      return;
    }
    sink.add(PLATE, text.start(first), text.end(last), CONFIDENCE);
  }

  /** Digits, or capital letters with or without them; letters alone only a few. */
  private static boolean isGroup(Text text, int token) {
    if (!text.has(token)) {
      return false;
    }
    int shape = text.shape(token);
    boolean foreign = (shape & ByteClass.HIGH) != 0 && text.isAllCapitals(token);
    boolean letters = shape == ByteClass.UPPER || foreign;
    return (foreign || (shape & ~(ByteClass.DIGIT | ByteClass.UPPER)) == 0)
        && (!letters || text.length(token) <= MOST_LETTERS);
  }

  private static boolean isJoined(Text text, int token) {
    return token > 0
        && text.has(token)
        && text.gapLength(token) == 1
        && (text.gap(token) & (ByteClass.SPACE | ByteClass.DASH)) != 0;
  }
}
