package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
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
    byte[] digits = text.scratch();
    int count = 0;
    long groups = 0;
    for (int last = token; last < token + MOST_GROUPS; last++) {
      if (last > token && (!Runs.isNumber(text, last) || !Runs.groups(text, last))) {
        return;
      }
      int size = Runs.digits(text, last, digits, count);
      if (size < 0) {
        return;
      }
      count += size;
      groups = groups << 5 | size;
      if (count >= LEAST_DIGITS && Runs.mayEnd(text, last)) {
        decide(text, token, last, digits, count, groups, sink);
      }
    }
  }

  private static void decide(
      Text text, int first, int last, byte[] digits, int count, long groups, Sink sink) {
    boolean goesOn = Runs.isNumber(text, last + 1) && Runs.groups(text, last + 1);
    boolean wentOn = Runs.isNumber(text, first - 1) && Runs.groups(text, first);
    for (var form : NumberForms.of(count)) {
      boolean card = form.kind().equals(NumberForms.CREDIT_CARD);
      if ((goesOn || wentOn) && !card || !form.check().passes(digits, count)) {
        continue;
      }
      boolean listed = first != last && Groups.isOneOf(groups, form.groups());
      if (first != last && !listed && !Groups.isEven(text, first, last)) {
        continue;
      }
      Context context = text.around(first, last);
      int permille = form.confidence(context, listed);
      if (first != last && !listed && permille < NumberForm.AROUND) {
        continue;
      }
      if (permille > 0) {
        sink.add(form.kind(), text.start(first), text.end(last), permille);
      }
    }
  }

  /** Whether a separator of this class may stand inside a number. */
  static boolean isSeparator(int gap) {
    return (gap & ~(ByteClass.SPACE | ByteClass.DASH | ByteClass.DOT | ByteClass.SLASH)) == 0;
  }
}
