package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * User names in lines that systems write when somebody logs in: {@code Accepted password for jdoe
 * from 10.…}, {@code session opened for user jdoe(uid=1000)}, {@code sudo: jdoe : TTY=…}.
 */
final class LoggedUser {
  private static final Set<Long> VERDICTS = Fold.hashes("accepted failed");
  private static final Set<Long> STATES = Fold.hashes("opened closed");
  private static final Set<Long> FAILED =
      Fold.hashes("failed failure denied login logon password authentication access");
  private static final Set<Long> CONNECTED = Fold.hashes("connected disconnected");
  private static final Set<Long> STAY = Fold.hashes("logged signed angemeldet eingeloggt connecte");
  private static final long SUDO = Fold.hash("sudo");
  private static final long USER = Fold.hash("user");
  private static final long FOR = Fold.hash("for");

  private static final int LONGEST_UID = 20;

  private final UserWords words;

  LoggedUser(UserWords words) {
    this.words = words;
  }

  /** Whether the words here are such a line's; adds the name. */
  boolean at(Text text, int token, int words, Sink sink) {
    long hash = text.hash(token);
    int at = text.end(token + words - 1);
    if (hash == SUDO) {
      sudo(text, at, sink);
      return true;
    }
    if (VERDICTS.contains(hash)) {
      add(text, UserPlace.blanks(text, at), " from ", sink);
      return true;
    }
    if (hash != USER || words > 1 || text.at(at) != ' ') {
      return false;
    }
    int start = at + 1;
    boolean session =
        token > 1 && text.hash(token - 1) == FOR && STATES.contains(text.hash(token - 2));
    if (session) {
      opener(text, start, sink);
    }
    return session && add(text, start, "", sink)
        || add(text, start, "(uid=", sink)
        || isAddress(text, start) && add(text, start, " from ", sink)
        || stays(text, token + 2) && add(text, start, " ", sink)
        || isRefused(text, token, start) && add(text, start, "", sink);
  }

  /** {@code sudo[812]: jdoe : TTY=pts/0}. */
  private static void sudo(Text text, int behind, Sink sink) {
    int p = behind;
    while (p - behind < 10 && text.at(p) != ':' && text.at(p) > ' ') {
      p++;
    }
    if (text.at(p) == ':') {
      add(text, UserPlace.blanks(text, p + 1), " : ", sink);
    }
  }

  /** {@code opened for user root(uid=0) by jdoe(uid=1000)}: who did it. */
  private static void opener(Text text, int start, Sink sink) {
    int p = UserNames.end(text, start);
    if (text.startsWith(p, "(uid=")) {
      int stop = p + LONGEST_UID;
      while (p < stop && text.at(p) != ')') {
        p++;
      }
      p++;
    }
    if (text.startsWith(p, " by ")) {
      add(text, p + " by ".length(), "(uid=", sink);
    }
  }

  /** {@code user jdoe from 10.0.0.1}. */
  private static boolean isAddress(Text text, int start) {
    int end = UserNames.end(text, start) + " from ".length();
    int b = text.at(end);
    return b >= '0' && b <= '9';
  }

  /** {@code user jdoe logged in}, {@code user jdoe connected}. */
  private boolean stays(Text text, int token) {
    boolean logged =
        text.has(token + 1) && STAY.contains(text.hash(token)) && text.length(token + 1) <= 3;
    return logged
        || text.has(token)
            && CONNECTED.contains(text.hash(token))
            && words.mayName(text, token - 1);
  }

  /** {@code authentication failed for user jdoe}, where nothing follows in the line. */
  private boolean isRefused(Text text, int user, int start) {
    int end = UserNames.end(text, start);
    int b = text.at(end);
    return user > 1
        && text.hash(user - 1) == FOR
        && FAILED.contains(text.hash(user - 2))
        && (b < 0 || b == '\n' || b == '\r' || b == ',' || b == ':' || b == '.')
        && UserForm.isSmall(text, start, end)
        && words.mayName(text, user, start);
  }

  private static boolean add(Text text, int start, String behind, Sink sink) {
    int end = UserNames.end(text, start);
    if (!text.startsWith(end, behind) || !UserNames.isPersons(text, start, end)) {
      return false;
    }
    sink.add(UserNameRule.USERNAME, start, end, UserNameRule.LIKELY);
    return true;
  }
}
