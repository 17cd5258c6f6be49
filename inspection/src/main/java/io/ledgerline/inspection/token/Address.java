package io.ledgerline.inspection.token;

import org.jspecify.annotations.Nullable;

/**
 * Whether the next character of a text stands inside a web address, and of which host: what a
 * reader's program would fetch or open. Reads character by character, as browsers do rather than as
 * standards say: tabs within, backslashes and missing slashes count, and quoted attributes go on
 * behind blanks. What Markdown, HTML and CSS escape is read as what it stands for, or as nobody
 * knows what. Where in doubt an address goes on. Keeps the host and a few characters.
 */
final class Address {
  private static final int LONGEST_HOST = 255;
  private static final int BYTE = 8;
  private static final String OPENERS = "('\"=<:;,";

  /** What ends no piece of text that holds an address and nothing else. */
  private static final String WRAPPERS = "('\"=<";

  private enum Where {
    OUTSIDE,
    SLASHES,
    HOST,
    REST
  }

  private Where where = Where.OUTSIDE;

  /** The last eight characters but tabs and line ends, in lower case; the last is the lowest. */
  private long recent;

  /** The last characters but blanks, in the same way. */
  private long solid;

  private final StringBuilder authority = new StringBuilder();
  private boolean unknown;

  /** Whether the host ended with a backslash right before the next character. */
  private boolean slashed;

  private int slashes;
  private int depth;
  private char opener;
  private char beforeOpener;

  /** The same two as they were before the last ampersand. */
  private long recentBefore;

  private long solidBefore;

  /** Whether a backslash stands before the next character, with none before it. */
  private boolean escaped;

  /** Whether what comes next belongs to an address. */
  boolean inside() {
    return where != Where.OUTSIDE;
  }

  /** Whether what comes next belongs to the host, or user and port, of an address. */
  boolean inAuthority() {
    return where == Where.HOST || where == Where.SLASHES;
  }

  /** Host, user and port so far, in lower case; null where nobody can tell. */
  @Nullable String authority() {
    return unknown ? null : authority.toString();
  }

  /** The next character; a byte of a longer one is given as it is. */
  void next(char c) {
    if (where != Where.OUTSIDE && !within(c)) {
      where = Where.OUTSIDE;
    }
    escaped = c == '\\' && !escaped;
    if (where == Where.OUTSIDE) {
      if (c == ';' && reference()) {
        return;
      }
      outside(c);
    }
    if (c == '&') {
      recentBefore = recent;
      solidBefore = solid;
    }
    if (c != '\t' && c != '\n' && c != '\r') {
      recent = recent << BYTE | Character.toLowerCase(c) & 0xFF;
    }
    if (c > ' ') {
      solid = solid << BYTE | Character.toLowerCase(c) & 0xFF;
    }
  }

  private void outside(char c) {
    char last = at(recent, 0);
    if (c == ':') {
      int scheme = scheme();
      if (scheme > 0) {
        begin(Where.SLASHES, scheme);
      }
    } else if ((c == '/' || c == '\\') && (last == '/' || last == '\\')) {
      char before = at(solid, 2);
      // Behind a letter a colon ends another scheme, which nothing fetches.
      boolean other = at(solid, 1) == ':' && (before >= 'a' && before <= 'z');
      if (OPENERS.indexOf(at(solid, 1)) >= 0 && (!other || at(recent, 1) == ' ')) {
        begin(Where.HOST, 1);
      }
    } else if (c == '#' && last == '&' && mayReferTo(at(recent, 1))) {
      begin(Where.REST, 1);
      unknown = true;
    } else if (c >= '0' && c <= '9' && last == '\\') {
      style();
    }
  }

  /** Whether a character written as a number may be part of an address behind that one. */
  private boolean mayReferTo(char before) {
    if (before == ' ') {
      return WRAPPERS.indexOf(at(solid, 1)) >= 0;
    }
    boolean inside = before >= 'a' && before <= 'z' || before == '/' || before == '\\';
    return inside || before != ':' && OPENERS.indexOf(before) >= 0;
  }

  /** Takes a reference by name for the character that it stands for, where that counts here. */
  private boolean reference() {
    if (ends("&sol")) {
      return refersTo('/');
    }
    if (ends("&bsol")) {
      return refersTo('\\');
    }
    if (ends("&colon")) {
      return refersTo(':');
    }
    return ends("&tab") && refersTo('\t') || ends("&newline") && refersTo('\n');
  }

  private boolean refersTo(char c) {
    recent = recentBefore;
    solid = solidBefore;
    next(c);
    return true;
  }

  /** A style sheet writes characters as numbers behind a backslash: {@code url(https\3a//…)}. */
  private void style() {
    int back = 1;
    while (back < BYTE - 1 && isPartOfScheme(at(solid, back))) {
      back++;
    }
    if ("('\"".indexOf(at(solid, back)) >= 0) {
      begin(Where.REST, back);
      unknown = true;
    }
  }

  private static boolean isPartOfScheme(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '/' || c == '\\';
  }

  private void begin(Where begun, int back) {
    where = begun;
    authority.setLength(0);
    unknown = false;
    slashed = false;
    slashes = 0;
    depth = 0;
    opener = at(solid, back);
    beforeOpener = at(solid, back + 1);
  }

  /** Length of the scheme that stands right here; 0 where none does that is fetched. */
  private int scheme() {
    if (ends("https")) {
      return 5;
    }
    if (ends("http")) {
      return 4;
    }
    if (ends("ftp") || ends("wss")) {
      return 3;
    }
    return ends("ws") ? 2 : 0;
  }

  private boolean ends(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(recent, word.length() - 1 - i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static char at(long recent, int back) {
    return (char) (recent >>> back * BYTE & 0xFF);
  }

  /** Whether a character still belongs to the address; takes it in. */
  private boolean within(char c) {
    if (where == Where.SLASHES && (c == '/' || c == '\\')) {
      slashes++;
      return true;
    }
    if (isEnd(c)) {
      return false;
    }
    if (c <= ' ') {
      return true;
    }
    if (where == Where.SLASHES) {
      where = Where.HOST;
    }
    if (slashed) {
      unknown = c != '/'; // an escaped slash is one to both
      slashed = false;
    }
    if (where == Where.HOST) {
      host(c);
    } else if (c == '(' && !escaped) {
      depth++;
    } else if (c == ')' && !escaped) {
      depth--;
    }
    return true;
  }

  private void host(char c) {
    if (c == '/' || c == '?' || c == '#') {
      where = Where.REST;
    } else if (c == '\\') {
      where = Where.REST;
      unknown = true; // a slash to browsers; to Markdown what is behind it belongs to the host
      slashed = true;
    } else if (authority.length() == LONGEST_HOST) {
      unknown = true;
    } else {
      authority.append(Character.toLowerCase(c));
    }
  }

  private boolean isEnd(char c) {
    boolean blank = c <= ' ';
    if (escaped && !blank && "(<".indexOf(opener) >= 0) {
      return false;
    }
    return switch (opener) {
      case '"', '\'' -> c == opener || blank && "=(".indexOf(beforeOpener) < 0;
      case '<' -> c == '>' || blank && ("(:".indexOf(beforeOpener) < 0 || c == '\n');
      case '(' -> blank || c == ')' && depth == 0;
      case '=' -> blank || c == '>';
      case ',' -> blank;
      case ':' -> blank || beforeOpener != ']' && "<>\"`".indexOf(c) >= 0;
      // Behind an address in the open, wide punctuation begins the next sentence.
      default -> blank || "<>\"`".indexOf(c) >= 0 || c == 0xE3 || c == 0xEF;
    };
  }
}
