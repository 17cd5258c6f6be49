package io.ledgerline.inspection.secret;

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
 * Client secrets of Azure AD: three characters, a digit, {@code Q~}, 31 to 34 characters. The first
 * three may be signs, so they are looked at backwards from the {@code Q}.
 */
public final class AzureClientRule implements Rule {
  static final Kind AZURE_CLIENT = Kind.of("AZURE_CLIENT_SECRET", Rank.SECRET, Category.SECRETS);

  private static final int SURE = 960;
  private static final int HEAD = 5;
  private static final int LEAST = 31;
  private static final int MOST = 34;

  @Override
  public List<Kind> kinds() {
    return List.of(AZURE_CLIENT);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(ByteClass.DIGIT, 2).atMost(HEAD).before("~"));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int end = text.end(token);
    int start = end - HEAD;
    if (text.at(end) != '~'
        || text.at(end - 1) != 'Q'
        || !Alphabet.DIGITS.has(text.at(end - 2))
        || !isBody(text, start, end - 2)
        || has(text.at(start - 1)) && text.at(start - 1) != '.') {
      return;
    }
    int p = end + 1;
    while (p < end + 40 && has(text.at(p))) {
      p++;
    }
    while (text.at(p - 1) == '.' && p - end - 1 > LEAST) {
      p--;
    }
    int n = p - end - 1;
    if (n >= LEAST && n <= MOST && !Randomness.isPlaceholder(text, end + 1, p)) {
      sink.add(AZURE_CLIENT, start, p, SURE);
    }
  }

  private static boolean isBody(Text text, int from, int to) {
    for (int p = from; p < to; p++) {
      if (!has(text.at(p))) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(int b) {
    return Alphabet.DOTTED.has(b) || b == '~';
  }
}
