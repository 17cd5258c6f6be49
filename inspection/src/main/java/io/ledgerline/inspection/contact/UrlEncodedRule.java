package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses and international numbers as URLs and logs have them (RFC 3986, percent-encoding):
 * {@code mq%40example.org}, {@code %2B16175550123}.
 */
public final class UrlEncodedRule implements Rule {
  private static final int SURE = 950;
  private static final int MOST_LOCAL = 64;
  private static final int MOST_DOMAIN = 255;
  private static final int LEAST_DIGITS = 8;
  private static final int MOST_DIGITS = 15;

  /** Only kinds of other rules. */
  @Override
  public List<Kind> kinds() {
    return List.of();
  }

  @Override
  public List<Trigger> triggers() {
    var beginnings = new ArrayList<String>();
    for (char c = '0'; c <= 'z'; c++) {
      if ((ByteClass.of((byte) c) & ByteClass.WORD) != 0) {
        beginnings.add("40" + c);
      }
    }
    for (char c = '1'; c <= '9'; c++) {
      beginnings.add("2B" + c);
      beginnings.add("2b" + c);
    }
    return List.of(Trigger.starts(beginnings));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (text.at(start - 1) != '%') {
      return;
    }
    if (text.startsWith(start, "40")) {
      mail(text, start, sink);
    } else if (text.startsWith(start, "2B") || text.startsWith(start, "2b")) {
      phone(text, start, sink);
    }
  }

  private static void mail(Text text, int start, Sink sink) {
    int from = start - 1;
    int least = Math.max(text.from(), from - MOST_LOCAL);
    while (from > least && isLocal(text, from - 1)) {
      from--;
    }
    while (from < start - 1 && !text.wordAt(from)) {
      from++;
    }
    int to = start + 2;
    int most = Math.min(text.to(), to + MOST_DOMAIN);
    int dot = -1;
    while (to < most && (isPlain(text, to) || text.at(to) == '-' || text.at(to) == '.')) {
      dot = text.at(to) == '.' ? to : dot;
      to++;
    }
    while (to > start + 2 && !isPlain(text, to - 1)) {
      to--;
    }
    boolean letters = dot > start + 2 && to - dot > 2;
    for (int at = dot + 1; at < to; at++) {
      letters &= text.at(at) > '9';
    }
    if (letters && from < start - 1 && !SampleAddress.is(text, from, start - 1, start + 2, to)) {
      sink.add(EmailRule.EMAIL, from, to, SURE);
    }
  }

  private static boolean isPlain(Text text, int at) {
    int b = text.at(at);
    return b < 0x80 && text.wordAt(at);
  }

  private static boolean isLocal(Text text, int at) {
    return isPlain(text, at) || "._-+%".indexOf(text.at(at)) >= 0;
  }

  private static void phone(Text text, int start, Sink sink) {
    int at = start + 2;
    while (at - start <= MOST_DIGITS + 2 && text.at(at) >= '0' && text.at(at) <= '9') {
      at++;
    }
    int digits = at - start - 2;
    if (digits >= LEAST_DIGITS
        && digits <= MOST_DIGITS
        && text.at(start + 2) != '0'
        && !text.wordAt(at)) {
      sink.add(PhoneRule.PHONE, start - 1, at, SURE);
    }
  }
}
