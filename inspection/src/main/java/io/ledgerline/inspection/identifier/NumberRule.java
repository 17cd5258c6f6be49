package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Numbers of digits only, in groups or not; {@link NumberForms} says which there are. */
public final class NumberRule implements Rule {
  private static final int LEAST_DIGITS = 8;
  private static final int MOST_GROUPS = 8;

  @Override
  public List<Kind> kinds() {
    return NumberForms.kinds();
  }

  @Override
  public Trigger trigger() {
    return Trigger.DIGITS;
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!Runs.isNumber(text, token) || Runs.continues(text, token)) {
      return;
    }
    boolean wentOn = Runs.isNumber(text, token - 1) && Runs.groups(text, token);
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
      if (count >= LEAST_DIGITS) {
        decide(text, token, last, digits, count, groups, more || wentOn, sink);
      }
    }
  }

  /**
   * What the digits are.
   *
   * @param inside whether more digits stand beside: then only a card is believed
   */
  private static void decide(
      Text text,
      int first,
      int last,
      byte[] digits,
      int count,
      long groups,
      boolean inside,
      Sink sink) {
    if (inside && (count < NumberForms.LEAST_CARD || count > NumberForms.MOST_CARD)
        || !Runs.mayEnd(text, last)) {
      return;
    }
    boolean even = first == last || Groups.isEven(text, first, last);
    for (var form : NumberForms.of(count, inside)) {
      boolean listed = first != last && form.groups().has(groups);
      if (!even && !listed || !form.check().passes(digits, count)) {
        continue;
      }
      Context context = text.around(first, last);
      int permille = form.confidence(context, listed);
      boolean loose = first != last && !listed;
      if (permille > 0 && (!loose || permille >= NumberForm.AROUND)) {
        sink.add(form.kind(), text.start(first), text.end(last), permille);
      }
    }
  }
}
