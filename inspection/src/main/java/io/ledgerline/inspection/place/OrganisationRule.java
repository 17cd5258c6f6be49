package io.ledgerline.inspection.place;

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

/** Companies by their legal form, institutions by what they are: {@code Frost LLC}, hospitals. */
public final class OrganisationRule implements Rule {
  static final Kind ORGANIZATION = Kind.of("ORGANIZATION", Rank.OTHER, Category.NONE);

  private static final int BY_FORM = 870;
  private static final int BY_WORD = 720;
  private static final int MOST_WORDS = 6;

  @Override
  public List<Kind> kinds() {
    return List.of(ORGANIZATION);
  }

  @Override
  public Trigger trigger() {
    return Trigger.words(WordClass.COMPANY, WordClass.INSTITUTION);
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!text.isCapital(token)) {
      return;
    }
    if (text.is(token, WordClass.COMPANY)) {
      int first = back(text, token);
      if (first < token) {
        sink.add(ORGANIZATION, text.start(first), text.end(token), BY_FORM);
      }
    }
    if (text.is(token, WordClass.INSTITUTION)) {
      int first = back(text, token);
      int last = ahead(text, token);
      if (first < token || last > token) {
        sink.add(ORGANIZATION, text.start(first), text.end(last), BY_WORD);
      }
    }
  }

  private static int back(Text text, int token) {
    int first = token;
    while (token - first < MOST_WORDS && isSpaced(text, first) && isWord(text, first - 1)) {
      first--;
    }
    return first;
  }

  private static int ahead(Text text, int token) {
    int last = token;
    for (int i = token + 1; i < token + MOST_WORDS + 2 && text.has(i) && isSpaced(text, i); i++) {
      boolean link =
          text.is(i, WordClass.PARTICLE) || text.is(i, WordClass.FUNCTION) && text.length(i) == 2;
      if (isWord(text, i)) {
        last = i;
      } else if (!link) {
        break;
      }
    }
    return last;
  }

  private static boolean isWord(Text text, int token) {
    return text.isCapital(token)
        && !text.is(token, WordClass.FUNCTION)
        && (text.shape(token) & ByteClass.DIGIT) == 0;
  }

  private static boolean isSpaced(Text text, int token) {
    return token > 0
        && (text.gap(token)
                & ~(ByteClass.SPACE | ByteClass.DASH | ByteClass.CELL | ByteClass.OTHER))
            == 0
        && text.gapLength(token) <= 3
        && ((text.gap(token) & ByteClass.OTHER) == 0 || text.at(text.start(token) - 2) == '&');
  }
}
