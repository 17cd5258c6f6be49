package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Plates of China ({@code 沪A·K47L8}) and Japan ({@code 練馬 330 さ 47-18}), which nothing else looks
 * like, and of Korea ({@code 38라 7111}) where a vehicle is spoken of.
 */
final class AsianPlates {
  private static final int CONFIDENCE = 900;

  /** Short names of provinces. */
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

  private static final String SYLLABLES = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허호배바사아자";

  /** What stands behind digits of a sum of money: {@code 12조 5000억}. */
  private static final String AMOUNTS = "억만천원";

  /** Bytes of one character of these scripts. */
  private static final int SIZE = 3;

  private static final int MOST_PLACE = 4;
  private static final int LEAST = 5;
  private static final int MOST = 6;
  private static final int SERIAL = 4;

  private AsianPlates() {}

  /** Adds the plate that a token with digits is part of, where it is one. */
  static void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    boolean apart = behindDot(text, start) < start;
    int letter = apart ? behindDot(text, start) - 1 : start;
    if (isLetter(text, letter) && text.at(letter - 1) >= 0x80) {
      chinese(text, letter - SIZE, sink);
      return;
    }
    int behind = text.at(behindBlank(text, text.end(token)));
    if (behind == 0xE3) {
      japanese(text, start, sink);
    } else if (behind >= 0xEA
        && behind <= 0xED
        && VehiclePlates.isNearVehicle(text, token, token)) {
      korean(text, start, sink);
    }
  }

  /** A province, a letter, and five or six letters and digits. */
  private static void chinese(Text text, int at, Sink sink) {
    int letter = at + SIZE;
    if (PROVINCES.indexOf(character(text, at)) < 0) {
      return;
    }
    int from = letter + 1;
    from += isDot(text, from) ? 2 : text.at(from) == ' ' || text.at(from) == '-' ? 1 : 0;
    int p = from;
    int digits = 0;
    while (isDigit(text, p) || isLetter(text, p)) {
      digits += isDigit(text, p) ? 1 : 0;
      p++;
    }
    boolean size = p - from >= LEAST && p - from <= MOST;
    if (size && digits > 1 && (text.at(p) < 'a' || text.at(p) > 'z')) {
      sink.add(Plates.PLATE, at, p, CONFIDENCE);
    }
  }

  /** A place, two or three digits, a letter of Hiragana, up to four digits. */
  private static void japanese(Text text, int from, Sink sink) {
    int place = place(text, text.at(from - 1) == ' ' ? from - 1 : from);
    int p = from;
    while (isDigit(text, p)) {
      p++;
    }
    int digits = p - from;
    int kana = behindBlank(text, p);
    int letter = character(text, kana);
    if (place < 0 || digits < 2 || digits > SIZE || letter < 'ぁ' || letter > 'ん') {
      return;
    }
    int serial = behindBlank(text, kana + SIZE);
    p = serial;
    int some = 0;
    while (isDigit(text, p) || some == 2 && text.at(p) == '-') {
      some += isDigit(text, p) ? 1 : 0;
      p++;
    }
    if (some == SERIAL) {
      sink.add(Plates.PLATE, place, p, CONFIDENCE);
    }
  }

  /** Where one to four characters of Han begin that end at an offset; -1 for none, or more. */
  private static int place(Text text, int end) {
    int p = end;
    while (isHan(character(text, p - SIZE))) {
      p -= SIZE;
      if (end - p > MOST_PLACE * SIZE) {
        return -1;
      }
    }
    return p == end ? -1 : p;
  }

  /** Two or three digits, a syllable, four digits. */
  private static void korean(Text text, int from, Sink sink) {
    int p = from;
    while (isDigit(text, p)) {
      p++;
    }
    int digits = p - from;
    int serial = behindBlank(text, p + SIZE);
    int end = serial;
    while (isDigit(text, end)) {
      end++;
    }
    boolean plate =
        digits >= 2
            && digits <= SIZE
            && end - serial == SERIAL
            && SYLLABLES.indexOf(character(text, p)) >= 0
            && AMOUNTS.indexOf(character(text, end)) < 0;
    if (plate) {
      sink.add(Plates.PLATE, from, end, CONFIDENCE);
    }
  }

  private static boolean isDigit(Text text, int at) {
    return text.at(at) >= '0' && text.at(at) <= '9';
  }

  private static boolean isLetter(Text text, int at) {
    return text.at(at) >= 'A' && text.at(at) <= 'Z';
  }

  private static boolean isHan(int character) {
    return character >= 0x4E00 && character < 0xA000;
  }

  private static int behindBlank(Text text, int at) {
    return text.at(at) == ' ' ? at + 1 : at;
  }

  /** The offset before the dot that ends at an offset, where there is one. */
  private static int behindDot(Text text, int at) {
    if (isDot(text, at - 2)) {
      return at - 2;
    }
    return text.at(at - 1) == ' ' || text.at(at - 1) == '-' ? at - 1 : at;
  }

  private static boolean isDot(Text text, int at) {
    return text.at(at) == 0xC2 && text.at(at + 1) == 0xB7;
  }

  /** The character of three bytes at an offset; -1 for others. */
  private static int character(Text text, int at) {
    if (text.at(at) < 0xE0 || text.at(at) >= 0xF0) {
      return -1;
    }
    return (text.at(at) & 0xF) << 12 | (text.at(at + 1) & 0x3F) << 6 | text.at(at + 2) & 0x3F;
  }
}
