package io.ledgerline.inspection.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/** What says of Vietnamese words with capitals that they are no part of a name. */
public final class VietnameseWords {
  private static final long BEFORE = Role.bits(Role.TITLE, Role.SURE_TITLE, Role.INTRO);
  private static final long NAME = Role.bits(Role.GIVEN, Role.SURNAME, Role.MIDDLE);
  private static final long IS = wordOf("là");

  private VietnameseWords() {}

  private static long wordOf(String word) {
    var bytes = word.getBytes(UTF_8);
    return Words.hash(bytes, 0, bytes.length);
  }

  /** Whether a name begins behind a token only: {@code Ông}, {@code là}. */
  public static boolean isBefore(Text text, int token) {
    if (!isHigh(text, token)) {
      return false;
    }
    long hash = Words.hash(text, token, 1);
    long roles = VietnameseRule.WORDS.roles(hash);
    return hash == IS
        || (roles & BEFORE) != 0 && (roles & Role.SURNAME.bit()) == 0
        || isMan(text, token, roles);
  }

  /** {@code Ông Huỳnh}: a surname, too, where no other follows. */
  private static boolean isMan(Text text, int token, long roles) {
    return (roles & BEFORE) != 0
        && (VietnameseRule.WORDS.word(text, token + 1) & NAME) != 0
        && text.joins(token + 1, ' ');
  }

  /** Whether tokens in a row are nobody: a place, a feast, a word of sentences. */
  public static boolean isNobody(Text text, int first, int last) {
    if (isHigh(text, first - 1) && isCalledAfter(text, first)) {
      return true;
    }
    if (!isHigh(text, first) && !isHigh(text, last)) {
      return false;
    }
    var words = VietnameseRule.WORDS;
    long roles = words.word(text, first);
    long known = Role.bits(Role.PLACE, Role.CITY);
    boolean word = (roles & Role.bits(Role.STOP, Role.THING)) != 0 && (roles & NAME) == 0;
    boolean place = (words.match(text, first) & known) != 0;
    boolean inPlace = text.joins(first, ' ') && (words.match(text, first - 1) & known) != 0;
    return word || place || inPlace;
  }

  /** Whether a phrase that begins with a token is a thing or an address: {@code Quý khách}. */
  public static boolean isThing(Text text, int first) {
    if (!isHigh(text, first)) {
      return false;
    }
    long match = VietnameseRule.WORDS.match(text, first);
    return Lexicon.words(match) > 1 && (match & Role.THING.bit()) != 0;
  }

  /** {@code nước Anh}, {@code đường Lam Sơn}. */
  private static boolean isCalledAfter(Text text, int token) {
    long roles = VietnameseRule.WORDS.word(text, token - 1);
    return text.joins(token, ' ') && (roles & Role.THING.bit()) != 0 && (roles & NAME) == 0;
  }

  private static boolean isHigh(Text text, int token) {
    return text.has(token) && (text.shape(token) & ByteClass.HIGH) != 0 && text.length(token) <= 10;
  }
}
