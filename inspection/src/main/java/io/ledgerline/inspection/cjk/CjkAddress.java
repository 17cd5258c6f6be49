package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * Chinese and Japanese addresses, from the larger to the smaller: {@code 北京市朝阳区建国路88号3栋1202室},
 * {@code 〒160-0023 東京都新宿区西新宿2-8-1}, {@code 大阪市北区梅田1丁目3番1号}.
 */
final class CjkAddress {
  private static final int CONFIDENCE = 880;
  private static final int MOST_BEFORE = 30;
  private static final int MOST_BEHIND = 8;
  private static final String DISTRICTS = "省市区區县縣镇鎮乡鄉州都道府県町村郡";
  private static final String STREETS = "路街道巷弄村段里";

  /** Where an address begins behind. */
  private static final String STOPS = "在于於址到至是住为為寄送往离離所はの：はにで";

  private static final List<String> UNITS =
      List.of(
          "号楼", "號樓", "单元", "單元", "号院", "丁目", "番地", "号室", "号", "號", "栋", "棟", "幢", "层", "樓", "楼",
          "室", "户", "座", "番");

  private CjkAddress() {}

  /** Looks at a run of Han characters that a number follows right away. */
  static void at(Text text, int start, int end, Sink sink) {
    if (!Characters.isDigit(text.at(end))) {
      return;
    }
    int digits = Characters.behindDigits(text, end);
    boolean chinese =
        STREETS.indexOf(Characters.before(text, end)) >= 0 && isNumberSign(text, digits);
    boolean japanese =
        Characters.starts(text, digits, "丁目")
            || Characters.starts(text, digits, "番")
            || text.at(digits) == '-' && Characters.isDigit(text.at(digits + 1));
    if (!chinese && !japanese) {
      return;
    }
    int first = end;
    int districts = 0;
    while (end - first < MOST_BEFORE * BYTES && first > start) {
      char c = Characters.before(text, first);
      if (STOPS.indexOf(c) >= 0 || c == 0) {
        break;
      }
      boolean office = first < end && "長长民役場场".indexOf(Characters.at(text, first)) >= 0;
      districts += DISTRICTS.indexOf(c) >= 0 && !office ? 1 : 0;
      first -= BYTES;
    }
    if (districts == 0 || end - first < 3 * BYTES) {
      return;
    }
    int last = chinese ? chineseEnd(text, digits) : japaneseEnd(text, digits);
    sink.add(AddressRule.ADDRESS, postcode(text, first), last, CONFIDENCE);
  }

  private static boolean isNumberSign(Text text, int offset) {
    char c = Characters.at(text, offset);
    return c == '号' || c == '號';
  }

  /** Behind units and numbers by turns: {@code 88号3栋1202室}. */
  private static int chineseEnd(Text text, int digits) {
    int p = digits;
    for (int i = 0; i < MOST_BEHIND; i++) {
      int unit = behindUnit(text, p);
      int number = Characters.behindDigits(text, unit);
      if (unit == p || number == unit) {
        return unit; // a number without a unit is none of the address
      }
      p = number;
    }
    return p;
  }

  /** Behind {@code 2-8-1}, {@code 1丁目3番1号}. */
  private static int japaneseEnd(Text text, int digits) {
    int p = digits;
    for (int i = 0; i < MOST_BEHIND; i++) {
      int unit = text.at(p) == '-' ? p + 1 : behindUnit(text, p);
      int number = Characters.behindDigits(text, unit);
      if (number == unit) {
        return text.at(p) == '-' ? p : unit;
      }
      p = number;
    }
    return p;
  }

  private static int behindUnit(Text text, int offset) {
    for (var unit : UNITS) {
      if (Characters.starts(text, offset, unit)) {
        return offset + unit.length() * BYTES;
      }
    }
    return offset;
  }

  /** Where the postcode before the address begins, with its sign; else where that does. */
  private static int postcode(Text text, int first) {
    int p = Characters.blankBefore(text, first);
    int four = Characters.digitsBefore(text, p);
    int three = text.at(four - 1) == '-' ? Characters.digitsBefore(text, four - 1) : four;
    boolean code = p - four == 4 && four - 1 - three == 3;
    if (!code) {
      return first;
    }
    return Characters.before(text, three) == '〒' ? three - BYTES : three;
  }
}
