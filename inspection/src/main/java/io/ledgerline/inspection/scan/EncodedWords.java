package io.ledgerline.inspection.scan;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Words of headers that are base64 (RFC 2047 section 4.1): {@code From:
 * =?utf-8?B?SsO8cmdlbiBNw7xsbGVy?=}. What several in a row say is read as one text behind the name
 * of the header. Base64 can't be cut at a letter, so a value there is all of these words.
 */
final class EncodedWords {
  private static final int LONGEST_WORD = 256;
  private static final int LONGEST_RUN = 4_096;
  private static final int LONGEST_NAME = 32;

  private EncodedWords() {}

  /** Is given what words in a row say. */
  interface Words {
    /**
     * Takes the text of words.
     *
     * @param text behind the name of its header
     * @param said where in it the words begin
     * @param begin where the first word begins
     * @param end where the last word ends
     */
    void read(byte[] text, int said, int begin, int end);
  }

  /** Gives every row of words that are base64. */
  static void read(byte[] utf8, int from, int to, Words sink) {
    int end = from;
    for (int at = next(utf8, from, to); at < to; at = next(utf8, end, to)) {
      var said = new StringBuilder();
      end = row(utf8, at, to, said);
      if (said.isEmpty()) {
        end = at + 1;
        continue;
      }
      int line = line(utf8, from, at);
      var words = said.toString().getBytes(StandardCharsets.UTF_8);
      var text = Arrays.copyOfRange(utf8, line, at + words.length);
      System.arraycopy(words, 0, text, at - line, words.length);
      sink.read(text, at - line, at, end);
    }
  }

  /** Reads words as long as nothing but blanks stands between them; tells where the last ends. */
  private static int row(byte[] utf8, int begin, int to, StringBuilder said) {
    int end = begin;
    int at = begin;
    while (at < to && at - begin < LONGEST_RUN) {
      int behind = word(utf8, at, to, said);
      if (behind < 0) {
        break;
      }
      end = behind;
      at = behind;
      while (at < to && utf8[at] <= ' ' && utf8[at] >= 0) {
        at++;
      }
    }
    return end;
  }

  /** Reads one; tells where it ends, or -1 where none stands. */
  private static int word(byte[] utf8, int at, int to, StringBuilder said) {
    int most = Math.min(to, at + LONGEST_WORD);
    if (at + 2 >= to || utf8[at] != '=' || utf8[at + 1] != '?') {
      return -1;
    }
    int kind = Blanked.next(utf8, at + 2, most, '?');
    int text = kind + 3;
    if (text >= most || (utf8[kind + 1] | 0x20) != 'b' || utf8[kind + 2] != '?') {
      return -1;
    }
    int end = Blanked.next(utf8, text, most, '?');
    if (end + 1 >= most || utf8[end + 1] != '=') {
      return -1;
    }
    var charset = charset(new String(utf8, at + 2, kind - at - 2, StandardCharsets.US_ASCII));
    byte[] bytes = charset == null ? null : decoded(utf8, text, end);
    if (charset == null || bytes == null) {
      return -1;
    }
    said.append(new String(bytes, charset));
    return end + 2;
  }

  private static byte @Nullable [] decoded(byte[] utf8, int from, int to) {
    try {
      return Base64.getDecoder().decode(Arrays.copyOfRange(utf8, from, to));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Charset charset(String name) {
    try {
      return Charset.isSupported(name) ? Charset.forName(name) : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
  }

  /** Where the name of the header begins; the place itself where none stands near. */
  private static int line(byte[] utf8, int from, int at) {
    for (int i = at - 1; i >= Math.max(from, at - LONGEST_NAME); i--) {
      if (utf8[i] == '\n') {
        return i + 1;
      }
    }
    return at - LONGEST_NAME <= from ? from : at;
  }

  private static int next(byte[] utf8, int from, int to) {
    for (int at = from; at < to; at += Long.BYTES) {
      long found = Eight.equal(Eight.at(utf8, at), '=') & Eight.equal(Eight.at(utf8, at + 1), '?');
      if (found != 0) {
        return Math.min(to, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }
}
