package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;
import java.util.Set;

/** Hashes of passwords as {@code /etc/shadow} and {@code .htpasswd} hold them (crypt(5)). */
public final class PasswordHashRule implements Rule {
  static final Kind HASH = Kind.of("PASSWORD_HASH", Rank.SECRET, Category.SECRETS);

  private static final Set<Long> METHODS =
      Fold.hashes("1 2a 2b 2y 5 6 y gy apr1 argon2id argon2i 7");
  private static final int MOST_METHOD = 8;
  private static final int LEAST = 24;
  private static final int MOST = 300;
  private static final int SURE = 960;

  @Override
  public List<Kind> kinds() {
    return List.of(HASH);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(0, 1).atMost(MOST_METHOD).before("$"));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int end = text.end(token);
    if (text.at(start - 1) != '$' || text.at(end) != '$' || !METHODS.contains(text.hash(token))) {
      return;
    }
    int p = end + 1;
    while (p - end < MOST && (Alphabet.TEXT.has(text.at(p)) || isSign(text.at(p)))) {
      p++;
    }
    if (p - end > LEAST) {
      sink.add(HASH, start - 1, p, SURE);
    }
  }

  private static boolean isSign(int b) {
    return b == '.' || b == '$' || b == ',';
  }
}
