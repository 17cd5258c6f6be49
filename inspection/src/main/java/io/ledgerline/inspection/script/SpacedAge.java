package io.ledgerline.inspection.script;

import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** {@code عمره 34 عامًا}, {@code בת 41}, {@code उम्र 34 वर्ष}, {@code 62 वर्षीय}; no durations. */
final class SpacedAge {
  private static final int CONFIDENCE = 820;
  private static final int OLDEST = 125;
  private static final int FILLERS = 3;
  private static final long BETWEEN = Role.bits(Role.FILLER, Role.AGE);
  private static final int SIGNS =
      ByteClass.SPACE | ByteClass.COLON | ByteClass.DASH | ByteClass.QUOTE | ByteClass.EQUALS;

  private SpacedAge() {}

  /** Looks at a word of age. */
  static void at(Text text, int token, long match, Script script, Sink sink) {
    if ((match & Role.OLD.bit()) != 0) {
      old(text, token, match, script.words(), sink);
    }
    if ((match & Role.AGE.bit()) != 0) {
      told(text, token, match, script, sink);
    }
  }

  /** The number stands before: {@code 62 वर्षीय}, {@code 28 साल का हूँ}. */
  private static void old(Text text, int token, long match, Lexicon words, Sink sink) {
    int who = token + Lexicon.words(match);
    boolean sure = Lexicon.words(match) == 1;
    boolean said = sure || (words.word(text, who) & Role.OLD_WHO.bit()) != 0;
    if (said
        && isClose(text, token)
        && isAge(text, token - 1)
        && !isOther(text, token - 2, words)) {
      sink.add(AgeRule.AGE, text.start(token - 1), text.end(token), CONFIDENCE);
    }
  }

  private static void told(Text text, int token, long match, Script script, Sink sink) {
    var words = script.words();
    int next = token + Lexicon.words(match);
    for (int i = 0; i < FILLERS && isClose(text, next); i++) {
      long between = words.match(text, next);
      if ((between & BETWEEN) == 0) {
        break;
      }
      next += Lexicon.words(between);
    }
    if (!isClose(text, next) || !isAge(text, next) || isOther(text, token - 1, words)) {
      return;
    }
    boolean unit =
        isClose(text, next + 1) && (words.word(text, next + 1) & Role.AGE_UNIT.bit()) != 0;
    int last = unit ? next + 1 : next;
    boolean relative = (match & Role.PARTICLE.bit()) != 0;
    if (isOther(text, last + 1, words)
        || relative && (isCounted(text, last + 1, script) || !text.joins(token + 1, ' '))) {
      return;
    }
    sink.add(AgeRule.AGE, text.start(next), text.end(last), CONFIDENCE);
  }

  private static boolean isAge(Text text, int token) {
    int value = token < 0 ? Digits.NONE : Digits.value(text, token);
    int behind = value < 0 ? 0 : text.at(text.end(token));
    boolean part = (behind == '.' || behind == ',') && Digits.width(text, text.end(token) + 1) > 0;
    return value >= 1 && value <= OLDEST && behind != '/' && behind != '%' && !part;
  }

  private static boolean isClose(Text text, int token) {
    return token > 0
        && text.has(token)
        && text.gapLength(token) <= 5
        && (text.gap(token) & ~SIGNS) == 0;
  }

  /** Beside a word that says that it is nobody's age. */
  private static boolean isOther(Text text, int token, Lexicon words) {
    return token >= 0 && (words.match(text, token) & Role.NOT_AGE.bit()) != 0;
  }

  /** {@code בן 8 קומות}: what follows is many of something. */
  private static boolean isCounted(Text text, int token, Script script) {
    if (script != Script.HEBREW || !script.isWord(text, token) || !text.joins(token, ' ')) {
      return false;
    }
    int end = text.end(token);
    boolean many =
        text.at(end - 3) == 0x99 && text.at(end - 1) == 0x9D
            || text.at(end - 3) == 0x95 && text.at(end - 1) == 0xAA;
    return many && text.length(token) > 6;
  }
}
