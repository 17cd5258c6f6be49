package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Vietnamese names: a surname and one to four more words with capitals; a given name behind what
 * people call each other ({@code anh Nam}, {@code chị Hằng}).
 */
final class VietnameseNames {
  private static final int FULL = 860;
  private static final int LABELLED = 920;
  private static final int CALLED = 780;
  private static final int SHORT = 640;
  private static final int MOST = 5;
  private static final int LONGEST = 10;
  private static final long TITLES = Role.bits(Role.TITLE, Role.SURE_TITLE);
  private static final long CUES =
      Role.bits(
          Role.TITLE,
          Role.SURE_TITLE,
          Role.PERSON_LABEL,
          Role.INTRO,
          Role.GREETING,
          Role.NAME_LABEL);
  private static final long PART = Role.bits(Role.GIVEN, Role.MIDDLE, Role.SURNAME);

  private VietnameseNames() {}

  private static Lexicon words() {
    return VietnameseRule.WORDS;
  }

  /** Looks at a capital word with a letter outside ASCII. */
  static void at(Text text, int token, Sink sink) {
    int first = token;
    while (token - first < MOST && isJoined(text, first) && text.isCapital(first - 1)) {
      if ((text.shape(first - 1) & ByteClass.HIGH) != 0) {
        return; // was looked at from there
      }
      first--;
    }
    int behind = end(text, token);
    for (int i = first; i < behind; i++) {
      if (surname(text, i, first, behind, sink)) {
        return;
      }
    }
    for (int i = first; i < behind; i++) {
      if (isCalled(text, i)) {
        given(text, i, sink);
        return;
      }
    }
  }

  private static int end(Text text, int token) {
    int behind = token + 1;
    while (behind - token < 2 * MOST && isJoined(text, behind) && isPart(text, behind)) {
      behind++;
    }
    return behind;
  }

  private static boolean isJoined(Text text, int token) {
    return text.joins(token, ' ');
  }

  /** A capital word that may go on with a name. */
  private static boolean isPart(Text text, int token) {
    if (!text.isCapital(token)
        || text.length(token) > LONGEST
        || (text.shape(token) & ByteClass.DIGIT) != 0) {
      return false;
    }
    long roles = words().word(text, token);
    return (roles & Role.STOP.bit()) == 0 || (roles & PART) != 0;
  }

  /** Whether the words from a surname on were settled: a name, or a place. */
  private static boolean surname(Text text, int token, int first, int limit, Sink sink) {
    long roles = words().word(text, token);
    if ((roles & Role.SURNAME.bit()) == 0) {
      return false;
    }
    if ((words().match(text, token) & Role.PLACE.bit()) != 0 || isThing(text, token)) {
      return true;
    }
    int behind = token + 1;
    while (behind < limit && behind - token < MOST) {
      behind++;
    }
    int size = behind - token;
    boolean common = (roles & Role.COMMON.bit()) != 0;
    boolean middle = (words().word(text, token + 1) & Role.MIDDLE.bit()) != 0 && size > 2;
    boolean given = size > 1 && (words().word(text, behind - 1) & Role.GIVEN.bit()) != 0;
    boolean cue = token > 0 && words().endsBefore(text, token, CUES);
    boolean longer = size >= 3 && (!common || middle || given || cue);
    boolean two = size == 2 && (cue || given && !common);
    if (longer || two) {
      VietnameseRule.add(text, token, behind, size >= 3 || cue ? FULL : SHORT, sink);
      return true;
    }
    return false;
  }

  private static boolean isThing(Text text, int token) {
    return token > 0
        && text.gapLength(token) <= 2
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DOT)) == 0
        && words().endsBefore(text, token, Role.THING.bit());
  }

  /** A name of ASCII letters behind {@code anh} or {@code em}, next to a word that is not. */
  static void besideYou(Text text, int token, Sink sink) {
    if (isYou(text, token + 1) && isJoined(text, token + 2) && text.isCapital(token + 2)) {
      given(text, token + 2, sink);
    }
    if (isYou(text, token - 2) && isJoined(text, token - 1) && text.isCapital(token - 1)) {
      given(text, token - 1, sink);
    }
  }

  private static boolean isYou(Text text, int token) {
    if (!text.has(token) || text.length(token) > 3) {
      return false;
    }
    int start = text.start(token);
    int first = text.at(start) | 0x20;
    return first == 'a' && text.startsWith(start + 1, "nh") && text.length(token) == 3
        || first == 'e' && text.startsWith(start + 1, "m") && text.length(token) == 2;
  }

  private static boolean isCalled(Text text, int token) {
    return token > 0 && isJoined(text, token) && words().endsBefore(text, token, TITLES);
  }

  /** A given name behind a title. */
  static void given(Text text, int token, Sink sink) {
    long match = words().match(text, token);
    long roles = words().word(text, token);
    boolean place = (words().match(text, token - 1) & Role.PLACE.bit()) != 0;
    boolean listed = (roles & Role.GIVEN.bit()) != 0;
    boolean high = (text.shape(token) & ByteClass.HIGH) != 0;
    boolean foreign = !high || text.isCapital(token - 1);
    boolean stop = (roles & Role.STOP.bit()) != 0 && (!listed || text.isCapital(token + 1));
    if (place
        || stop
        || foreign && !listed
        || (match & Role.bits(Role.PLACE, Role.CITY)) != 0
        || (roles & Role.THING.bit()) != 0 && !listed
        || text.isAllCapitals(token) && text.isAllCapitals(token - 1)
        || !isPart(text, token)) {
      return;
    }
    int behind = token + 1;
    while (behind - token < 3 && isJoined(text, behind) && isGiven(text, behind)) {
      behind++;
    }
    VietnameseRule.add(text, token, behind, CALLED, sink);
  }

  private static boolean isGiven(Text text, int token) {
    return isPart(text, token) && (words().word(text, token) & PART) != 0;
  }

  /** Looks behind a label or "my name is". */
  static void behind(Text text, int first, long match, Sink sink) {
    boolean intro = (match & Role.INTRO.bit()) != 0;
    boolean beside = intro && isJoined(text, first);
    if (!beside && !KeyedName.isAssigned(text, first) || !isPart(text, first)) {
      return;
    }
    int behind = Math.min(end(text, first), first + MOST);
    long roles = words().word(text, first);
    boolean sure = (match & Role.NAME_LABEL.bit()) != 0;
    boolean listed = (roles & (sure ? PART : Role.SURNAME.bit())) != 0;
    boolean two = behind - first >= 2;
    boolean given = (words().word(text, behind - 1) & PART) != 0;
    boolean high = false;
    for (int i = first; i < behind; i++) {
      high |= (text.shape(i) & ByteClass.HIGH) != 0;
    }
    if (two && (listed || sure && given && high) || sure && (roles & Role.GIVEN.bit()) != 0) {
      VietnameseRule.add(text, first, behind, LABELLED, sink);
    } else if (intro && (roles & Role.GIVEN.bit()) != 0) {
      VietnameseRule.add(text, first, behind, CALLED, sink);
    }
  }
}
