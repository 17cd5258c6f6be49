package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Japanese addresses: prefecture, town and the numbers of block and house, with the postcode before
 * and the room behind: {@code 〒105-0011 東京都港区芝公園4-2-8}, {@code 大阪市北区梅田3丁目1番3号}.
 */
final class JapaneseAddress {
  private static final Words PREFECTURES = Words.ahead(Lists.of("JAPANESE_PREFECTURES"));
  private static final Words TOWNS = Words.ahead("市 区 町 村 郡");

  /** Towns that are not written in Han. */
  private static final Words KANA_TOWNS = Words.ahead(Lists.of("JAPANESE_KANA_TOWNS"));

  /** Words that begin as the word for a town does: {@code 市長杯}. */
  private static final Words OTHER_TOWNS = Words.ahead(Lists.of("JAPANESE_OTHER_TOWNS"));

  /** {@code 地区}, {@code 都市}. */
  private static final Words NO_TOWNS = Words.ahead("地区 学区 各市 同市 当市 市区 全市 全区 各区 管区 教区 選挙区 小区");

  static final Words BLOCK = Words.ahead("丁目");
  private static final Words HOUSE = Words.ahead("番地の 番地 番 号");

  /** {@code 北1条西2丁目}. */
  private static final Words LINES = Words.ahead("条西 条東 条南 条北 条");

  private static final Words CHINESE_STREETS = Words.ahead("路 街 道 巷 弄 段 里 楼 栋");

  /** What follows the first number of a house, a dash aside. */
  private static final Words SIGNS = Words.ahead("丁 番 号 条");

  private static final Words ROOM = Words.ahead("号室 号 階 F 室");

  /** What stands in a sentence before a place, and in no name of one. */
  private static final Words BREAKS = Words.ahead("は を に へ 、 。 で");

  /** What follows the particle in the names of places. */
  private static final Words JOINTS = Words.ahead("内 宮 原 里 森 丘 台 木 坂 浜 町 島 門 橋 岡 山 池 沢 瀬 端");

  private static final int MOST_BACK = 28;
  private static final int MOST_PARTS = 4;
  private static final int MOST_NAME = 5;
  private static final int MOST_BUILDING = 15;
  private static final int POSTCODE = 8;

  /** Digits of a postcode behind its dash. */
  private static final int FROM_END = 4;

  private static final int LEAST_KANA = 3;
  private static final int CONFIDENCE = 880;

  private JapaneseAddress() {}

  /** Looks at a number behind a token that ends at an offset. */
  static void at(Text text, int number, Sink sink) {
    int sign = Points.at(text, Figures.end(text, number));
    if (!Points.isDash(sign) && !SIGNS.has(sign)) {
      return;
    }
    int last = Points.before(text, number);
    if (last == '目' || last == '番' || last == '号' || last == '第' || CHINESE_STREETS.has(last)) {
      return;
    }
    int end = numbers(text, number);
    int start = end < 0 ? -1 : start(text, number);
    if (start >= 0) {
      sink.add(AddressRule.ADDRESS, postcode(text, start), room(text, end), CONFIDENCE);
    }
  }

  /** Looks at the word for a block at an offset: {@code 梅田三丁目}, in the same script. */
  static void block(Text text, int word, Sink sink) {
    int number = Figures.start(text, word);
    if (number < word && Points.isHan(Points.at(text, number))) {
      at(text, number, sink);
    }
  }

  /** The offset behind the numbers of a house: at least two, or a block's; -1 for none. */
  private static int numbers(Text text, int at) {
    int p = at;
    int end = -1;
    boolean told = false;
    int count = 0;
    while (count < MOST_PARTS) {
      int number = Figures.end(text, p);
      if (number == p || Figures.length(text, p, number) > 4) {
        break;
      }
      count++;
      end = number;
      int block = BLOCK.end(text, number);
      int unit = block >= 0 ? block : HOUSE.end(text, number);
      if (unit >= 0) {
        boolean plain = block < 0 && Points.at(text, number) == '号';
        if (plain && !told && count == 1) {
          return -1; // 路100号3号楼
        }
        told |= Points.at(text, number) != '番' || unit > number + 3 || count > 1;
        end = unit;
        p = unit;
      } else if (LINES.at(text, number)) {
        end = LINES.end(text, number);
        p = end;
      } else if (Points.isDash(Points.at(text, number))) {
        p = Points.next(text, number);
      } else {
        break;
      }
    }
    boolean date = text.at(end) == '/' || text.at(end) == '.';
    return count >= 2 && !date || told ? end : -1;
  }

  /** Where the address begins; -1 where no prefecture with a town, no city and no ward is in it. */
  private static int start(Text text, int number) {
    int city = -1;
    boolean town = false;
    int prefecture = -1;
    int p = number;
    for (int i = 0; i < MOST_BACK; i++) {
      int before = Points.previous(text, p);
      int point = Points.at(text, before);
      if (!Points.isLetter(point) && !Points.isBlank(point) || isBreak(text, before, point)) {
        break;
      }
      boolean place = TOWNS.has(point) && !OTHER_TOWNS.at(text, before);
      town |= place;
      city = place && i > 1 && (point == '市' || point == '区') ? before : city;
      p = before;
      prefecture = PREFECTURES.at(text, p) ? p : prefecture;
      if (prefecture > p) {
        break; // 東京都府中市 has 京都府 in it, and one character more
      }
    }
    return prefecture >= 0 && town ? prefecture : city >= 0 ? name(text, city) : -1;
  }

  /** {@code 丸の内} goes on, {@code 科学館の展示} does not. */
  private static boolean isBreak(Text text, int at, int point) {
    return BREAKS.has(point) || point == 'の' && !JOINTS.has(Points.at(text, at + 3));
  }

  /** Where the name of a town begins; -1 where there is none. */
  private static int name(Text text, int town) {
    int p = town;
    for (int i = 0; i < MOST_NAME && Points.isHan(Points.before(text, p)); i++) {
      p = Points.previous(text, p);
    }
    int kana = p;
    for (int i = 0; i < MOST_NAME; i++) {
      kana = Points.previous(text, kana);
      if (KANA_TOWNS.at(text, kana)) {
        return kana;
      }
    }
    return p < town && !isOther(text, town) ? p : -1;
  }

  private static boolean isOther(Text text, int town) {
    int last = Points.previous(text, town);
    boolean city = Points.at(text, last) == '都' && Points.before(text, last) != '京';
    return city || NO_TOWNS.at(text, last);
  }

  /** The offset of a postcode before an address; that of the address where there is none. */
  private static int postcode(Text text, int start) {
    int p = Points.isBlank(Points.before(text, start)) ? Points.previous(text, start) : start;
    for (int i = 0; i < POSTCODE; i++) {
      int point = Points.before(text, p);
      boolean fits = i == FROM_END ? Points.isDash(point) : Points.digit(point) >= 0;
      if (!fits) {
        return start;
      }
      p = Points.previous(text, p);
    }
    int mark = Points.previous(text, p);
    mark = Points.isBlank(Points.at(text, mark)) ? Points.previous(text, mark) : mark;
    return Points.at(text, mark) == '〒' ? mark : p;
  }

  /** {@code 梅田ビル5階}, {@code コーポ山田201号室}, {@code サンタワーズB棟501}. */
  private static int room(Text text, int house) {
    int p = Points.isBlank(Points.at(text, house)) ? Points.next(text, house) : house;
    int kana = 0;
    for (int i = 0; i < MOST_BUILDING; i++) {
      int number = Figures.end(text, p);
      if (number > p) {
        int end = ROOM.end(text, number);
        boolean plain = kana >= LEAST_KANA && number - p >= FROM_END - 1;
        return end >= 0 ? end : plain && !Points.isWord(Points.at(text, number)) ? number : house;
      }
      int point = Points.at(text, p);
      kana += Points.isKatakana(point) ? 1 : 0;
      boolean letter = kana > 0 && point >= 'A' && point <= 'Z';
      if (!Points.isHan(point) && !Points.isKatakana(point) && !letter && !inside(point, kana)) {
        return house;
      }
      p = Points.next(text, p);
    }
    return house;
  }

  private static boolean inside(int point, int kana) {
    return kana >= LEAST_KANA && Points.isBlank(point);
  }
}
