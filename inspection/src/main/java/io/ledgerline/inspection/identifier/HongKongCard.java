package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;

/** {@code A123456(3)}: as Hong Kong prints the numbers of its cards, and nobody else does. */
final class HongKongCard {
  private static final int LABELLED = 900;

  private HongKongCard() {}

  /** Whether a token with the bracket behind it is written so. */
  static boolean isOne(Text text, int token) {
    int end = text.end(token);
    int size = text.length(token);
    return (size == 7 || size == 8)
        && text.at(end) == '('
        && text.at(end + 2) == ')'
        && CheckDigits.isLetter((byte) text.at(text.start(token)))
        && text.has(token + 1)
        && text.length(token + 1) == 1;
  }

  static void at(Text text, int token, Kind kind, Sink sink) {
    byte[] v = text.scratch();
    int n = Runs.characters(text, token, v, 0);
    int all = n < 0 ? -1 : n + Runs.characters(text, token + 1, v, n);
    var context = text.around(token, token + 1);
    boolean labelled = context.near(Topic.CITIZEN_ID) || context.near(Topic.RIC);
    if (labelled && all > n && StateChecks.hongKong(v, all)) {
      sink.add(kind, text.start(token), text.end(token + 1) + 1, LABELLED);
    }
  }
}
