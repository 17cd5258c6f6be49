package io.ledgerline.inspection.normalise;

import org.jspecify.annotations.Nullable;

/**
 * What a line becomes whose escapes are undone. As long as all of it is ASCII, which is nearly
 * always so, its characters and their places in the line are all there is to it; only what stands
 * beyond is put together from bytes. Not thread-safe.
 */
final class UndoneText {
  private final MappedText raw;
  private final char[] chars;
  private final Places.Builder places = new Places.Builder();
  private int length;

  /** The bytes, once there was one beyond ASCII. */
  private @Nullable DecodedBytes bytes;

  /** Room for so many characters; no escape stands for more bytes of ASCII than it has itself. */
  UndoneText(MappedText raw, int most) {
    this.raw = raw;
    chars = new char[most];
  }

  /** Adds characters that are none of an escape. */
  void plain(int begin, int end) {
    int at = begin;
    if (bytes == null) {
      at = ascii(begin, end);
      if (at == end) {
        return;
      }
    }
    while (at < end) {
      char c = raw.charAt(at);
      boolean pair = Character.isHighSurrogate(c) && at + 1 < end;
      int next = pair ? at + 2 : at + 1;
      codePoint(pair ? Character.toCodePoint(c, raw.charAt(at + 1)) : c, at, next);
      at = next;
    }
  }

  /** Adds characters up to the first beyond ASCII; where that stands. */
  private int ascii(int begin, int end) {
    char[] from = raw.array();
    char[] to = chars;
    int n = length;
    int at = begin;
    while (at < end && from[at] < 0x80) {
      to[n] = from[at];
      n++;
      at++;
    }
    if (at > begin) {
      places.each(length, begin, 1);
      length = n;
    }
    return at;
  }

  /** Adds a character for those from {@code begin} to {@code end}; what is none adds nothing. */
  void codePoint(int value, int begin, int end) {
    if (value < 0x80) {
      one(value, begin, end);
    } else if (value < 0x800) {
      one(0xC0 | value >> 6, begin, end);
      one(0x80 | value & 0x3F, begin, end);
    } else if (value < 0x10000) {
      one(0xE0 | value >> 12, begin, end);
      one(0x80 | value >> 6 & 0x3F, begin, end);
      one(0x80 | value & 0x3F, begin, end);
    } else if (value <= Character.MAX_CODE_POINT) {
      one(0xF0 | value >> 18, begin, end);
      one(0x80 | value >> 12 & 0x3F, begin, end);
      one(0x80 | value >> 6 & 0x3F, begin, end);
      one(0x80 | value & 0x3F, begin, end);
    }
  }

  /** Adds a byte for the characters from {@code begin} to {@code end}. */
  void one(int value, int begin, int end) {
    if (bytes == null && value < 0x80) {
      chars[length] = (char) value;
      places.all(length, begin, end - begin);
      length++;
      return;
    }
    bytes().add(value, raw.sourceStart(begin), raw.sourceEnd(end - 1));
  }

  /** The text, or null if it is none; nothing more may be added. */
  @Nullable MappedText text() {
    if (bytes == null && DecodedBytes.isPrintable(chars, length)) {
      return raw.derived(chars, length, places.build(length), null);
    }
    return bytes().text();
  }

  private DecodedBytes bytes() {
    if (bytes == null) {
      bytes = new DecodedBytes(chars.length + 16);
      if (length > 0) {
        addKnown(bytes, places.build(length));
      }
    }
    return bytes;
  }

  private void addKnown(DecodedBytes some, Places known) {
    for (int i = 0; i < length; i++) {
      some.add(chars[i], raw.sourceStart(known.start(i)), raw.sourceEnd(known.end(i) - 1));
    }
  }
}
