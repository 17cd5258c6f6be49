package io.ledgerline.inspection.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.stream.Stream;

/** {@code 12 มีนาคม พ.ศ. 2533}, {@code 12 มี.ค. 2533}; years are those of the Buddha, or others. */
final class ThaiDate {
  private static final int BORN = 950;
  private static final int LAST_DAY = 31;
  private static final List<byte[]> ERAS =
      Stream.of("พ.ศ.", "ค.ศ.", "ปี พ.ศ.", "ปี").map(era -> era.getBytes(UTF_8)).toList();

  private ThaiDate() {}

  /** Looks at the name of a month in a token. */
  static void at(Text text, int token, int month, int behind, Sink sink) {
    int day = text.at(month - 1) == ' ' ? month - 1 : month;
    int start = Digits.begin(text, day);
    int value = Digits.value(text, start, day);
    int first = value >= 1 && value <= LAST_DAY ? start : month;
    int end = year(text, behind);
    if (first == month && end == behind) {
      return;
    }
    int one = token > 0 && text.start(token) > first ? token - 1 : token;
    int last = token;
    while (text.has(last + 1) && text.start(last + 1) < end && last - token < 6) {
      last++;
    }
    NativeDate.add(text, one, last, first, end, sink);
  }

  /** Behind the year that follows; the same offset for none. */
  private static int year(Text text, int at) {
    int p = Thai.blanks(text, at, 2);
    for (var era : ERAS) {
      if (Thai.endsWith(text, p + era.length, era)) {
        p = Thai.blanks(text, p + era.length, 2);
        break;
      }
    }
    int end = Digits.end(text, p);
    return NativeDate.isYear(Digits.value(text, p, end)) ? end : at;
  }

  /** {@code วันเกิด: 12/03/2533}. */
  static void born(Text text, int behind, Sink sink) {
    int start = behind;
    while (start - behind < 4 && (text.at(start) == ' ' || text.at(start) == ':')) {
      start++;
    }
    int day = Digits.end(text, start);
    int month = Digits.end(text, day + 1);
    int end = Digits.end(text, month + 1);
    boolean signs = isSign(text.at(day)) && isSign(text.at(month));
    int a = Digits.value(text, start, day);
    int b = Digits.value(text, day + 1, month);
    if (signs
        && a >= 1
        && a <= LAST_DAY
        && b >= 1
        && b <= LAST_DAY
        && NativeDate.isYear(Digits.value(text, month + 1, end))) {
      sink.add(DateRule.BIRTH, start, end, BORN);
    }
  }

  private static boolean isSign(int b) {
    return b == '/' || b == '-' || b == '.';
  }
}
