package io.ledgerline.inspection.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * Thai names: a title, the given name right behind it, a space, the surname, which the next word
 * may follow without a space.
 */
final class ThaiNames {
  private static final int LABELLED = 920;
  private static final int TITLED = 880;
  private static final int LEAST = 2 * Thai.BYTES;
  private static final int MOST = 18 * Thai.BYTES;
  private static final long TITLES = Role.bits(Role.TITLE, Role.SURE_TITLE, Role.NOT_TITLE);

  private static final List<byte[]> POLITE =
      Stream.of("ครับ", "ค่ะ", "คะ").map(word -> word.getBytes(UTF_8)).toList();

  private ThaiNames() {}

  /** Looks behind a title. */
  static void titled(Text text, int at, int behind, boolean sure, Sink sink) {
    for (var word : Thai.NOT_BEFORE) {
      if (Thai.endsWith(text, at, word)) {
        return;
      }
    }
    int start = Thai.blanks(text, behind, 1);
    if ((Thai.CUES.match(text, start) & TITLES) != 0) {
      return;
    }
    int given = given(text, start);
    boolean listed = isListed(text, start, given);
    int end = surname(text, given);
    boolean told = sure ? end > given || listed || closes(text, given) : isSure(text, start, given);
    if (given - start >= LEAST && told) {
      sink.add(PersonRule.PERSON, start, end, TITLED);
    }
  }

  /** Looks behind a label, which a sign ends; or a blank, where a listed name follows. */
  static void labelled(Text text, int behind, boolean sure, Sink sink) {
    int p = behind;
    boolean sign = false;
    while (p - behind < 6 && isSign(text.at(p))) {
      sign |= text.at(p) == ':' || text.at(p) == '=';
      p++;
    }
    if (p > behind && (Thai.CUES.match(text, p) & TITLES) == 0) {
      value(text, p, sign, sure, sink);
    }
  }

  private static boolean isSign(int b) {
    return b == ' ' || b == ':' || b == '=' || b == '"' || b == '\'';
  }

  /** The value behind an English label. */
  static void keyed(Text text, int start, boolean sure, Sink sink) {
    value(text, start, true, sure, sink);
  }

  private static void value(Text text, int start, boolean sign, boolean sure, Sink sink) {
    int given = given(text, start);
    if (given - start < LEAST) {
      return;
    }
    boolean listed = isSure(text, start, given);
    int end = surname(text, given);
    boolean two = end > given && (sure || isListedSurname(text, given + 1, end));
    boolean whole = sign && two && isEnd(text, end);
    boolean common = end > given && isListed(text, start, given) && sign;
    if (listed || whole || common) {
      sink.add(PersonRule.PERSON, start, end, LABELLED);
    }
  }

  /** Looks behind {@code ผมชื่อ}. */
  static void introduced(Text text, int behind, Sink sink) {
    int start = Thai.blanks(text, behind, 1);
    if ((Thai.CUES.match(text, start) & TITLES) != 0) {
      return;
    }
    int given = given(text, start);
    int end = surname(text, given);
    boolean told =
        isListed(text, start, given) || end > given && isListedSurname(text, given + 1, end);
    if (given - start >= LEAST && told) {
      sink.add(PersonRule.PERSON, start, end, TITLED);
    }
  }

  /**
   * Behind the given name that begins at an offset, in a list or up to what no name goes on with.
   */
  private static int given(Text text, int start) {
    int listed = start + Thai.size(Thai.NAMES.match(text, start));
    return listed > start && closes(text, listed) ? listed : word(text, start);
  }

  /** Behind the letters at an offset, before a word that no name goes on with. */
  private static int word(Text text, int start) {
    int p = start;
    while (p - start <= MOST && Thai.isLetter(text, p)) {
      boolean stops = p - start >= LEAST || p == start;
      if (stops && Thai.STOPS.match(text, p) != 0) {
        return p;
      }
      p += Thai.BYTES;
    }
    return p - start > MOST ? start : p;
  }

  /**
   * Whether a name ends at an offset: no letter follows, or a word that names do not go on with.
   */
  private static boolean closes(Text text, int at) {
    return !Thai.isLetter(text, at) || Thai.STOPS.match(text, at) != 0;
  }

  /** Behind the surname that a blank parts from a given name's end; that end for none. */
  private static int surname(Text text, int given) {
    int start = given + 1;
    if (text.at(given) != ' ' || !Thai.isLetter(text, start)) {
      return given;
    }
    int listed = start + Thai.size(Thai.NAMES.match(text, start));
    if (listed > start && closes(text, listed)) {
      return listed;
    }
    boolean cue = Thai.CUES.match(text, start) != 0;
    int end = cue ? start : word(text, start);
    return end - start >= LEAST + Thai.BYTES ? end : given;
  }

  private static boolean isListed(Text text, int start, int end) {
    return end > start && Thai.size(Thai.NAMES.match(text, start)) == end - start;
  }

  private static boolean isListedSurname(Text text, int start, int end) {
    long match = Thai.NAMES.match(text, start);
    return Thai.size(match) == end - start && (match & Role.SURNAME.bit()) != 0;
  }

  /** A given name that is no other word, or is followed by a listed surname. */
  private static boolean isSure(Text text, int start, int end) {
    long match = Thai.NAMES.match(text, start);
    boolean whole = end > start && Thai.size(match) == end - start;
    int last = surname(text, end);
    return whole
        && (match & Role.GIVEN.bit()) != 0
        && ((match & Role.COMMON.bit()) == 0
            || last > end && isListedSurname(text, end + 1, last)
            || isPolite(text, end));
  }

  /** {@code คุณวันดีครับ}, {@code คุณวันดี} and the end of the line. */
  private static boolean isPolite(Text text, int at) {
    int b = text.at(at);
    return b < 0 || b == '\n' || b == ',' || b == '\r' || endsSaid(text, at);
  }

  /** Words that end what is said to somebody. */
  private static boolean endsSaid(Text text, int at) {
    for (var word : POLITE) {
      if (Thai.endsWith(text, at + word.length, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(Text text, int at) {
    int b = text.at(at);
    return b < 0 || b == '\n' || b == '\r' || b == '"' || b == ',' || b == '\'' || b == ')'
        || b == ' ';
  }
}
