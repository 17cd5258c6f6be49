package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Private keys in PEM and PGP armour (RFC 7468, RFC 9580); not certificates or public keys. */
public final class KeyBlockRule implements Rule {
  static final Kind PRIVATE_KEY = Kind.of("PRIVATE_KEY", Rank.SECRET, Category.SECRETS);

  private static final int MOST_LABEL = 60;
  private static final int MOST_BODY = 16_384;
  private static final int SURE = 1000;

  @Override
  public List<Kind> kinds() {
    return List.of(PRIVATE_KEY);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(List.of("BEGIN ")).ends(List.of(Fold.utf8("BEGIN"))));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int begin = text.start(token);
    if (!text.startsWith(begin, "BEGIN ") || !text.startsWith(begin - 5, "-----")) {
      return;
    }
    int label = begin + 6;
    int p = label;
    while (p - label < MOST_LABEL && (text.at(p) == ' ' || Alphabet.UPPER.has(text.at(p)))) {
      p++;
    }
    if (!text.startsWith(p, "-----") || !Randomness.contains(text, label, p, "private key")) {
      return;
    }
    int end = end(text, p + 5);
    sink.add(PRIVATE_KEY, begin - 5, end, SURE);
  }

  /** Behind the END line; where there is none, behind the last line of a key's alphabet. */
  private static int end(Text text, int body) {
    int limit = Math.min(text.to(), body + MOST_BODY);
    int p = body;
    while (p < limit && !text.startsWith(p, "-----")) {
      p++;
    }
    if (text.startsWith(p, "-----END ")) {
      int dashes = p + 9;
      while (dashes < p + MOST_LABEL && text.at(dashes) != '-') {
        dashes++;
      }
      return text.startsWith(dashes, "-----") ? dashes + 5 : dashes;
    }
    p = body;
    while (p < limit && (Alphabet.TEXT.has(text.at(p)) || isBreak(text.at(p)))) {
      p++;
    }
    while (p > body && (ByteClass.of((byte) text.at(p - 1)) & ByteClass.WORD) == 0) {
      p--;
    }
    return p;
  }

  private static boolean isBreak(int b) {
    return b == '\n' || b == '\r' || b == '\\';
  }
}
