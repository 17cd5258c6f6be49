package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;
import java.util.Set;

/**
 * User names in sentences: {@code my username is …}, {@code the username I used was …}, {@code with
 * user name …}. What is not in quotation marks must look like one, but for {@code my username is}.
 */
final class SaidUser {
  private static final Set<Long> MINE =
      Fold.hashes(
          "my your her his mein dein ihr sein mon ton votre sa son mi tu su mio tuo suo meu seu mijn"
              + " je uw zijn haar mitt ditt moje twoja");

  /** Of words that sentences say of user names: required, missing, possible, wrong. */
  private static final List<String> ENDINGS =
      List.of("ed", "ing", "ly", "ble", "ect", "ong", "ken", "ame", "ful");

  private static final Set<Long> ON = Fold.hashes("on auf sur en su op på no na via");
  private static final Set<Long> ME = Fold.hashes("me us him her them mir mich moi him");
  private static final Set<Long> AS = Fold.hashes("as als como come som");
  private static final int LEAST_WORD = 5;
  private static final int LONGEST_WORD = 20;
  private static final int MOST_BETWEEN = 4;

  private final UserWords words;
  private final AssignedUser assigned;

  SaidUser(UserWords words, AssignedUser assigned) {
    this.words = words;
    this.assigned = assigned;
  }

  /** Adds what a sentence says that the label from a token to another is. */
  void at(Text text, int label, int last, UserLabels strength, Sink sink) {
    boolean is = isSaid(text, last + 1) || strength == UserLabels.HANDLE && isAs(text, last + 1);
    if (strength == UserLabels.HANDLE) {
      before(text, label, sink);
    }
    if (value(text, label, is ? last + 1 : last, is, strength, sink)
        || is
        || strength != UserLabels.NAME) {
      return;
    }
    for (int i = last + 2; i <= last + 1 + MOST_BETWEEN && isSpaced(text, i - 1); i++) {
      if (isSaid(text, i)) {
        value(text, label, i, false, strength, sink);
        return;
      }
    }
  }

  /** {@code goes by nightowl_dev on Reddit}. */
  private void before(Text text, int service, Sink sink) {
    int on = service - 1;
    if (!isSpaced(text, service) || on < 1 || !ON.contains(text.hash(on))) {
      return;
    }
    int end = text.start(on) - 1;
    int start = end;
    while (end - start < UserNames.MOST && UserNames.isPart(text, start - 1)) {
      start--;
    }
    boolean told =
        text.at(end) == ' '
            && (text.at(start - 1) == ' ' || text.at(start - 1) == '@')
            && UserForm.isSmall(text, start, end)
            && UserNames.end(text, start) == end
            && (UserForm.has(text, start + 1, end - 1, '_')
                || UserForm.isNumbered(text, start, end))
            && !HandleForm.isNobodys(text, start, end);
    if (told) {
      sink.add(UserNameRule.USERNAME, start, end, UserNameRule.LIKELY);
    }
  }

  private boolean value(
      Text text, int label, int before, boolean is, UserLabels strength, Sink sink) {
    int at = text.end(before);
    boolean colon = is && text.at(at) == ':';
    boolean mine = is && (colon || isMine(text, label - 1) || isMine(text, label - 2));
    at += colon ? 1 : 0;
    int value = UserPlace.blanks(text, at);
    if (value == at) {
      return false;
    }
    if (UserPlace.quote(text, value) > 0) {
      if (is || strength != UserLabels.HANDLE) {
        assigned.quoted(text, label, value, strength, sink);
      }
      return true;
    }
    boolean dash = strength == UserLabels.NAME && text.startsWith(value, "- ");
    value += dash ? 2 : 0;
    value += text.at(value) == '(' && text.at(value + 1) == '@' ? 1 : 0;
    boolean signed = text.at(value) == '@';
    int start = signed ? value + 1 : value;
    int end = UserNames.end(text, start);
    boolean told =
        end > start
            && !AssignedUser.isCode(text, end)
            && isPersons(text, start, end, strength)
            && (signed
                ? !isConstant(text, start, end)
                : isTold(text, label, is, mine, start, end, strength));
    if (told) {
      UserNameRule.add(text, start, end, strength, sink);
    }
    return told;
  }

  private boolean isTold(
      Text text, int label, boolean is, boolean mine, int start, int end, UserLabels strength) {
    if (strength != UserLabels.HANDLE && !is && isBeforePassword(text, label, start, end)) {
      return true;
    }
    boolean numbered = UserForm.isNumbered(text, start, end);
    boolean strong = numbered || UserForm.isSigned(text, start, end);
    return switch (strength) {
      case NAME -> strong || mine && isPlain(text, label, start, end);
      case USER ->
          strong
              && (mine
                  || !is && isBehindService(text, label)
                  || !is
                      && UserForm.isSmall(text, start, end)
                      && (numbered || !UserForm.has(text, start, end, '_')));
      case HANDLE -> strong && (mine || isMyService(text, label));
      case HOST -> false;
    };
  }

  /** {@code login jdoe password …}. */
  private boolean isBeforePassword(Text text, int label, int start, int end) {
    int p = end + 1;
    while (p - end < LONGEST_WORD && text.wordAt(p)) {
      p++;
    }
    return text.at(end) == ' '
        && (text.meanings(end + 1, p) & WordClass.PASSWORD_WORD.bit()) != 0
        && UserForm.isSmall(text, start, end)
        && words.mayName(text, label, start);
  }

  /** Letters only, which end a sentence or a part of it, and are no word of sentences. */
  private boolean isPlain(Text text, int label, int start, int end) {
    if (end - start < LEAST_WORD
        || !words.mayName(text, label, start)
        || UserForm.hasHump(text, start, end)) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (text.startsWith(end - ending.length(), ending)) {
        return false;
      }
    }
    int b = text.at(end);
    return b < 0 || b == '.' || b == ',' || b == '\n' || b == '!' || b == ')';
  }

  /** Names of several words may be made of those that nobody is called: {@code kev_the_tiger}. */
  static boolean isPersons(Text text, int start, int end, UserLabels strength) {
    return strength == UserLabels.HANDLE && HandleForm.isShaped(text, start, end)
        ? !HandleForm.isNobodys(text, start, end)
        : UserNames.isPersons(text, start, end);
  }

  /** {@code add me on Discord …}. */
  private static boolean isMyService(Text text, int label) {
    return label > 1
        && text.joins(label, ' ')
        && ON.contains(text.hash(label - 1))
        && ME.contains(text.hash(label - 2));
  }

  /** {@code Reddit user …}. */
  private static boolean isBehindService(Text text, int label) {
    return label > 0 && text.joins(label, ' ') && UserLabels.isService(text.hash(label - 1));
  }

  /** {@code on Instagram as …}. */
  private static boolean isAs(Text text, int token) {
    return text.has(token)
        && AS.contains(text.hash(token))
        && isSpaced(text, token)
        && isSpaced(text, token - 1)
        && token > 2
        && ON.contains(text.hash(token - 2));
  }

  private static boolean isConstant(Text text, int start, int end) {
    return UserForm.has(text, start, end, '_') && !UserForm.isSmall(text, start, end);
  }

  private static boolean isMine(Text text, int token) {
    boolean owner = text.has(token) && text.length(token) == 1 && text.at(text.start(token)) == 's';
    return owner && (text.gap(token) & ByteClass.QUOTE) != 0
        || text.has(token) && MINE.contains(text.hash(token));
  }

  private static boolean isSaid(Text text, int token) {
    return text.is(token, WordClass.IS_WORD) && isSpaced(text, token);
  }

  private static boolean isSpaced(Text text, int token) {
    return text.has(token) && text.gap(token) == ByteClass.SPACE && text.gapLength(token) == 1;
  }
}
