package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/**
 * Ages beside a word of family: {@code her son Dev, 2, is ill}, {@code one daughter, Odile (5)},
 * {@code my dad (81) got}, {@code my mother, 77, fell}, {@code my son is 4 and}.
 */
final class KinAge {
  private static final int MOST_DIGITS = 3;
  private static final Set<Long> IS =
      Fold.hashes("is s was turned turns ist war wird est es è é tiene ha tem");

  private KinAge() {}

  /** Looks behind a word of family. */
  static void at(Text text, int word, Sink sink) {
    int next = word + 1;
    if (!isNear(text, next)) {
      return;
    }
    int verb = SaidAge.ADVERBS.contains(text.hash(next)) ? next + 1 : next;
    if (text.isDigits(next)) {
      aside(text, next, sink);
    } else if (text.has(verb) && IS.contains(text.hash(verb)) && text.joins(verb + 1, ' ')) {
      said(text, verb + 1, sink);
    } else if (text.isCapital(next) && (text.classes(next) & AgeRule.NO_NAME) == 0) {
      boolean full = text.isCapital(next + 1) && text.joins(next + 1, ' ');
      aside(text, full ? next + 2 : next + 1, sink);
    }
  }

  /** {@code son is 4 and}; not {@code son is 4 minutes late}. */
  private static void said(Text text, int number, Sink sink) {
    WordedAge.said(text, number, sink);
    boolean adverb = text.has(number) && SaidAge.ADVERBS.contains(text.hash(number));
    int age = adverb ? number + 1 : number;
    if (isNumber(text, age) && SaidAge.endsThere(text, age + 1)) {
      sink.add(AgeRule.AGE, text.start(age), text.end(age), AgeRule.ASIDE);
    }
  }

  /** A number in brackets or between commas, with a word for years or months perhaps. */
  private static void aside(Text text, int age, Sink sink) {
    if (!isNumber(text, age) || text.gapLength(age) != 2) {
      return;
    }
    boolean unit = text.is(age + 1, WordClass.AGE_WORD) && text.joins(age + 1, ' ');
    int last = unit ? age + 1 : age;
    int sign = text.at(text.start(age) - 2);
    int opening = text.at(text.start(age) - 1);
    int behind = text.at(text.end(last));
    boolean bracket = sign == ' ' && opening == '(' && (behind == ')' || behind == ',');
    boolean comma = sign == ',' && opening == ' ' && (behind == ',' || behind == '.');
    boolean ends = bracket || text.at(text.end(last) + 1) <= ' ';
    if ((bracket || comma) && ends) {
      sink.add(AgeRule.AGE, text.start(age), text.end(last), AgeRule.ASIDE);
    }
  }

  private static boolean isNumber(Text text, int token) {
    return text.isDigits(token)
        && text.length(token) <= MOST_DIGITS
        && text.at(text.start(token)) != '0'
        && AgeRule.isAge(text, token);
  }

  private static boolean isNear(Text text, int token) {
    return text.has(token) && text.gapLength(token) <= 2 && (text.gap(token) & ByteClass.LINE) == 0;
  }
}
