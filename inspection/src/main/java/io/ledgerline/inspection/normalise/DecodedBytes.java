package io.ledgerline.inspection.normalise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that an encoding stood for, with the source bytes of each; becomes text if it is text. */
final class DecodedBytes {
  /** Share of printable characters from which decoded bytes count as text, percent. */
  private static final int PRINTABLE = 85;

  /** 1 for each printable character of ASCII. */
  private static final byte[] GOOD = good();

  private byte[] bytes;
  private int[] starts;
  private int[] ends;
  private int count;

  DecodedBytes(int expected) {
    int capacity = Math.max(16, expected);
    bytes = new byte[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  void add(int value, int start, int end) {
    if (count == bytes.length) {
      bytes = Arrays.copyOf(bytes, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    bytes[count] = (byte) value;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** Whether bytes may be text; true wherever {@link #text} would tell one. */
  static boolean mayBeText(byte[] some, int count) {
    int none = 0;
    int zeros = 0;
    for (int i = 0; i < count; i++) {
      byte b = some[i];
      zeros += b == 0 ? 1 : 0;
      boolean blank = b == '\n' || b == '\r' || b == '\t';
      boolean alone = b < 0 && !goesOn(some, i, count);
      none += alone || b >= 0 && b < ' ' && !blank || b == 0x7F ? 1 : 0;
    }
    return zeros * 5 >= count * 2 || (count - none) * 100L >= (long) PRINTABLE * count;
  }

  /** Whether a byte beyond ASCII has another beside it, as all bytes of a sequence have. */
  private static boolean goesOn(byte[] some, int i, int count) {
    return i > 0 && some[i - 1] < 0 || i + 1 < count && some[i + 1] < 0;
  }

  /** The text, or null if the bytes are none; no more bytes may follow. */
  @Nullable MappedText text() {
    dropZeros();
    if (count == 0 || !printable()) {
      return null;
    }
    MappedText local = SourceText.of(bytes, 0, count);
    if (local.isDirect()) {
      return MappedText.mapped(local.array(), starts, ends);
    }
    var text = new MappedText.Builder(local.length());
    for (int i = 0; i < local.length(); i++) {
      text.append(local.charAt(i), starts[local.sourceStart(i)], ends[local.sourceEnd(i) - 1], 0);
    }
    return text.build();
  }

  /** Whether characters of ASCII, taken for bytes, are text as they are. */
  static boolean isPrintable(char[] some, int count) {
    int good = 0;
    int kinds = 0;
    int zeros = 0;
    for (int i = 0; i < count; i++) {
      char c = some[i];
      good += GOOD[c];
      kinds |= Characters.kind(c);
      zeros |= c - 1;
    }
    boolean letters = (kinds & Characters.LETTER) != 0;
    return letters && zeros >= 0 && good * 100L >= (long) PRINTABLE * count;
  }

  private static byte[] good() {
    byte[] good = new byte[0x80];
    for (char c = 0; c < good.length; c++) {
      boolean blank = c == '\n' || c == '\r' || c == '\t';
      good[c] = (byte) (blank || c >= ' ' && c < 0x7F ? 1 : 0);
    }
    return good;
  }

  /** UTF-16 of ASCII text has a zero beside every character. */
  private void dropZeros() {
    int zeros = 0;
    for (int i = 0; i < count; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    if (zeros * 5 < count * 2) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] != 0) {
        bytes[kept] = bytes[i];
        starts[kept] = starts[i];
        ends[kept] = ends[i];
        kept++;
      }
    }
    count = kept;
  }

  private boolean printable() {
    int good = 0;
    int letters = 0;
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (b >= ' ' && b < 0x7F) {
        good++;
        letters += (b | 0x20) >= 'a' && (b | 0x20) <= 'z' ? 1 : 0;
        continue;
      }
      int length = b >= 0 ? 1 : wellFormed(i);
      boolean plain = b == '\n' || b == '\r' || b == '\t';
      good += plain ? 1 : b < 0 ? length : 0;
      letters += length > 1 ? 1 : 0;
      i += Math.max(0, length - 1);
    }
    return letters > 0 && good * 100L >= (long) PRINTABLE * count;
  }

  /** Length of a well-formed sequence of several bytes at {@code i}, else 0. */
  private int wellFormed(int i) {
    int lead = bytes[i] & 0xFF;
    int length =
        lead >= 0xC2 && lead < 0xE0
            ? 2
            : lead >= 0xE0 && lead < 0xF0 ? 3 : lead < 0xF5 && lead >= 0xF0 ? 4 : 0;
    for (int j = 1; j < length; j++) {
      if (i + j >= count || (bytes[i + j] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
