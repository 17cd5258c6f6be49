package io.ledgerline.inspection.script;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Words in a row that may be one name, as read last: how many, and how many are listed. */
final class NameRun {
  private static final int MOST = 6;
  private static final long NAME = Role.bits(Role.GIVEN, Role.SURNAME);
  private static final long ANY_TITLE = Role.bits(Role.TITLE, Role.SURE_TITLE);
  private static final int BEHIND_TITLE =
      ByteClass.SPACE | ByteClass.DOT | ByteClass.SLASH | ByteClass.COLON;
  private static final long LETTERS = Role.bits(Role.PARTICLE);

  private final Text text;
  private final Script script;
  private int words;
  private int names;
  private int given;
  private int sure;

  NameRun(Text text, Script script) {
    this.text = text;
    this.script = script;
  }

  int words() {
    return words;
  }

  /** How many are listed. */
  int names() {
    return names;
  }

  /** How many are given names. */
  int given() {
    return given;
  }

  /** How many are names and nothing else. */
  int sure() {
    return sure;
  }

  /**
   * Reads the name that begins with a token.
   *
   * @param unknown whether words that are in no list may be parts of it
   * @return behind its last token; {@code first} for none
   */
  int read(int first, boolean unknown) {
    return read(first, text.start(first), unknown);
  }

  /** The same for a listed name that begins behind a particle in the token. */
  int readFrom(int first, int start) {
    return read(first, start, false);
  }

  private int read(int first, int start, boolean unknown) {
    words = 0;
    names = 0;
    given = 0;
    sure = 0;
    int end = first;
    int i = first;
    while (i - first < MOST && script.isWord(text, i) && (i == first || isJoined(i))) {
      boolean inside = i == first && start > text.start(i);
      long match = inside ? script.withoutPrefix(text, i) : script.words().match(text, i);
      int size = Math.max(1, Lexicon.words(match));
      if (!take(i, first, match, unknown)) {
        break;
      }
      i += size;
      end = isParticleOnly(match) ? end : i;
    }
    return end;
  }

  private boolean take(int token, int first, long match, boolean unknown) {
    if ((match & NAME) != 0) {
      words++;
      names++;
      given += (match & Role.GIVEN.bit()) != 0 ? 1 : 0;
      sure += (match & Role.COMMON.bit()) == 0 ? 1 : 0;
      return true;
    }
    if ((match & Role.STOP.bit()) != 0) {
      return false;
    }
    if ((match & Role.PARTICLE.bit()) != 0) {
      return token > first || script == Script.ARABIC;
    }
    boolean family = token > first && isFamily(token) && given > 0;
    boolean behind = token > first && isParticle(token - 1);
    if (family || behind || unknown && match == 0 || isBeforeSurname(token, first, match)) {
      words++;
      return true;
    }
    return false;
  }

  /** An unknown word before a surname that is nothing else: {@code السيد بدران الشمري}. */
  private boolean isBeforeSurname(int token, int first, long match) {
    if (token != first && given == 0 || match != 0 || !isJoined(token + 1) || isArticled(token)) {
      return false;
    }
    if (script.isPrefixed(text, token) && (script.withoutPrefix(text, token) & NAME) != 0) {
      return false;
    }
    long next = script.words().word(text, token + 1);
    return (next & Role.SURNAME.bit()) != 0 && (next & Role.COMMON.bit()) == 0;
  }

  private static boolean isParticleOnly(long match) {
    return (match & LETTERS) != 0 && (match & NAME) == 0;
  }

  private boolean isParticle(int token) {
    return (script.words().word(text, token) & Role.PARTICLE.bit()) != 0;
  }

  /** {@code القحطاني}: the article and the ending of those that come from somewhere. */
  private boolean isFamily(int token) {
    int end = text.end(token);
    return script == Script.ARABIC
        && isArticled(token)
        && end - text.start(token) >= 10
        && text.at(end - 2) == 0xD9
        && (text.at(end - 1) == 0x8A || text.at(end - 1) == 0x89);
  }

  private boolean isArticled(int token) {
    int start = text.start(token);
    return script == Script.ARABIC
        && text.at(start) == 0xD8
        && text.at(start + 1) == 0xA7
        && text.at(start + 2) == 0xD9
        && text.at(start + 3) == 0x84;
  }

  private boolean isJoined(int token) {
    return text.has(token)
        && text.gapLength(token) == 1
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DASH)) == 0;
  }

  /** Whether a word is in no list and may be a name. */
  boolean isNew(int token) {
    return script.isWord(text, token)
        && text.length(token) > 2 * script.letter()
        && script.words().word(text, token) == 0;
  }

  /** Behind the title that stands at a token, where a name may follow; else that token. */
  int behindTitle(int token) {
    long match = script.words().match(text, token);
    int next = token + Lexicon.words(match);
    boolean title = (match & ANY_TITLE) != 0 && (match & NAME) == 0 && script.isWord(text, next);
    return title && (text.gap(next) & ~BEHIND_TITLE) == 0 ? next : token;
  }

  /** Whether a label that ends before a token is one of things: {@code उत्पाद का नाम}. */
  boolean isOfThings(int next) {
    return script.words().endsBefore(text, next, Role.NOT_LABEL.bit());
  }

  /** Whether a label of Indian languages says whose name it is, by words that are not known. */
  boolean isOfSomething(int label) {
    return script.letter() == 3 && isSpaced(label) && script.isWord(text, label - 1);
  }

  /** Whether one space parts a token from the one before it. */
  boolean isSpaced(int token) {
    return text.joins(token, ' ');
  }

  /** Whether a token begins the next line, or follows a comma. */
  boolean isBelow(int token) {
    int gap = text.gap(token);
    return (gap & (ByteClass.LINE | ByteClass.CELL)) != 0
        && (gap & ~(ByteClass.LINE | ByteClass.CELL | ByteClass.SPACE | ByteClass.DOT)) == 0
        && text.gapLength(token) <= 5;
  }

  boolean isName(int token) {
    return token >= 0 && (script.words().word(text, token) & NAME) != 0;
  }

  /** {@code د. أحمد}: behind the one letter that says what somebody is. */
  boolean isBehindLetter(int token) {
    return token > 0
        && text.length(token - 1) == 2
        && script == Script.ARABIC
        && text.gapLength(token) <= 2
        && (text.gap(token) & (ByteClass.DOT | ByteClass.SLASH)) != 0
        && (text.gap(token) & ~(ByteClass.DOT | ByteClass.SLASH | ByteClass.SPACE)) == 0;
  }

  boolean isThingAfter(int end) {
    return isJoined(end) && (script.words().word(text, end) & Role.THING_AFTER.bit()) != 0;
  }

  boolean isHonoured(int end) {
    return isJoined(end) && (script.words().word(text, end) & Role.HONORIFIC.bit()) != 0;
  }

  /** Whether {@code है} follows, which ends the sentence that says a name. */
  boolean isCopula(int end) {
    long roles = isJoined(end) ? script.words().word(text, end) : 0;
    return (roles & Role.OLD_WHO.bit()) != 0 && (roles & Role.STOP.bit()) != 0;
  }

  /** Whether a token is the value behind a quoted key. */
  boolean isKeyed(int token) {
    return KeyedName.isAssigned(text, token);
  }

  /** Whether a value ends before a token: a mark, a line end, wide space, or the text. */
  boolean endsValue(int end) {
    if (!text.has(end)) {
      return true;
    }
    boolean mark = (text.gap(end) & ~(ByteClass.SPACE | ByteClass.DASH)) != 0;
    return mark
        || text.gapLength(end) > 1
        || Digits.begins(text, end)
        || (script.words().word(text, end) & Role.STOP.bit()) != 0 && names > 0
        || names == words && names > 0;
  }

  boolean endsGreeting(int end) {
    int mark = ByteClass.LINE | ByteClass.CELL | ByteClass.STOP | ByteClass.DOT;
    return !text.has(end) || (text.gap(end) & mark) != 0 || isHonoured(end);
  }

  boolean endsLine(int end) {
    return !text.has(end) || (text.gap(end) & ByteClass.LINE) != 0;
  }

  /** The offset behind the last word. */
  int end(int behind) {
    return text.end(behind - 1);
  }

  void add(int first, int behind, int permille, Sink sink) {
    sink.add(PersonRule.PERSON, text.start(first), end(behind), permille);
  }
}
