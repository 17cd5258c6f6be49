package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Chinese names behind words that introduce one: {@code 我叫张伟}, {@code "联系人"："李娜"}. */
final class ChineseCues {
  /**
   * Behind these may stand a name: behind those of the first list nothing else does, behind those
   * of the second, with a colon, and the third, as {@code 尊敬的}, it stands alone, those of the
   * fourth are companies as well, and behind the last one a name may come later.
   */
  static final Words PEOPLE =
      Words.ahead(
          Lists.of("CHINESE_NAME_CUES"),
          Lists.of("CHINESE_CUE_ENDS"),
          Lists.of("CHINESE_GREETINGS"),
          Lists.of("CHINESE_PARTIES"),
          "我是 本人是",
          Lists.of("CHINESE_PERSON_CUES"));

  private static final int NAMES = 1;
  private static final int ALONE = 1 << 1 | 1 << 2;
  private static final int PARTIES = 1 << 3;
  private static final int SELF = 1 << 4;

  private static final Words LINKS = Words.ahead("是 为 為 叫");
  private static final Words LISTED = Words.ahead("、 ， ； ; 和 与 與 及");

  private static final int MOST_LISTED = 8;
  private static final int MOST_BETWEEN = 9;
  private static final int SIGNED = 900;
  private static final int JOINED = 800;

  private ChineseCues() {}

  /** Looks behind a cue at an offset. */
  static void behind(Text text, int cue, Sink sink) {
    int match = PEOPLE.match(text, cue);
    if (match == 0) {
      return;
    }
    int end = cue + (match >> Words.TAG_BITS);
    boolean alone = (match & ALONE) != 0;
    boolean named = (match & NAMES) != 0;
    int first = LINKS.has(Points.at(text, end)) ? Points.next(text, end) : end;
    int p = Signs.end(text, first);
    boolean told = alone || Signs.tell(text, first, p) || named && first > end;
    boolean sure = told || named && p == end && Points.before(text, end) == '叫';
    boolean any = sure && (match & PARTIES) == 0;
    int name = told ? DottedName.end(text, p) : -1;
    if (name < 0) {
      name = named && told ? ChineseName.told(text, p) : ChineseName.end(text, p, any);
    }
    if (name < 0 && (match & SELF) != 0) {
      self(text, end, sink);
    }
    if (name >= 0 && !(alone && !ChineseName.isClosed(text, name)) && !isJapanese(text, p, name)) {
      add(text, p, name, told, sink);
    }
  }

  /** Says that a name stands here, and what may be listed behind it. */
  private static void add(Text text, int at, int nameEnd, boolean told, Sink sink) {
    int p = at;
    int end = nameEnd;
    for (int i = 0; end >= 0 && i < MOST_LISTED; i++) {
      sink.add(PersonRule.PERSON, p, end, told ? SIGNED : JOINED);
      p = LISTED.end(text, end);
      end = p < 0 ? -1 : ChineseName.end(text, p, told);
      end = end >= 0 && (told ? ChineseName.isClosed(text, end) : end > p) ? end : -1;
    }
  }

  /** {@code 担当者：高橋一生}: a Japanese surname, and more behind it than a Chinese name has. */
  private static boolean isJapanese(Text text, int at, int end) {
    return JapaneseName.SURNAMES.at(text, at) && JapaneseName.end(text, at, true) > end;
  }

  /** {@code 我是新来的何文静}. */
  private static void self(Text text, int at, Sink sink) {
    int name = -1;
    int p = at;
    for (int i = 0; i < MOST_BETWEEN && Points.isHan(Points.at(text, p)); i++) {
      boolean last = Points.at(text, p) == '的';
      p = Points.next(text, p);
      name = last ? p : name;
    }
    int end = name < 0 ? -1 : ChineseName.end(text, name, false);
    if (end >= 0 && ChineseName.isClosed(text, end)) {
      sink.add(PersonRule.PERSON, name, end, JOINED);
    }
  }
}
