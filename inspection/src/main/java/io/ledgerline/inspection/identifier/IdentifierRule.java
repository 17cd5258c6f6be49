package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules about identifiers that have a digit. Most tokens with digits are short numbers: what
 * stands right beside one, and its length, say which of the rules can make anything of it.
 */
public final class IdentifierRule implements Rule {
  private static final int LETTERS = ByteClass.LOWER | ByteClass.UPPER | ByteClass.HIGH;
  private static final int LEAST_NUMBER = 8;
  private static final int LEAST_TRACK = 12;
  private static final int COUNTRY = 2;

  private final NumberRule numbers = new NumberRule();
  private final CodeRule codes = new CodeRule();
  private final IbanRule ibans = new IbanRule();
  private final VatRule vats = new VatRule();
  private final LabelledRule labelled = new LabelledRule();
  private final CardDataRule cards = new CardDataRule();

  @Override
  public List<Kind> kinds() {
    return Stream.<Rule>of(numbers, codes, ibans, vats, labelled, cards)
        .flatMap(rule -> rule.kinds().stream())
        .distinct()
        .toList();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.DIGIT, 1).also(LETTERS),
        Trigger.number(LEAST_NUMBER, Integer.MAX_VALUE),
        Trigger.number(1, LEAST_NUMBER - 1).before(ByteClass.GROUPS | ByteClass.HIGH, "+"),
        Trigger.number(1, LEAST_NUMBER - 1).near(Near.LETTERS),
        Trigger.number(1, LEAST_NUMBER - 1).near(Near.LABELLED));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (isInsideNumber(text, token)) {
      return;
    }
    labelled.at(text, token, sink);
    if (text.shape(token) == ByteClass.DIGIT) {
      number(text, token, sink);
      return;
    }
    numbers.at(text, token, sink);
    codes.at(text, token, sink);
    ibans.at(text, token, sink);
    vats.at(text, token, sink);
    cards.at(text, token, sink);
  }

  /** Whether digits go on with digits, as in {@code 12-34}: what they belong to begins before. */
  private static boolean isInsideNumber(Text text, int token) {
    return text.shape(token) == ByteClass.DIGIT
        && Runs.continues(text, token)
        && text.shape(token - 1) == ByteClass.DIGIT;
  }

  /** ASCII digits only: letters, where a rule wants them, can only stand beside. */
  private void number(Text text, int token, Sink sink) {
    int size = text.length(token);
    boolean goesOn = mayGoOn(text.at(text.end(token)));
    boolean letters =
        token > 0 && Runs.groups(text, token) && text.shape(token - 1) != ByteClass.DIGIT;
    goesOn = goesOn && Runs.reach(text, token, LEAST_NUMBER);
    if (size >= LEAST_NUMBER || goesOn) {
      numbers.at(text, token, sink);
    }
    if (goesOn || letters) {
      codes.at(text, token, sink);
    }
    if (letters) {
      vats.at(text, token, sink);
    }
    if (letters && size == COUNTRY) {
      ibans.at(text, token, sink);
    }
    if (size >= LEAST_TRACK || size == 2) {
      cards.at(text, token, sink);
    }
  }

  /** Whether a byte may stand between the groups of one number. */
  private static boolean mayGoOn(int behind) {
    return behind == '+'
        || behind >= 0 && (ByteClass.of((byte) behind) & (ByteClass.GROUPS | ByteClass.HIGH)) != 0;
  }
}
