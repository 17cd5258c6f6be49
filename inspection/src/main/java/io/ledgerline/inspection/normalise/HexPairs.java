package io.ledgerline.inspection.normalise;

/** Bytes written as pairs of hexadecimal digits, or as eight binary digits, with marks between. */
final class HexPairs implements Hideout {
  private static final int FEWEST = 8;
  private static final byte[] VALUES = values();

  @Override
  public int needs() {
    return Traits.HEX_WORDS;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    Segments.cut(
        layer,
        layer.raw(),
        needs(),
        (from, to) -> {
          groups(layer.raw(), from, to, 2, 16, sink);
          groups(layer.raw(), from, to, 8, 2, sink);
        });
  }

  private static void groups(MappedText raw, int from, int to, int digits, int radix, Sink sink) {
    char[] chars = raw.array();
    int at = from;
    while (at < to) {
      if (digit(chars[at], radix) < 0 || !isGroup(raw, at, to, digits, radix)) {
        at++;
        continue;
      }
      at = run(raw, at, to, digits, radix, sink);
    }
  }

  /** The value of a digit of any script, -1 for none; most characters are of ASCII. */
  private static int digit(char c, int radix) {
    if (c >= VALUES.length) {
      return Character.digit(c, radix);
    }
    int value = VALUES[c];
    return value < radix ? value : -1;
  }

  private static byte[] values() {
    byte[] values = new byte[0x80];
    for (char c = 0; c < values.length; c++) {
      values[c] = (byte) Character.digit(c, 16);
    }
    return values;
  }

  private static int run(MappedText raw, int from, int to, int digits, int radix, Sink sink) {
    var bytes = new DecodedBytes(64);
    int count = 0;
    int at = from;
    int end = from;
    while (isGroup(raw, at, to, digits, radix)) {
      int value = 0;
      for (int i = 0; i < digits; i++) {
        value = value * radix + digit(raw.charAt(at + i), radix);
      }
      bytes.add(value, raw.sourceStart(at), raw.sourceEnd(at + digits - 1));
      count++;
      end = at + digits;
      at = separator(raw, end, to);
    }
    MappedText text = count >= FEWEST && count <= sink.room() ? bytes.text() : null;
    if (text != null) {
      sink.found(text, Step.HEX);
    }
    return end;
  }

  /** Skips {@code 0x}, spaces, commas, colons and dashes, at most four. */
  private static int separator(MappedText raw, int from, int to) {
    int at = from;
    while (at < to && at < from + 4 && separates(raw.charAt(at))) {
      boolean prefix = raw.charAt(at) == '0' && at + 1 < to && raw.charAt(at + 1) == 'x';
      if (raw.charAt(at) == '0' && !prefix) {
        return at;
      }
      at += prefix ? 2 : 1;
    }
    return at == from ? to : at;
  }

  private static boolean separates(char c) {
    return switch (c) {
      case ' ', ',', ':', '-', 'x', '0', '\\' -> true;
      default -> false;
    };
  }

  private static boolean isGroup(MappedText raw, int at, int to, int digits, int radix) {
    if (at + digits > to || at > 0 && digit(raw.charAt(at - 1), radix) >= 0) {
      return false;
    }
    for (int i = 0; i < digits; i++) {
      if (digit(raw.charAt(at + i), radix) < 0) {
        return false;
      }
    }
    return at + digits == to || !Character.isLetterOrDigit(raw.charAt(at + digits));
  }
}
