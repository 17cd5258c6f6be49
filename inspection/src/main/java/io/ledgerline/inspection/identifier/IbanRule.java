package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** IBANs, printed in groups or not. The country's length decides where one ends. */
final class IbanRule implements Rule {
  static final Kind IBAN = new Kind("IBAN", 2, Rank.BANK, Category.FINANCIAL_DATA);

  private static final int MOST_TOKENS = 12;
  private static final int GROUP = 4;
  private static final int ALONE = 930;
  private static final int LABELLED = 1000;

  @Override
  public List<Kind> kinds() {
    return List.of(IBAN);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.DIGITS);
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    boolean country =
        text.length(token) == 2
            && Runs.isNumber(text, token)
            && token > 0
            && text.length(token - 1) == 2
            && Runs.groups(text, token);
    int first = country ? token - 1 : token;
    if (text.length(first) > Iban.MOST || !isLetters(text, first)) {
      return;
    }
    byte[] v = text.scratch();
    int n = 0;
    int length = 0;
    for (int last = first; last < first + MOST_TOKENS && text.has(last); last++) {
      if (last > first && !Runs.groups(text, last)) {
        return;
      }
      int size = Runs.characters(text, last, v, n);
      if (size < 0) {
        return;
      }
      n += size;
      length = length == 0 && n >= 2 ? Iban.length(v[0], v[1]) : length;
      if (length == 0 || n > length) {
        return;
      }
      if (n == length && Runs.mayEnd(text, last)) {
        if (Iban.passes(v, n)) {
          boolean labelled = text.around(first, last).has(Topic.IBAN);
          sink.add(IBAN, text.start(first), text.end(last), labelled ? LABELLED : ALONE);
        }
        return;
      }
    }
  }

  /** Whether groups of an account number with a country's letters in front go on here. */
  static boolean isInside(Text text, int token) {
    int first = token;
    while (first > 0
        && text.length(token) <= GROUP
        && token - first < MOST_TOKENS
        && text.length(first - 1) <= GROUP
        && Runs.groups(text, first)) {
      first--;
      if (text.length(first) == GROUP && isLetters(text, first) && isCheck(text, first)) {
        return true;
      }
    }
    return false;
  }

  /** A country with such numbers and two digits. */
  private static boolean isCheck(Text text, int token) {
    int at = text.start(token);
    byte[] v = text.bytes();
    return CheckDigits.isDigit(v[at + 2])
        && CheckDigits.isDigit(v[at + 3])
        && Iban.length((byte) (v[at] & ~0x20), (byte) (v[at + 1] & ~0x20)) > 0;
  }

  private static boolean isLetters(Text text, int token) {
    int letters = ByteClass.UPPER | ByteClass.LOWER;
    int start = text.start(token);
    return (ByteClass.of(text.bytes()[start]) & letters) != 0
        && text.length(token) >= 2
        && (ByteClass.of(text.bytes()[start + 1]) & letters) != 0;
  }
}
