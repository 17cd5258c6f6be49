package io.ledgerline.inspection.signal;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.HealthTerms;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/** Terms of health, money, law and trade, document markings, words of program text. */
public final class SignalRule implements Rule {
  private static final WordClass[] TERM_CLASSES = {
    WordClass.HEALTH, WordClass.SPECIAL, WordClass.FINANCE, WordClass.MARKING, WordClass.TRADE
  };
  private static final long TERMS = WordClass.bits(TERM_CLASSES);
  private static final HealthTerms HEALTH = HealthTerms.standard();
  private static final int SURE = 1000;
  private static final int AMOUNT_WITHIN = 12;

  @Override
  public List<Kind> kinds() {
    return Signals.all();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(TERMS).with(TERM_CLASSES),
        Trigger.words(TERMS).near(Near.PHRASE),
        Trigger.words(WordClass.CODE).behindGap(ByteClass.LINE));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if ((text.begun(token) & TERMS) == 0) {
      code(text, token, sink);
      return;
    }
    health(text, token, sink);
    add(text, token, WordClass.SPECIAL, Signals.SPECIAL, sink);
    add(text, token, WordClass.TRADE, Signals.TRADE, sink);
    if (text.phrase(token, WordClass.FINANCE) > 0 && hasAmount(text, token)) {
      add(text, token, WordClass.FINANCE, Signals.FINANCE, sink);
    }
    code(text, token, sink);
    marking(text, token, sink);
  }

  private static void code(Text text, int token, Sink sink) {
    if (text.is(token, WordClass.CODE) && isCode(text, token)) {
      add(text, token, WordClass.CODE, Signals.CODE, sink);
    }
  }

  private static void health(Text text, int token, Sink sink) {
    if ((text.begun(token) & WordClass.HEALTH.bit()) == 0) {
      return;
    }
    int words = Math.max(text.phrase(token, WordClass.HEALTH), HEALTH.at(text, token));
    if (words > 0) {
      sink.add(Signals.HEALTH, text.start(token), text.end(token + words - 1), SURE);
    }
  }

  private static void add(Text text, int token, WordClass what, Kind kind, Sink sink) {
    int words = text.phrase(token, what);
    if (words > 0) {
      sink.add(kind, text.start(token), text.end(token + words - 1), SURE);
    }
  }

  /** A word of code at the beginning of a line, its line going on with code. */
  private static boolean isCode(Text text, int token) {
    return (text.gap(token) & ByteClass.LINE) != 0
        && (text.gapAfter(token) & ByteClass.LINE) == 0
        && !text.isCapital(token);
  }

  private static boolean hasAmount(Text text, int token) {
    for (int i = token - AMOUNT_WITHIN; i <= token + AMOUNT_WITHIN; i++) {
      if (text.has(i) && (text.shape(i) & ByteClass.DIGIT) != 0 && isMoney(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMoney(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    boolean pound = text.at(text.start(token) - 2) == 0xC2 && before == 0xA3;
    boolean euro = before == 0xAC && text.at(text.start(token) - 2) == 0x82;
    return before == '$'
        || pound
        || euro
        || text.is(token + 1, WordClass.CURRENCY)
        || text.is(token - 1, WordClass.CURRENCY);
  }

  /** A marking stands in capitals, alone in its line, or behind "classification:". */
  private static void marking(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.MARKING);
    if (words == 0) {
      return;
    }
    int last = token + words - 1;
    boolean begins = (text.gap(token) & (ByteClass.LINE | ByteClass.COLON)) != 0;
    boolean ends = (text.gapAfter(last) & (ByteClass.LINE | ByteClass.COLON)) != 0;
    boolean marks =
        text.isAllCapitals(token)
            || begins && ends && text.isCapital(token)
            || words > 2 && text.isCapital(token);
    if (marks) {
      sink.add(Markings.kind(text, token, last), text.start(token), text.end(last), SURE);
    }
  }
}
