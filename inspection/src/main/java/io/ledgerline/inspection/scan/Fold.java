package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;

/**
 * The hash under which a word is known: case and accents do not count, so {@code JOSÉ} and {@code
 * Jose} are one word. 64 bits, so that no unknown word is ever taken for a known one by chance.
 */
public final class Fold {
  static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int PLAIN_END = 0x250;
  private static final char[] PLAIN = new char[PLAIN_END];

  static {
    for (int c = 0; c < PLAIN_END; c++) {
      PLAIN[c] = plain(c);
    }
  }

  private Fold() {}

  /** The hash of a word, as the pass over the bytes makes it. */
  public static long hash(String word) {
    var hash = new Hash();
    word.codePoints().forEach(hash::add);
    return hash.end();
  }

  /** The hashes of words with a space between them; not to be changed. */
  public static Set<Long> hashes(String words) {
    return new Hashes(Arrays.stream(words.split(" ")).mapToLong(Fold::hash).toArray());
  }

  /** The hash of words in a row. */
  public static long phrase(long first, long second) {
    return (first ^ (first >>> 29)) * MULTIPLIER + second * 31 + 1;
  }

  /** Lower-cases and strips accents; what has no plain form stays. */
  public static String text(String word) {
    var out = new StringBuilder(word.length());
    word.codePoints().forEach(point -> out.appendCodePoint(point(point)));
    return out.toString();
  }

  /** The hash of a word with its next eight bytes, folded; its last ones may be fewer. */
  static long step(long hash, long bytes) {
    long product = (hash ^ bytes) * MULTIPLIER;
    return product ^ product >>> 32;
  }

  /** The hash of a word, character after character. */
  static final class Hash {
    private long hash;
    private long bytes;
    private int bits;

    /** Adds a character, not folded yet. */
    void add(int point) {
      int plain = point(point);
      if (plain < 0x80) {
        put(plain);
      } else if (plain < 0x800) {
        put(0xC0 | plain >> 6);
        put(0x80 | plain & 0x3f);
      } else {
        put(0xE0 | plain >> 18);
        put(0x80 | plain >> 12 & 0x3f);
        put(0x80 | plain >> 6 & 0x3f);
        put(0x80 | plain & 0x3f);
      }
    }

    private void put(int octet) {
      bytes |= (long) octet << bits;
      bits += Byte.SIZE;
      if (bits == Long.SIZE) {
        hash = step(hash, bytes);
        bytes = 0;
        bits = 0;
      }
    }

    /** The hash; what is added next belongs to another word. */
    long end() {
      long whole = bits == 0 ? hash : step(hash, bytes);
      hash = 0;
      bytes = 0;
      bits = 0;
      return whole;
    }
  }

  static int point(int point) {
    if (point < PLAIN_END) {
      return PLAIN[point];
    }
    if (point >= 0xFF10 && point <= 0xFF19) {
      return '0' + point - 0xFF10;
    }
    return point < 0x530 ? Character.toLowerCase(point) : point;
  }

  /** The code point at a byte; a byte that is no UTF-8 stands for itself. */
  static int decode(byte[] text, int at, int to) {
    int lead = text[at] & 0xff;
    int length = length(text, at, to);
    return switch (length) {
      case 2 -> (lead & 0x1f) << 6 | text[at + 1] & 0x3f;
      case 3 -> (lead & 0x0f) << 12 | (text[at + 1] & 0x3f) << 6 | text[at + 2] & 0x3f;
      case 4 ->
          (lead & 0x07) << 18
              | (text[at + 1] & 0x3f) << 12
              | (text[at + 2] & 0x3f) << 6
              | text[at + 3] & 0x3f;
      default -> lead;
    };
  }

  /** How many bytes the character at a byte has; 1 where it is no UTF-8. */
  static int length(byte[] text, int at, int to) {
    int lead = text[at] & 0xff;
    int length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    if (at + length > to) {
      return 1;
    }
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xC0) != 0x80) {
        return 1;
      }
    }
    return length;
  }

  private static char plain(int c) {
    int lower = Character.toLowerCase(c);
    var split = Normalizer.normalize(Character.toString(lower), Normalizer.Form.NFD);
    return switch (lower) {
      case 'ø' -> 'o';
      case 'đ', 'ð' -> 'd';
      case 'ł' -> 'l';
      case 'ı' -> 'i';
      default -> split.charAt(0);
    };
  }

  /** UTF-8 of a text; every text in this module is scanned as such. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
