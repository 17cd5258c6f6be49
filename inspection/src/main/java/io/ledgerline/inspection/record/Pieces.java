package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Text;
import java.nio.charset.StandardCharsets;

/** Cuts a part of a text at a sign. */
final class Pieces {
  /** Takes one piece. */
  interface Each {
    void piece(int number, int from, int to);
  }

  private Pieces() {}

  /** The pieces between two offsets, counted from 0; empty ones, too. */
  static void of(Text text, int from, int to, int sign, Each each) {
    int number = 0;
    int begin = from;
    for (int at = from; at < to; at++) {
      if (text.at(at) == sign) {
        each.piece(number, begin, at);
        number++;
        begin = at + 1;
      }
    }
    each.piece(number, begin, to);
  }

  /** Where a piece begins; {@code to} where there are fewer. */
  static int start(Text text, int from, int to, int sign, int number) {
    int at = from;
    for (int left = number; left > 0; left--) {
      while (at < to && text.at(at) != sign) {
        at++;
      }
      at = Math.min(at + 1, to);
    }
    return at;
  }

  /** Where the piece ends that begins at an offset. */
  static int end(Text text, int from, int to, int sign) {
    int at = from;
    while (at < to && text.at(at) != sign) {
      at++;
    }
    return at;
  }

  /** A short piece as a string; only ASCII counts. */
  static String string(Text text, int from, int to) {
    return new String(text.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Where the line begins behind one that ends at an offset. */
  static int nextLine(Text text, int end) {
    return text.at(end) == '\r' && text.at(end + 1) == '\n' ? end + 2 : end + 1;
  }

  /** Where the line ends that an offset is in, at most so many bytes behind it. */
  static int lineEnd(Text text, int from, int most) {
    int end = Math.min(text.to(), from + most);
    int at = from;
    while (at < end && text.at(at) != '\n' && text.at(at) != '\r') {
      at++;
    }
    return at;
  }
}
