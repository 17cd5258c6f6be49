package io.ledgerline.inspection.wallet;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Wallet recovery phrases (BIP-39): 12, 15, 18, 21 or 24 lower-case words of three to eight letters
 * behind a label such as "seed phrase". The words stand in one list, numbered or not.
 */
public final class SeedPhraseRule implements Rule {
  static final Kind SEED = Kind.of("CRYPTO_SEED_PHRASE", Rank.SECRET, Category.SECRETS);

  private static final int MOST_WORDS = 24;
  private static final int FILLERS = 5;
  private static final int SURE = 930;

  @Override
  public List<Kind> kinds() {
    return List.of(SEED);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.words(WordClass.SEED_LABEL));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int label = text.phrase(token, WordClass.SEED_LABEL);
    if (label == 0) {
      return;
    }
    for (int first = token + label; first < token + label + FILLERS; first++) {
      if (!text.has(first)) {
        return;
      }
      int last = list(text, first);
      if (last > first) {
        sink.add(SEED, text.start(first), text.end(last), SURE);
        return;
      }
    }
  }

  /** The last token of a list of words that begins here and has one of the lengths, else -1. */
  private static int list(Text text, int first) {
    int words = 0;
    int last = -1;
    for (int i = first; i < first + 2 * MOST_WORDS && isPlace(text, i, first); i++) {
      if ((text.shape(i) & ByteClass.DIGIT) == 0) {
        words++;
        last = i;
      }
    }
    return words >= 12 && words <= MOST_WORDS && words % 3 == 0 ? last : -1;
  }

  private static boolean isPlace(Text text, int token, int first) {
    if (!text.has(token)) {
      return false;
    }
    int marks = ByteClass.COLON | ByteClass.STOP | ByteClass.AT | ByteClass.SLASH;
    if (token > first && (text.gap(token) & marks) != 0) {
      return false;
    }
    if (text.isDigits(token)) {
      return text.length(token) <= 2;
    }
    if (token > first && (text.gap(token) & ByteClass.DOT) != 0 && !text.isDigits(token - 1)) {
      return false;
    }
    int n = text.length(token);
    return text.shape(token) == ByteClass.LOWER
        && n >= 3
        && n <= 8
        && !text.is(token, WordClass.FUNCTION);
  }
}
