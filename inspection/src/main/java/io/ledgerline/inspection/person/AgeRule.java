package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Subject;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Ages of people: {@code 50 year old}, {@code aged 53}, {@code varón de 53 años}; not durations.
 */
public final class AgeRule implements Rule {
  static final Kind AGE = Kind.of("AGE", Rank.OTHER, Category.PII);

  private static final int CONFIDENCE = 800;
  private static final int OLDEST = 125;
  private static final int REACH = 4;

  @Override
  public List<Kind> kinds() {
    return List.of(AGE);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.number(1, 3).near(Near.AGE),
        Trigger.number(1, 3).near(Near.AGE_WORD),
        Trigger.words(WordClass.NUMBER_WORD).near(Near.AGE_WORD));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) > 3 && !text.is(token, WordClass.NUMBER_WORD)
        || text.isDigits(token) && !isAge(text, token)) {
      return;
    }
    int unit = text.is(token + 1, WordClass.AGE_WORD) && isClose(text, token + 1) ? token + 1 : -1;
    int old = unit < 0 ? -1 : oldWord(text, unit + 1);
    boolean labelled =
        old < 0
            && text.isDigits(token)
            && isLabelClose(text, token)
            && text.mayBeAbout(Subject.AGE, token, token + 1)
            && text.around(token, Math.max(token, unit)).near(Topic.AGE);
    if (old < 0 && !labelled && !(unit > 0 && isPersonBefore(text, token))) {
      return;
    }
    int last = Math.max(token, Math.max(unit, old));
    sink.add(AGE, text.start(token), text.end(last), CONFIDENCE);
  }

  private static boolean isAge(Text text, int token) {
    int value = 0;
    for (int p = text.start(token); p < text.end(token); p++) {
      value = value * 10 + text.at(p) - '0';
    }
    int before = text.at(text.start(token) - 1);
    int behind = text.at(text.end(token));
    return value <= OLDEST
        && before != '.'
        && before != ','
        && before != '$'
        && behind != '%'
        && behind != '/'
        && behind != ':';
  }

  private static boolean isClose(Text text, int token) {
    return text.gapLength(token) <= 1 && (text.gap(token) & (ByteClass.SPACE | ByteClass.DASH)) != 0
        || text.gapLength(token) == 0;
  }

  private static int oldWord(Text text, int token) {
    return text.is(token, WordClass.OLD_WORD) && isClose(text, token) ? token : -1;
  }

  private static boolean isLabelClose(Text text, int token) {
    return (text.gap(token) & ByteClass.LINE) == 0 && text.gapLength(token) <= 4;
  }

  /** "varón de 53 años", "femme âgée de 41 ans": a word for a person shortly before, then "de". */
  private static boolean isPersonBefore(Text text, int token) {
    if (!text.is(token - 1, WordClass.PARTICLE)) {
      return false;
    }
    for (int i = token - 2; i >= Math.max(0, token - 1 - REACH); i--) {
      if ((text.gap(i + 1) & ByteClass.LINE) != 0) {
        return false;
      }
      if (text.is(i, WordClass.PERSON_WORD)) {
        return true;
      }
    }
    return false;
  }
}
