package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.inspection.scan.EncodedValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text has a value encoded otherwise than {@link JsonSpelling} would: with escapes of JSON
 * that no known program writes, or as pages, forms and mails have it. Its token is encoded there,
 * too: read, it is the one token of the value that is meant; copied to the letter, it comes back to
 * the letter. Which letters of the token are encoded is drawn from the bytes of the value.
 */
enum OwnSpelling {
  JSON("\\u%04x"),
  PAGE("&#%d;"),
  FORM("%%%02X"),
  MAIL("=%02X");

  /** What is meant by less may be meant anywhere. */
  private static final int SHORTEST = 2;

  /** Keys and the like, which are longer, nobody shows on a page or sends in a form. */
  private static final int LONGEST = 256;

  /** Letters of a token of which any may be encoded. */
  private static final int DRAWN = 10;

  /** An odd number that spreads over all bits. */
  private static final int MIX = 0x9E3779B9;

  /** One of these begins whatever is encoded, and stands in no other token. */
  private static final String SIGNS = "\\&%=<";

  private final String letter;

  OwnSpelling(String letter) {
    this.letter = letter;
  }

  /** What is meant by encoded bytes, and how they are encoded. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Meant(byte[] value, OwnSpelling how) {}

  /**
   * What else is meant by a value; null where nothing is.
   *
   * @param depths how many strings of JSON it is inside of
   */
  static @Nullable Meant by(byte[] value, StringDepths depths, int start) {
    if (!isSpelled(value)) {
      return null;
    }
    if (JsonSpelling.isEscaped(value)) {
      byte[] meant = JsonSpelling.meaning(value, depths.at(start));
      Meant within = meant == null ? null : decoded(meant);
      return meant == null ? null : new Meant(within == null ? meant : within.value, JSON);
    }
    return decoded(value);
  }

  private static @Nullable Meant decoded(byte[] value) {
    for (OwnSpelling each : List.of(PAGE, FORM, MAIL)) {
      byte[] meant = each.meaning(value);
      if (meant != null && meant.length >= SHORTEST) {
        return new Meant(meant, each);
      }
    }
    return null;
  }

  /** How else texts may have a value that hold this encoding; that of JSON is JsonSpelling's. */
  List<byte[]> of(byte[] value) {
    if (value.length < SHORTEST || value.length > LONGEST) {
      return List.of();
    }
    return switch (this) {
      case PAGE -> EncodedValue.asPage(value);
      case FORM -> EncodedValue.asForm(value);
      case JSON, MAIL -> List.of();
    };
  }

  /**
   * A number that tells which letters of a token are encoded.
   *
   * @param attempt counted from 0, where other bytes of the same value have the numbers before
   * @param length of the token at least
   */
  static int drawn(byte[] encoded, int attempt, int length) {
    int first = Arrays.hashCode(encoded) * MIX >>> Integer.SIZE - DRAWN;
    return first + attempt & (1 << Math.min(DRAWN, length - 2)) - 1;
  }

  /**
   * A token that stands for encoded bytes. Its first letter stays, so that what is in front of it
   * is no part of it; its last is encoded, as JsonSpelling has it in none. In a form nothing stands
   * as it is that means something else there.
   */
  byte[] token(byte[] token, int drawn) {
    var out = new StringBuilder(token.length + 64);
    for (int i = 0; i < token.length; i++) {
      boolean chosen = i > 0 && ((drawn >> i - 1 & 1) != 0 || i == token.length - 1);
      if (chosen || this == FORM && PercentEncoding.changes(token[i])) {
        out.append(letter.formatted((int) token[i]));
      } else {
        out.append((char) token[i]);
      }
    }
    return out.toString().getBytes(US_ASCII);
  }

  /** Whether bytes hold a sign of an encoding; of tokens only those do that stand for such. */
  static boolean isSpelled(byte[] bytes) {
    for (byte b : bytes) {
      if (SIGNS.indexOf(b) >= 0) {
        return true;
      }
    }
    return false;
  }

  private byte @Nullable [] meaning(byte[] value) {
    return switch (this) {
      case JSON -> null;
      case PAGE -> EncodedValue.ofPage(value);
      case FORM -> EncodedValue.ofForm(value);
      case MAIL -> EncodedValue.ofMail(value);
    };
  }
}
