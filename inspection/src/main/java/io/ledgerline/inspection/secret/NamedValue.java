package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;

/**
 * Where the value of a name stands that no sign of assignment follows: the second argument of a
 * call, the content of an element, the cell beside, the {@code value} of a pair.
 */
final class NamedValue {
  private static final int NAME = 40;
  private static final int BETWEEN = 24;
  private static final int TYPE = 32;
  private static final int BLANKS = 128;
  private static final int TAGS = 5;

  /** {@code pass `--all`}: of names so short, a sentence says something else. */
  private static final int VERB = 4;

  /** The longest secret in an element. */
  private static final int CONTENT = 160;

  private NamedValue() {}

  /** Where the value of the name that ends with this token begins, its quotation mark included. */
  static int begin(Text text, int token) {
    int p = text.end(token);
    int sign = text.at(p);
    if (sign == '>') {
      return element(text, token, p);
    }
    if (isExported(text, token)) {
      return p + 1;
    }
    if (sign == '<') {
      return cell(text, p);
    }
    boolean closed = sign == '"' || sign == '\'';
    if (closed && text.at(p + 1) == ',' && isArgument(text, token)) {
      int value = skip(text, p + 2);
      return isQuote(text.at(value)) ? value : -1;
    }
    int pair = pair(text, p);
    if (pair >= 0 || closed) {
      return pair;
    }
    int next = skip(text, p);
    if (text.at(next) == '|' || text.at(p) == '\t') {
      return skip(text, next + 1);
    }
    boolean verb = text.at(next) == '`' && text.length(token) <= VERB;
    return next > p && isQuote(text.at(next)) && !verb ? next : -1;
  }

  /** {@code val password: String = "..."}: past the type to the quotation mark. */
  static int behindType(Text text, int at) {
    int p = at;
    while (p - at < TYPE && isType(text.at(p))) {
      p++;
    }
    if (p == at) {
      return at;
    }
    int sign = skip(text, p);
    int value = skip(text, sign + 1);
    return text.at(sign) == '=' && isQuote(text.at(value)) ? value : at;
  }

  /** {@code <api_key>...</api_key>}: what stands between must end with a closing tag. */
  private static int element(Text text, int token, int at) {
    int start = text.start(token);
    int p = start;
    while (start - p < NAME && isName(text.at(p - 1))) {
      p--;
    }
    return text.at(p - 1) == '<' && isClosed(text, at + 1) ? at + 1 : -1;
  }

  /** {@code set -x API_KEY …}: as the shell called fish exports variables. */
  private static boolean isExported(Text text, int token) {
    int p = text.start(token);
    while (text.start(token) - p < NAME && isName(text.at(p - 1))) {
      p--;
    }
    return text.at(text.end(token)) == ' '
        && (text.startsWith(p - 7, "set -x ") || text.startsWith(p - 8, "set -gx "));
  }

  /** {@code <td>API key</td><td><code>…}: over some tags to the next cell. */
  private static int cell(Text text, int at) {
    int p = at;
    for (int tags = 0; text.at(p) == '<'; tags++) {
      int tag = p;
      while (p - tag < NAME && text.at(p) >= ' ' && text.at(p) != '>') {
        p++;
      }
      if (text.at(p) != '>' || tags == TAGS) {
        return -1;
      }
      p++;
      while (p - at < BLANKS && (text.at(p) == ' ' || text.at(p) == '\n')) {
        p++;
      }
    }
    return text.at(at + 1) == '/' && isClosed(text, p) ? p : -1;
  }

  /** Whether a closing tag ends what begins here. */
  private static boolean isClosed(Text text, int from) {
    int p = from;
    while (p - from <= CONTENT && text.at(p) >= 0 && text.at(p) != '<') {
      p++;
    }
    return text.at(p) == '<' && text.at(p + 1) == '/';
  }

  /** {@code key="db_password" value="..."}, {@code name: TOKEN} and {@code value:} below it. */
  private static int pair(Text text, int at) {
    int p = at;
    while (p - at < BETWEEN && isBetween(text.at(p))) {
      p++;
    }
    int word = text.startsWith(p, "value") ? 5 : text.startsWith(p, "default") ? 7 : 0;
    if (word == 0 || p == at) {
      return -1;
    }
    int quote = text.at(p + word) == '"' ? 1 : 0;
    int sign = skip(text, p + word + quote);
    boolean assigned = text.at(sign) == '=' || text.at(sign) == ':';
    return assigned ? skip(text, sign + 1) : -1;
  }

  /** Whether the quoted name is the first argument of a call. */
  private static boolean isArgument(Text text, int token) {
    int start = text.start(token);
    int p = start;
    while (start - p < NAME && isName(text.at(p - 1))) {
      p--;
    }
    return isQuote(text.at(p - 1)) && text.at(p - 2) == '(';
  }

  /** Behind the blanks from here on; so many at most, behind which no value belongs to a name. */
  private static int skip(Text text, int from) {
    int p = from;
    while (text.at(p) == ' ' && p - from < BLANKS) {
      p++;
    }
    return p;
  }

  private static boolean isQuote(int b) {
    return b == '"' || b == '\'' || b == '`';
  }

  private static boolean isBetween(int b) {
    return isQuote(b) || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',' || b == '{';
  }

  private static boolean isName(int b) {
    return b == '_' || b == '-' || b == '.' || isLetter(b) || b >= '0' && b <= '9';
  }

  private static boolean isType(int b) {
    return isLetter(b) || b == '?' || b == '<' || b == '>' || b == '.';
  }

  private static boolean isLetter(int b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}
