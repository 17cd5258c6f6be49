package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** A line of {@code .pgpass}: {@code db.example.org:5432:shop:app:s3cr3t}. */
final class PostgresLogin {
  private static final int MOST = 80;
  private static final int LEAST = 8;
  private static final int CONFIDENCE = 850;

  private PostgresLogin() {}

  /** Looks whether a token is the port. */
  static void at(Text text, int token, Sink sink) {
    if (!text.isDigits(token)) {
      return;
    }
    int host = text.start(token) - 1;
    int p = host;
    while (host - p < MOST && Alphabet.DOTTED.has(text.at(p - 1))) {
      p--;
    }
    int user = field(text, text.end(token) + 1);
    int start = user < 0 ? -1 : field(text, user);
    boolean begins = p < host && text.at(p - 1) <= ' ' && Alphabet.LETTERS.has(text.at(p));
    if (!begins || start < 0) {
      return;
    }
    int end = start;
    while (end - start < MOST && text.at(end) > ' ' && text.at(end) != ':') {
      end++;
    }
    if (end - start >= LEAST
        && text.at(end) <= ' '
        && AssignedValue.isSecret(text, start, end, true, false)) {
      sink.add(AssignedRule.PASSWORD, start, end, CONFIDENCE);
    }
  }

  /** Behind the colon that ends the field that begins here; -1 for none. */
  private static int field(Text text, int from) {
    int p = from;
    while (p - from < MOST && (Alphabet.DOTTED.has(text.at(p)) || text.at(p) == '*')) {
      p++;
    }
    return p > from && text.at(p) == ':' ? p + 1 : -1;
  }
}
