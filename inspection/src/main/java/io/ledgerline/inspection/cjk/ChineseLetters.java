package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Chinese names that stand alone before a greeting, the end of a letter, or a word for what was
 * said: {@code 蒋雯丽，您好！}, {@code 王小明敬上}, {@code 王建国表示}.
 */
final class ChineseLetters {
  private static final Words HELLO = Words.ahead("您好 你好 妳好");
  private static final Words SIGNED = Words.ahead(Lists.of("CHINESE_SIGNED"));
  private static final Words SAID = Words.ahead(Lists.of("CHINESE_SAID"));

  static final Words WORDS =
      Words.ahead("您好 你好 妳好 " + Lists.of("CHINESE_SIGNED") + " " + Lists.of("CHINESE_SAID"));

  private static final int CONFIDENCE = 750;

  private ChineseLetters() {}

  /** Looks before such a word at an offset. */
  static void before(Text text, int word, Sink sink) {
    int hello = HELLO.end(text, word);
    int signed = SIGNED.end(text, word);
    int behind = Points.at(text, Math.max(hello, signed));
    int start = -1;
    int end = word;
    if (hello >= 0 && (!Points.isHan(behind) || behind == '我')
        || signed >= 0 && !Points.isHan(behind)) {
      int before = Points.before(text, word);
      boolean sign = before == '，' || before == ',' || Points.isBlank(before);
      end = sign ? Points.previous(text, word) : word;
      start = ChineseNameBefore.whole(text, end);
    } else if (SAID.at(text, word)) {
      start = ChineseNameBefore.usual(text, word);
    }
    if (start >= 0) {
      sink.add(PersonRule.PERSON, start, end, CONFIDENCE);
    }
  }
}
