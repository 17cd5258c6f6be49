package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Keys of Anthropic (every kind of {@code sk-ant-}) and OpenAI (with their fixed middle). */
public final class ModelKeyRule implements Rule {
  static final Kind ANTHROPIC = Kind.of("ANTHROPIC_API_KEY", Rank.SECRET, Category.SECRETS);
  static final Kind OPENAI = Kind.of("OPENAI_API_KEY", Rank.SECRET, Category.SECRETS);

  private static final String MIDDLE = "T3BlbkFJ";
  private static final int LEAST_ANTHROPIC = 32;
  private static final int MOST = 300;
  private static final int SURE = 1000;

  @Override
  public List<Kind> kinds() {
    return List.of(ANTHROPIC, OPENAI);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(List.of("sk-")));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (!text.startsWith(start, "sk-") || text.at(start - 1) == '-' || text.at(start - 1) == '_') {
      return;
    }
    int end = start;
    while (end - start < MOST && Alphabet.URL.has(text.at(end))) {
      end++;
    }
    if (text.startsWith(start, "sk-ant-")) {
      int body = anthropicBody(text, start + 7, end);
      if (body > 0 && end - body >= LEAST_ANTHROPIC && !Randomness.isPlaceholder(text, body, end)) {
        sink.add(ANTHROPIC, start, end, SURE);
      }
      return;
    }
    if (isOpenAi(text, start + 3, end)) {
      sink.add(OPENAI, start, end, SURE);
    }
  }

  /** Behind letters, two digits and a hyphen ({@code api03-}), or -1. */
  private static int anthropicBody(Text text, int at, int end) {
    int p = at;
    while (p < end && Alphabet.LOWER.has(text.at(p))) {
      p++;
    }
    boolean kind =
        p > at
            && Alphabet.DIGITS.has(text.at(p))
            && Alphabet.DIGITS.has(text.at(p + 1))
            && text.at(p + 2) == '-';
    return kind ? p + 3 : -1;
  }

  private static boolean isOpenAi(Text text, int body, int end) {
    for (int p = body + 20; p + MIDDLE.length() + 20 <= end; p++) {
      if (text.startsWith(p, MIDDLE)) {
        return !Randomness.isPlaceholder(text, body, p);
      }
    }
    return false;
  }
}
