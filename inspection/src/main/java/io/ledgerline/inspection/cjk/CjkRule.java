package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.record.TableRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * Reads the characters of each run of Han, Kana or Hangul once, and asks by subject where one
 * stands that a date, an age, a name or an address may be recognised by.
 */
public final class CjkRule implements Rule {
  private static final int LEAST = 3;

  /** The first byte of Kana, which comes before Han and Hangul. */
  private static final int FIRST = 0xE3;

  private static final int BASE = 0x3000;
  private static final int MONTH = 1;
  private static final int AGE = 1 << 1;
  private static final int NUMBER = 1 << 2;
  private static final int BIRTH = 1 << 3;
  private static final int ASIDE = 1 << 4;
  private static final int CHINESE_CUE = 1 << 5;
  private static final int CHINESE_TITLE = 1 << 6;
  private static final int JAPANESE_LABEL = 1 << 7;
  private static final int JAPANESE_TITLE = 1 << 8;
  private static final int CHINESE_NAME = 1 << 9;
  private static final int SURNAME = 1 << 10;
  private static final int KOREAN_LABEL = 1 << 11;
  private static final int KOREAN_TITLE = 1 << 12;
  private static final int LETTER = 1 << 13;
  private static final int BLOCK = 1 << 14;

  /** All that names are recognised by. */
  private static final int NAMES =
      CHINESE_CUE
          | CHINESE_TITLE
          | JAPANESE_LABEL
          | JAPANESE_TITLE
          | CHINESE_NAME
          | SURNAME
          | KOREAN_LABEL
          | KOREAN_TITLE
          | LETTER;

  private static final int HEADING = 1 << 15;

  /** What a column of names is headed with. */
  private static final Words HEADINGS = Words.ahead(Lists.of("NAME_HEADINGS"));

  private static final TableRule TABLES = new TableRule();

  /** What a character may be the first one of. */
  private static final char[] MARKS = new char[0xE000 - BASE];

  static {
    mark(WrittenDate.MONTHS, MONTH);
    mark(CountedAge.UNITS, AGE);
    mark(ChineseAddress.NUMBER, NUMBER);
    mark(BirthWords.LABELS, BIRTH);
    mark(NamedAside.ASIDES, ASIDE);
    mark(ChineseCues.PEOPLE, CHINESE_CUE);
    mark(ChineseTitles.TITLES, CHINESE_TITLE);
    mark(ChineseLetters.WORDS, LETTER);
    mark(JapaneseLabels.LABELS, JAPANESE_LABEL);
    mark(JapaneseTitles.TITLES, JAPANESE_TITLE);
    mark(JapaneseLabels.READINGS, JAPANESE_LABEL);
    mark(ChineseProse.SURNAMES, CHINESE_NAME);
    mark(JapaneseName.SURNAMES, SURNAME);
    mark(KoreanLabels.LABELS, KOREAN_LABEL);
    mark(KoreanTitles.TITLES, KOREAN_TITLE);
    mark(JapaneseAddress.BLOCK, BLOCK);
    mark(HEADINGS, HEADING);
  }

  private static void mark(Words words, int bit) {
    words.firsts(first -> MARKS[first - BASE] |= (char) bit);
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        PersonRule.PERSON, DateRule.DATE, DateRule.BIRTH, AgeRule.AGE, AddressRule.ADDRESS);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.HIGH, LEAST)
            .without(ByteClass.LOWER | ByteClass.UPPER | ByteClass.DIGIT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (text.at(start) < FIRST) {
      return;
    }
    int end = text.end(token);
    LabelledCell.at(text, token, sink);
    if ((marks(Points.at(text, start)) & HEADING) != 0) {
      heading(text, token, sink);
    }
    int last = 0;
    for (int p = start; p < end; p += Points.size(last)) {
      last = Points.at(text, p);
      int marks = marks(last);
      if (marks != 0) {
        ask(text, token, p, marks, sink);
      }
    }
    NamedAside.behind(text, end, sink);
    if (Points.isHangul(last)) {
      KoreanAddress.at(text, end, sink);
    } else if (Points.digit(Points.at(text, end)) >= 0) {
      JapaneseAddress.at(text, end, sink);
    }
  }

  private static int marks(int point) {
    return point < BASE || point - BASE >= MARKS.length ? 0 : MARKS[point - BASE];
  }

  /** Reads the table below a heading that is the whole of its cell. */
  private static void heading(Text text, int token, Sink sink) {
    int start = text.start(token);
    int end = text.end(token);
    if (HEADINGS.end(text, start) == end && isCell(text.at(end)) && isCell(text.at(start - 1))) {
      TABLES.at(text, token, sink);
    }
  }

  /** Whether a byte parts the cells of a table, or begins or ends a line. */
  private static boolean isCell(int b) {
    return b < 0 || ",;|\t\n\r\" ".indexOf(b) >= 0;
  }

  private static void ask(Text text, int token, int at, int marks, Sink sink) {
    if ((marks & MONTH) != 0) {
      WrittenDate.at(text, token, at, sink);
    }
    if ((marks & AGE) != 0) {
      CountedAge.at(text, at, sink);
    }
    if ((marks & NUMBER) != 0) {
      ChineseAddress.at(text, at, sink);
    }
    if ((marks & BLOCK) != 0) {
      JapaneseAddress.block(text, at, sink);
    }
    if ((marks & BIRTH) != 0) {
      BirthWords.at(text, at, sink);
    }
    if ((marks & ASIDE) != 0) {
      NamedAside.at(text, at, sink);
    }
    if ((marks & NAMES) != 0) {
      names(text, at, marks, sink);
    }
  }

  private static void names(Text text, int at, int marks, Sink sink) {
    if ((marks & CHINESE_CUE) != 0) {
      ChineseCues.behind(text, at, sink);
    }
    if ((marks & CHINESE_TITLE) != 0) {
      ChineseTitles.before(text, at, sink);
    }
    if ((marks & JAPANESE_LABEL) != 0) {
      JapaneseLabels.behind(text, at, sink);
      JapaneseLabels.reading(text, at, sink);
    }
    if ((marks & JAPANESE_TITLE) != 0) {
      JapaneseTitles.before(text, at, sink);
    }
    if ((marks & CHINESE_NAME) != 0) {
      ChineseProse.at(text, at, sink);
    }
    if ((marks & SURNAME) != 0) {
      JapaneseProse.at(text, at, sink);
    }
    if ((marks & KOREAN_LABEL) != 0) {
      KoreanLabels.behind(text, at, sink);
    }
    if ((marks & KOREAN_TITLE) != 0) {
      KoreanTitles.before(text, at, sink);
    }
    if ((marks & LETTER) != 0) {
      ChineseLetters.before(text, at, sink);
    }
  }
}
