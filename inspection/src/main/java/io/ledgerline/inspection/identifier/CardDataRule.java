package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * What stands on a card beside its number: the expiry date, and the tracks of its magnetic stripe
 * (ISO/IEC 7813), which PCI DSS 3.3 calls sensitive authentication data.
 */
final class CardDataRule implements Rule {
  static final Kind EXPIRY = Kind.of("CARD_EXPIRY", Rank.NUMBER, Category.PCI);
  static final Kind TRACK = Kind.of("CARD_TRACK", Rank.BANK, Category.PCI);

  private static final int MOST_TRACK = 110;

  @Override
  public List<Kind> kinds() {
    return List.of(EXPIRY, TRACK);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.DIGITS);
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) == 2) {
      expiry(text, token, sink);
    } else if (text.length(token) >= 12 && text.length(token) <= 20) {
      track(text, token, sink);
    }
  }

  private static void expiry(Text text, int token, Sink sink) {
    if (!Runs.isNumber(text, token) || !Runs.isNumber(text, token + 1)) {
      return;
    }
    boolean joined = text.joins(token + 1, '/') || text.joins(token + 1, '-');
    int year = text.length(token + 1);
    int month = (text.at(text.start(token)) - '0') * 10 + text.at(text.start(token) + 1) - '0';
    if (!joined || year != 2 && year != 4 || month < 1 || month > 12) {
      return;
    }
    if (Runs.continues(text, token) || !Runs.mayEnd(text, token + 1)) {
      return;
    }
    var context = text.around(token, token + 1);
    if (context.near(Topic.EXPIRY) && context.has(Topic.CARD)
        || context.has(Topic.CVV) && context.has(Topic.EXPIRY)) {
      sink.add(EXPIRY, text.start(token), text.end(token + 1), NumberForm.AROUND);
    }
  }

  private static void track(Text text, int token, Sink sink) {
    int start = text.start(token);
    boolean first = text.at(start - 1) == '%' && text.at(start) == 'B';
    boolean second = text.at(start - 1) == ';' && text.at(text.end(token)) == '=';
    if (!first && !second || first && text.at(text.end(token)) != '^') {
      return;
    }
    for (int p = start; p < start + MOST_TRACK && p < text.to(); p++) {
      if (text.at(p) == '?') {
        sink.add(TRACK, start - 1, p + 1, NumberForm.LABELLED);
        return;
      }
    }
  }
}
