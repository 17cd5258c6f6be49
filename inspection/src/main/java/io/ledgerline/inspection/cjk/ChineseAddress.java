package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Chinese addresses: a town or district, a street and a number, with building and room behind:
 * {@code 上海市浦东新区世纪大道100号3号楼501室}.
 */
final class ChineseAddress {
  static final Words NUMBER = Words.ahead("号 號");

  private static final Words STREETS = Words.back("路 街 道 大道 巷 弄 胡同 里 村 条 屯 坊 新村 段");

  private static final Words NO_STREETS = Words.back(Lists.of("CHINESE_NO_STREETS"));

  /** What a number may count within a street. */
  private static final Words WITHIN = Words.back("段 巷 弄 里 组 條 条");

  private static final Words UNITS = Words.ahead(Lists.of("CHINESE_UNITS"));
  private static final Words DISTRICTS = Words.ahead("省 市 区 區 县 縣 镇 鎮 乡 鄉 州 旗");
  private static final Words KNOWN = Words.ahead(Lists.of("CHINESE_PLACES"));
  private static final Words INTROS = Words.back(Lists.of("CHINESE_ADDRESS_INTROS"));

  /** What a sentence has before a place, and no place in it. */
  private static final Words BREAKS = Words.ahead("在 于 於 的 了 是 去 到 从 從 为 為 至 往 和 与 與 寄 住");

  /** Behind these the number of a room needs no word for it. */
  private static final Words INSIDE = Words.back("单元 單元 座 栋 棟 幢 号楼 號樓");

  private static final int LEAST_ROOM = 3;
  private static final int MOST_BACK = 40;
  private static final int MOST_PARTS = 5;
  private static final int MOST_CHAIN = 5;
  private static final int MOST_ESTATE = 8;

  /** Bytes of a street behind a town: two characters and the word for it. */
  private static final int OWN_STREET = 9;

  private static final int LEAST_STREET = 3;

  /** Of a town or district, without the word for it. */
  private static final int MOST_NAME = 3;

  private static final int CONFIDENCE = 880;

  private ChineseAddress() {}

  /** Looks at the sign of a number at an offset. */
  static void at(Text text, int sign, Sink sink) {
    int street = street(text, sign);
    if (street < 0) {
      return;
    }
    int start = start(text, street);
    if (start >= 0) {
      sink.add(AddressRule.ADDRESS, start, end(text, Points.next(text, sign)), CONFIDENCE);
    }
  }

  /** Where the word for "street" ends whose number ends here; -1 for none. */
  private static int street(Text text, int sign) {
    int p = sign;
    for (int i = 0; i < MOST_CHAIN; i++) {
      int number = number(text, p);
      if (number == p) {
        return -1;
      }
      int within = WITHIN.start(text, number);
      if (within >= 0 && number(text, within) < within) {
        p = within;
      } else {
        boolean road = NO_STREETS.start(text, number) >= 0; // 公路100号
        return STREETS.start(text, number) >= 0 && !road ? number : -1;
      }
    }
    return -1;
  }

  /** {@code 100}, {@code 12-3}, {@code 之2}: where it begins. */
  private static int number(Text text, int end) {
    int start = Figures.start(text, end);
    int before = Points.before(text, start);
    if (start < end && (before == '-' || before == '－' || before == '之')) {
      int joint = Points.previous(text, start);
      int first = Figures.start(text, joint);
      return first < joint ? first : start;
    }
    return start;
  }

  /** Where the address begins whose street ends here; -1 where no town or district is in it. */
  private static int start(Text text, int street) {
    int known = -1;
    int place = -1;
    int since = 0;
    int p = street;
    for (int i = 0; i < MOST_BACK; i++, since++) {
      if (i >= LEAST_STREET && isIntroduced(text, p)) {
        return p;
      }
      int before = Points.previous(text, p);
      int point = Points.at(text, before);
      boolean blank = Points.isBlank(point) && DISTRICTS.has(Points.before(text, before));
      boolean other = BREAKS.has(point) && (place < 0 ? i >= MOST_NAME + 2 : since >= MOST_NAME);
      if (!blank && !Points.isHan(point) || other) {
        break;
      }
      p = before;
      if (i > 1 && DISTRICTS.has(point)) {
        place = p;
        since = 0;
      } else if (place >= 0 && since <= MOST_NAME) {
        place = p;
      }
      known = isKnown(text, p, street) ? p : known;
    }
    return known >= 0 ? known : place;
  }

  /** Whether a known town begins here, and not the name of a street: {@code 南京东路}. */
  private static boolean isKnown(Text text, int at, int street) {
    int end = KNOWN.end(text, at);
    return end >= 0 && end + OWN_STREET <= street;
  }

  private static boolean isIntroduced(Text text, int start) {
    int p = start;
    for (int i = 0; i < 2; i++) {
      int before = Points.before(text, p);
      boolean sign = Points.isBlank(before) || Points.isColon(before);
      p = sign || before == '是' || before == '为' || before == '為' ? Points.previous(text, p) : p;
    }
    return INTROS.start(text, p) >= 0;
  }

  /** Behind the number of the house: buildings, floors and rooms, an estate between. */
  private static int end(Text text, int house) {
    int end = house;
    for (int i = 0; i < MOST_PARTS; i++) {
      int part = part(text, end);
      if (part < 0 && i == 0) {
        int p = end;
        for (int n = 0; n < MOST_ESTATE && part < 0 && Points.isHan(Points.at(text, p)); n++) {
          p = Points.next(text, p);
          part = part(text, p);
        }
      }
      if (part < 0) {
        return end;
      }
      end = part;
    }
    return end;
  }

  /** The offset behind {@code 3号楼}, {@code A座}, {@code 樓之2} or {@code 单元506}; -1 for none. */
  private static int part(Text text, int at) {
    int point = Points.at(text, at);
    boolean sign = Points.isBlank(point) || point == '-' || point == '之';
    int start = sign ? Points.next(text, at) : at;
    int number = Figures.end(text, start);
    if (number == start) {
      int letter = text.at(start) | 0x20;
      number = letter >= 'a' && letter <= 'z' ? start + 1 : start;
    }
    int unit = number == start ? -1 : UNITS.end(text, number);
    boolean plain = unit < 0 && number > start && !Points.isWord(Points.at(text, number));
    boolean room = !sign && number - start >= LEAST_ROOM && INSIDE.start(text, at) >= 0;
    return plain && (room || point == '之') ? number : unit;
  }
}
