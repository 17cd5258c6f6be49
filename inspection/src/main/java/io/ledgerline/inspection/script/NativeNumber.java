package io.ledgerline.inspection.script;

import io.ledgerline.inspection.contact.PhoneRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;

/** Telephone numbers in digits that are not those of ASCII, behind a word for such. */
final class NativeNumber {
  private static final int CONFIDENCE = 850;
  private static final int LEAST = 8;
  private static final int MOST = 15;

  private NativeNumber() {}

  static void at(Text text, int token, Sink sink) {
    int width = Digits.width(text, text.start(token));
    int digits = text.length(token) / width;
    if (digits < LEAST || digits > MOST) {
      return;
    }
    for (int p = text.start(token); p < text.end(token); p += width) {
      if (Digits.width(text, p) != width) {
        return;
      }
    }
    if (text.around(token, token).near(Topic.PHONE)) {
      sink.add(PhoneRule.PHONE, text.start(token), text.end(token), CONFIDENCE);
    }
  }
}
