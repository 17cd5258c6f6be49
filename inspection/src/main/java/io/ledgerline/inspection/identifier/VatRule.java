package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** VAT numbers of the European Union and the United Kingdom, with the country's prefix. */
final class VatRule implements Rule {
  static final Kind EU_VAT = Kind.of("EU_VAT", Rank.CHECKED_ID, Category.FINANCIAL_DATA);

  private static final int MOST = 14;
  private static final int MOST_GROUPS = 6;
  private static final int FORM = 850;
  private static final int DIGIT = 450;

  @Override
  public List<Kind> kinds() {
    return List.of(EU_VAT);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.DIGITS);
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    boolean before = token > 0 && text.length(token - 1) <= 3 && Runs.groups(text, token);
    from(text, token, token, sink);
    if (before && !Runs.isNumber(text, token - 1)) {
      from(text, token - 1, token, sink);
    }
  }

  private static void from(Text text, int first, int token, Sink sink) {
    if (text.length(first) > MOST || !isPrefix(text, first) || Runs.continues(text, first)) {
      return;
    }
    byte[] v = text.scratch();
    int n = 0;
    for (int last = first; last < first + MOST_GROUPS && text.has(last); last++) {
      if (last > first && !Runs.groups(text, last)) {
        return;
      }
      int size = Runs.characters(text, last, v, n);
      if (size < 0 || (n += size) > MOST) {
        return;
      }
      if (n >= 10 && last >= token && Runs.mayEnd(text, last)) {
        decide(text, first, last, v, n, sink);
      }
    }
  }

  private static void decide(Text text, int first, int last, byte[] v, int n, Sink sink) {
    var proof = VatChecks.proof(v, n);
    if (proof == VatChecks.Proof.NONE) {
      return;
    }
    Context context = text.around(first, last);
    boolean labelled = context.has(Topic.VAT) || context.has(Topic.TAX_ID);
    int alone = proof == VatChecks.Proof.FORM && first == last ? FORM : DIGIT;
    sink.add(EU_VAT, text.start(first), text.end(last), labelled ? NumberForm.LABELLED : alone);
  }

  private static boolean isPrefix(Text text, int token) {
    int start = text.start(token);
    return text.length(token) >= 2
        && ByteClass.of(text.bytes()[start]) == ByteClass.UPPER
        && ByteClass.of(text.bytes()[start + 1]) == ByteClass.UPPER;
  }
}
