package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * Machine-readable zones of travel documents (ICAO 9303 parts 4 to 6): passports (two lines of 44),
 * visas and cards (two of 36, three of 30), with their check digits.
 */
public final class MrzRule implements Rule {
  static final Kind MRZ = Kind.of("PASSPORT_MRZ", Rank.CHECKED_ID, Category.GOV_ID);

  private static final int SURE = 990;

  @Override
  public List<Kind> kinds() {
    return List.of(MRZ);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(ByteClass.DIGIT, 1).behindGap(ByteClass.LINE));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int n = lineLength(text, start);
    if (n == 44 && passport(text, start) || n == 36 && visa(text, start)) {
      int before = start - n - 1;
      boolean first = lineLength(text, before) == n && text.at(start - 1) == '\n';
      sink.add(MRZ, first ? before : start, start + n, SURE);
    } else if (n == 30 && card(text, start)) {
      int before = start - 31;
      boolean first = lineLength(text, before) == 30;
      int third = start + 31;
      boolean last = lineLength(text, third) == 30;
      sink.add(MRZ, first ? before : start, last ? third + 30 : start + 30, SURE);
    }
  }

  /** The length of a line of capitals, digits and fillers, 0 for any other line. */
  private static int lineLength(Text text, int start) {
    if (start < text.from()) {
      return 0;
    }
    int n = 0;
    while (n <= 44) {
      int b = text.at(start + n);
      boolean place = b == '<' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z';
      if (!place) {
        boolean end = b < 0 || b == '\n' || b == '\r' || b == ' ' || b == '"' || b == '\\';
        return end ? n : 0;
      }
      n++;
    }
    return 0;
  }

  private static boolean passport(Text text, int at) {
    return number(text, at, 9) && date(text, at + 13) && date(text, at + 21);
  }

  private static boolean visa(Text text, int at) {
    return passport(text, at);
  }

  /** The second line of three: birth, sex, expiry. */
  private static boolean card(Text text, int at) {
    return date(text, at) && date(text, at + 8);
  }

  private static boolean number(Text text, int at, int n) {
    return checks(text, at, n);
  }

  private static boolean date(Text text, int at) {
    return checks(text, at, 6);
  }

  private static boolean checks(Text text, int at, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      int c = text.at(at + i);
      int value = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
      sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return text.at(at + n) == '0' + sum % 10;
  }
}
