package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/**
 * A whole value behind a label in another language: {@code "name": "张伟"}, {@code <name>何静怡</name>}.
 * Much else has a name, so no towns, and no surnames that are words.
 */
final class LabelledCell {
  /** Towns and districts, which are called as people are. */
  private static final Words PLACES =
      Words.ahead(
          Lists.of("CHINESE_PLACES")
              + " "
              + Lists.of("JAPANESE_PREFECTURES")
              + " "
              + Lists.of("JAPANESE_PLACES")
              + " "
              + Lists.of("KOREAN_PLACES"));

  private static final int CONFIDENCE = 700;
  private static final int MOST_GAP = 6;

  private LabelledCell() {}

  /** Looks at a token that begins behind a label. */
  static void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int label = token == 0 ? start : text.end(token - 1);
    if (start == label && token > 0) {
      return;
    }
    boolean labelled =
        start - label <= MOST_GAP
            && text.is(token - 1, WordClass.NAME_LABEL)
            && tells(text, label, start);
    boolean called =
        text.isLabelled(token) && (text.labelClasses() & WordClass.NAME_LABEL.bit()) != 0;
    if (!labelled && !called && !isGreeted(text, token)) {
      return;
    }
    int end = ChineseName.end(text, start, false);
    end = isEnd(text, end) ? end : JapaneseName.end(text, start, false);
    end = isEnd(text, end) ? end : JapaneseName.apart(text, start);
    end = isEnd(text, end) ? end : korean(text, start);
    if (isEnd(text, end) && PLACES.end(text, start) != end) {
      sink.add(PersonRule.PERSON, start, end, CONFIDENCE);
    }
  }

  private static int korean(Text text, int start) {
    int end = KoreanName.end(text, start);
    return KoreanName.usualEnd(text, start) == end ? end : -1;
  }

  /** {@code Hi 田甜,}. */
  private static boolean isGreeted(Text text, int token) {
    if (token == 0 || text.at(text.start(token) - 1) != ' ') {
      return false;
    }
    int before = text.start(token - 1);
    return switch (text.length(token - 1)) {
      case 2 -> text.startsWith(before, "Hi");
      case 4 -> text.startsWith(before, "Dear");
      case 5 -> text.startsWith(before, "Hello");
      default -> false;
    };
  }

  private static boolean tells(Text text, int from, int to) {
    for (int p = from; p < to; p++) {
      int b = text.at(p);
      if (b == ':' || b == '=' || b == '>' || b == '\n') {
        return b != '\n';
      }
    }
    return Signs.tell(text, from, to);
  }

  /** Whether a value ends here. */
  private static boolean isEnd(Text text, int end) {
    int point = end < 0 ? 'x' : Points.at(text, end);
    return !Points.isWord(point) && !Points.isBlank(point) && point != '-' && point != '（';
  }
}
