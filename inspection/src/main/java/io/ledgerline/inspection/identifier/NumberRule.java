package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Numbers of digits only, in groups or not; {@link NumberForms} says which there are. */
final class NumberRule implements Rule {
  private static final int LEAST_DIGITS = 8;
  private static final int MOST_GROUPS = 8;

  /** How many digits every brand of cards prints first. */
  private static final int CARD_GROUP = 4;

  @Override
  public List<Kind> kinds() {
    return NumberForms.kinds();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.DIGITS);
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!Runs.isNumber(text, token) || Runs.continues(text, token)) {
      return;
    }
    boolean wentOn = Runs.isNumber(text, token - 1) && Runs.groups(text, token);
    if (wentOn && CardChecks.isNoCard(text.at(text.start(token)))) {
      return;
    }
    boolean grouped = text.length(token) < NumberForms.LEAST_CARD;
    boolean quiet = grouped && text.isQuiet(token, token + MOST_GROUPS);
    if (quiet && wentOn && text.length(token) != CARD_GROUP) {
      return;
    }
    byte[] digits = text.scratch();
    int count = 0;
    long groups = 0;
    boolean more = true;
    for (int last = token; more && last < token + MOST_GROUPS; last++) {
      int size = Runs.digits(text, last, digits, count);
      if (size < 0) {
        return;
      }
      count += size;
      groups = groups << 5 | size;
      more = Runs.isNumber(text, last + 1) && Runs.groups(text, last + 1);
      boolean inside = more || wentOn;
      if (count >= LEAST_DIGITS && mayBe(text, last, count, inside)) {
        decide(text, token, last, digits, count, groups, inside, quiet, sink);
      }
    }
  }

  private static boolean mayBe(Text text, int last, int count, boolean inside) {
    boolean card = count >= NumberForms.LEAST_CARD && count <= NumberForms.MOST_CARD;
    return (card || !inside) && Runs.mayEnd(text, last);
  }

  /**
   * What the digits are.
   *
   * @param inside whether more digits stand beside: then only a card is believed
   * @param quiet whether there is no context, without which groups must be a form's own
   */
  private static void decide(
      Text text,
      int first,
      int last,
      byte[] digits,
      int count,
      long groups,
      boolean inside,
      boolean quiet,
      Sink sink) {
    boolean even = first == last || !(quiet && inside) && Groups.isEven(text, first, last);
    for (var form : NumberForms.of(count, inside)) {
      boolean listed = first != last && form.groups().has(groups);
      boolean loose = first != last && !listed;
      if (loose && (!even || quiet && form.alone() < NumberForm.AROUND)
          || !form.check().passes(digits, count)) {
        continue;
      }
      Context context = text.around(first, last);
      int permille = form.confidence(context, listed);
      boolean other = inside && IbanRule.isInside(text, first);
      if (permille > 0 && (!loose || permille >= NumberForm.AROUND) && !other) {
        sink.add(form.kind(), text.start(first), text.end(last), permille);
      }
    }
  }
}
