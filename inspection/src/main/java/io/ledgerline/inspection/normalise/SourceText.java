package io.ledgerline.inspection.normalise;

/** Reads UTF-8 into characters that know their bytes. Bytes that are not UTF-8 become U+FFFD. */
public final class SourceText {
  private static final char REPLACEMENT = '\uFFFD';

  private SourceText() {}

  /** The text of {@code utf8} from {@code from} to {@code to}; offsets stay those of the array. */
  public static MappedText of(byte[] utf8, int from, int to) {
    char[] ascii = new char[to - from];
    int any = 0;
    for (int i = 0; i < ascii.length; i++) {
      byte b = utf8[from + i];
      ascii[i] = (char) b;
      any |= b;
    }
    return any < 0 ? mapped(utf8, from, to) : MappedText.direct(ascii, from);
  }

  private static MappedText mapped(byte[] utf8, int from, int to) {
    var text = new MappedText.Builder(to - from);
    int at = from;
    while (at < to) {
      byte lead = utf8[at];
      if (lead >= 0) {
        text.append((char) lead, at, at + 1, 0);
        at++;
        continue;
      }
      at = character(utf8, at, to, text);
    }
    return text.build();
  }

  private static int character(byte[] utf8, int at, int to, MappedText.Builder text) {
    int lead = utf8[at] & 0xFF;
    int length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    int codePoint = length == 1 ? -1 : lead & (0xFF >> (length + 1));
    for (int i = 1; i < length && codePoint >= 0; i++) {
      boolean continues = at + i < to && (utf8[at + i] & 0xC0) == 0x80;
      codePoint = continues ? codePoint << 6 | utf8[at + i] & 0x3F : -1;
    }
    if (codePoint < 0 || !shortest(codePoint, length) || isSurrogate(codePoint)) {
      text.append(REPLACEMENT, at, at + 1, 0);
      return at + 1;
    }
    int end = at + length;
    if (codePoint < 0x10000) {
      text.append((char) codePoint, at, end, 0);
      return end;
    }
    text.append(Character.highSurrogate(codePoint), at, end, 0);
    text.append(Character.lowSurrogate(codePoint), at, end, 0);
    return end;
  }

  private static boolean shortest(int codePoint, int length) {
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    return codePoint >= least && codePoint <= Character.MAX_CODE_POINT;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
  }
}
