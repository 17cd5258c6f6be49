package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Japanese names behind labels: {@code 氏名：山田　太郎}, {@code 担当者は鈴木}, {@code フリガナ：ヤマダ タロウ}. */
final class JapaneseLabels {
  static final Words LABELS = Words.ahead(Lists.of("JAPANESE_LABELS"));

  /** Behind these, written in Kana, a name is read aloud. */
  static final Words READINGS = Words.ahead(Lists.of("JAPANESE_READINGS"));

  private static final Words SIGNS = Words.ahead("は 、 様 様、 が");

  /** Behind a name with which somebody introduces themselves. */
  private static final Words SAID = Words.ahead("です と申 でご といい と言い だ");

  private static final Words SELF = Words.back("私は わたしは 僕は 私、 ぼくは 俺は 私が");

  /** What somebody is called, and no thing. */
  private static final Words POLITE = Words.back("お名前 ご氏名");

  private static final int LEAST_KANA = 2;
  private static final int MOST_KANA = 8;
  private static final int TOLD = 900;

  private JapaneseLabels() {}

  /** Looks behind a label at an offset. */
  static void behind(Text text, int label, Sink sink) {
    int labelEnd = LABELS.end(text, label);
    if (labelEnd < 0) {
      return;
    }
    int is = SIGNS.end(text, labelEnd);
    int first = is < 0 ? labelEnd : is;
    int p = Signs.end(text, first);
    boolean sign = p > labelEnd || Points.isColon(Points.before(text, labelEnd));
    int end = JapaneseName.end(text, p, sign);
    if (!sign) {
      end = end < 0 ? surname(text, p) : end;
      boolean self = SELF.start(text, labelEnd) >= 0;
      end = end < 0 && self ? self(text, p) : end;
    } else if (end < 0 && (Signs.tell(text, first, p) || POLITE.start(text, labelEnd) >= 0)) {
      end = foreign(text, p);
    }
    if (end >= 0) {
      sink.add(PersonRule.PERSON, p, end, TOLD);
    }
  }

  /** A listed surname that nothing else goes on with; -1 for none. */
  private static int surname(Text text, int at) {
    int end = JapaneseName.SURNAMES.end(text, at);
    return end >= 0 && !Points.isHan(Points.at(text, end)) ? end : -1;
  }

  private static int self(Text text, int at) {
    int end = JapaneseName.end(text, at, true);
    return end >= 0 && SAID.at(text, end) ? end : -1;
  }

  /** {@code ジョン・スミス}, {@code コバヤシ サトミ}. */
  private static int foreign(Text text, int at) {
    int end = Points.isKatakana(Points.at(text, at)) ? DottedName.end(text, at) : -1;
    end = end >= 0 ? end : twoWords(text, at);
    boolean closed = end >= 0 && (!Points.isWord(Points.at(text, end)) || SAID.at(text, end));
    return closed && !JapaneseTitles.isOrdinary(text, end) ? end : -1;
  }

  /** {@code フリガナ：ヤマダ タロウ}, {@code ふりがな：やまだ たろう}. */
  static void reading(Text text, int label, Sink sink) {
    int labelEnd = READINGS.end(text, label);
    if (labelEnd < 0 || Points.isWord(Points.at(text, labelEnd))) {
      return;
    }
    int p = Signs.end(text, labelEnd);
    int end = twoWords(text, p);
    if (end >= 0) {
      sink.add(PersonRule.PERSON, p, end, TOLD);
    }
  }

  /** Behind two words of Kana with a blank between; -1 for others. */
  private static int twoWords(Text text, int at) {
    boolean hiragana = Points.isHiragana(Points.at(text, at));
    int family = kanaEnd(text, at, hiragana);
    if (family < 0 || !Points.isBlank(Points.at(text, family))) {
      return -1;
    }
    int given = Points.next(text, family);
    int end = kanaEnd(text, given, hiragana);
    return end > given && !Points.isWord(Points.at(text, end)) ? end : -1;
  }

  private static int kanaEnd(Text text, int at, boolean hiragana) {
    int p = at;
    for (int i = 0; i < MOST_KANA; i++) {
      int point = Points.at(text, p);
      if (!(hiragana ? Points.isHiragana(point) : Points.isKatakana(point))) {
        break;
      }
      p = Points.next(text, p);
    }
    return p >= at + 3 * LEAST_KANA ? p : -1;
  }
}
