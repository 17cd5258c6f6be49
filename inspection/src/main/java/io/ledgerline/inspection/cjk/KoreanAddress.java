package io.ledgerline.inspection.cjk;

import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/** Korean addresses by street and number: {@code 서울특별시 강남구 테헤란로 152}. */
final class KoreanAddress {
  private static final int CONFIDENCE = 880;
  private static final int MOST_WORDS = 4;
  private static final String STREETS = "로길";
  private static final String DISTRICTS = "구군시";
  private static final String PARTS = "시도구군읍면동가리";
  private static final Set<String> REGIONS =
      Set.of(
          "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북",
          "경남", "제주");

  private KoreanAddress() {}

  /** Looks at a word that may be the street. */
  static void at(Text text, int token, Sink sink) {
    int number = token + 1;
    if (STREETS.indexOf(Characters.before(text, text.end(token))) < 0
        || !text.joins(number, ' ')
        || !text.isDigits(number)
        || text.length(number) > 4
        || isCounted(text, text.end(number))) {
      return;
    }
    int first = token;
    int districts = 0;
    while (token - first < MOST_WORDS && text.joins(first, ' ') && isPart(text, first - 1)) {
      first--;
      char last = Characters.before(text, text.end(first));
      districts += DISTRICTS.indexOf(last) >= 0 ? 1 : 0;
    }
    if (districts > 0) {
      boolean two = text.joins(number + 1, '-') && text.isDigits(number + 1);
      int end = text.end(two ? number + 1 : number);
      sink.add(AddressRule.ADDRESS, text.start(first), end, CONFIDENCE);
    }
  }

  /** {@code 서울로 3명}: what is counted follows the number, no particle and no further street. */
  private static boolean isCounted(Text text, int offset) {
    char next = Characters.at(text, offset);
    return Characters.isHangul(next) && "번길으에입이층동호".indexOf(next) < 0;
  }

  private static boolean isPart(Text text, int token) {
    int size = text.length(token) / Characters.BYTES;
    boolean part =
        size >= 2
            && PARTS.indexOf(Characters.before(text, text.end(token))) >= 0
            && Characters.isHangul(Characters.at(text, text.start(token)));
    return part || size == 2 && REGIONS.contains(region(text, text.start(token)));
  }

  private static String region(Text text, int start) {
    return String.valueOf(
        new char[] {Characters.at(text, start), Characters.at(text, start + Characters.BYTES)});
  }
}
