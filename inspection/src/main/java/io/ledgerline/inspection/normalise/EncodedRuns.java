package io.ledgerline.inspection.normalise;

import java.util.Arrays;

/** Base64 (both alphabets, also in lines), base32 and hexadecimal, as runs of their letters. */
final class EncodedRuns implements Hideout {
  private static final int SHORTEST = 16;

  /** Lines at least this long may go on in the next one. */
  private static final int WRAPPED = 56;

  /** Letters that are decoded by way of trial first. */
  private static final int FEW = 128;

  private static final byte[] VALUE = values();

  @Override
  public int needs() {
    return Traits.LONG_RUN;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText raw = layer.raw();
    int[] next = {0};
    Segments.of(
        layer, raw, needs(), (from, to) -> next[0] = line(raw, Math.max(from, next[0]), to, sink));
  }

  /** Searches a line; the offset behind the last run that begins in it. */
  private static int line(MappedText raw, int from, int to, Sink sink) {
    char[] chars = raw.array();
    int at = from;
    while (at + SHORTEST <= to) {
      int begin = lettersBefore(chars, at, at + SHORTEST);
      if (begin > at) {
        at = begin;
        continue;
      }
      int end = runEnd(chars, at, raw.length());
      run(raw, at, end, sink);
      at = end;
    }
    return at;
  }

  /** Where the letters begin that end at {@code to}, not before {@code from}. */
  private static int lettersBefore(char[] chars, int from, int to) {
    int at = to;
    while (at > from && value(chars[at - 1]) >= 0) {
      at--;
    }
    return at;
  }

  private static int runEnd(char[] chars, int from, int length) {
    int at = from;
    int line = from;
    while (at < length) {
      if (value(chars[at]) >= 0) {
        at++;
      } else if (chars[at] == '\n' || chars[at] == '\r') {
        int next = at + 1 < length && chars[at] == '\r' && chars[at + 1] == '\n' ? at + 2 : at + 1;
        if (at - line < WRAPPED || next >= length || value(chars[next]) < 0) {
          return at;
        }
        at = next;
        line = next;
      } else {
        return at;
      }
    }
    return at;
  }

  private static void run(MappedText raw, int from, int to, Sink sink) {
    int room = sink.room();
    int end = (int) Math.min(to, from + (long) room * 4 / 3);
    if (end < to) {
      sink.unread(raw.sourceEnd(to - 1) - (long) raw.sourceStart(end));
    }
    if (isHex(raw, from, end)) {
      emit(hex(raw, from, end), Step.HEX, sink);
      return;
    }
    if (isBase32(raw, from, end)) {
      emit(grouped(raw, from, end, 5), Step.BASE32, sink);
    }
    if (mayBeText(raw, from, end)) {
      emit(grouped(raw, from, end, 6), Step.BASE64, sink);
    }
  }

  /** Whether a short run may stand for text in base64: most are names, whose bytes are none. */
  private static boolean mayBeText(MappedText raw, int from, int to) {
    if (to - from > FEW) {
      return true;
    }
    char[] chars = raw.array();
    byte[] bytes = new byte[FEW];
    int count = 0;
    int held = 0;
    int bits = 0;
    for (int i = from; i < to; i++) {
      int value = value(chars[i]);
      if (value >= 0) {
        held = held << 6 | value;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          bytes[count] = (byte) (held >> bits);
          count++;
          held &= (1 << bits) - 1;
        }
      }
    }
    return DecodedBytes.mayBeText(bytes, count);
  }

  private static void emit(DecodedBytes bytes, Step step, Sink sink) {
    MappedText text = bytes.text();
    if (text != null) {
      sink.found(text, step);
    }
  }

  private static boolean isHex(MappedText raw, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (Character.digit(c, 16) < 0 && c != '\n' && c != '\r') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase32(MappedText raw, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (!(c >= 'A' && c <= 'Z' || c >= '2' && c <= '7' || c == '\n' || c == '\r')) {
        return false;
      }
    }
    return true;
  }

  private static DecodedBytes hex(MappedText raw, int from, int to) {
    var bytes = new DecodedBytes((to - from) / 2);
    int first = -1;
    for (int i = from; i < to; i++) {
      if (Character.digit(raw.charAt(i), 16) < 0) {
        continue;
      }
      if (first < 0) {
        first = i;
        continue;
      }
      int value = Character.digit(raw.charAt(first), 16) << 4 | Character.digit(raw.charAt(i), 16);
      bytes.add(value, raw.sourceStart(first), raw.sourceEnd(i));
      first = -1;
    }
    return bytes;
  }

  /** Decodes letters of {@code width} bits each. */
  private static DecodedBytes grouped(MappedText raw, int from, int to, int width) {
    var bytes = new DecodedBytes((to - from) * width / 8 + 1);
    int held = 0;
    int bits = 0;
    int first = from;
    for (int i = from; i < to; i++) {
      int value = width == 6 ? value(raw.charAt(i)) : base32(raw.charAt(i));
      if (value < 0) {
        continue;
      }
      if (bits == 0) {
        first = i;
      }
      held = held << width | value;
      bits += width;
      if (bits >= 8) {
        bits -= 8;
        bytes.add(held >> bits & 0xFF, raw.sourceStart(first), raw.sourceEnd(i));
        held &= (1 << bits) - 1;
        first = i;
      }
    }
    return bytes;
  }

  private static int base32(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
  }

  private static int value(char c) {
    return c < 0x80 ? VALUE[c] : -1;
  }

  private static byte[] values() {
    byte[] values = new byte[0x80];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < 64; i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    values['-'] = 62;
    values['_'] = 63;
    return values;
  }
}
