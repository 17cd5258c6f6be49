package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;

/** Where the value of a label stands, in forms, JSON, YAML, markup and programs. */
final class UserPlace {
  private static final int BLANKS = 40;
  private static final int LONGEST_ASIDE = 24;
  private static final String CLOSERS = "\"'`*])";

  private UserPlace() {}

  /**
   * The sign behind a label that says that its value follows: a colon, an equals sign, the bar or
   * tab before the next cell, the end of an element; -1 for none.
   */
  static int sign(Text text, int label, int behind) {
    int p = behind;
    for (int i = 0; i < 3 && text.at(p) > 0 && CLOSERS.indexOf(text.at(p)) >= 0; i++) {
      p++;
    }
    p = blanks(text, aside(text, p));
    int b = text.at(p);
    int next = text.at(p + 1);
    if (b == '=' && (next == '=' || next == '~') || b == ':' && next == ':') {
      return -1;
    }
    boolean fullWidth = b == 0xEF && text.at(p + 1) == 0xBC && text.at(p + 2) == 0x9A;
    boolean cell = b == '|' && isCell(text, text.start(label)) || b == '\t';
    if (b == ':' || b == '=' || cell || fullWidth) {
      return fullWidth ? p + 2 : p;
    }
    boolean element = b == '>' && FormTags.isName(text, text.start(label));
    return element || b == '<' && text.at(p + 1) == '/'
        ? FormTags.last(text, element ? p + 1 : p)
        : -1;
  }

  /** Behind what a form says of its label: {@code Username/E-mail:}, {@code Login (required):}. */
  private static int aside(Text text, int from) {
    boolean open = text.at(from) == ' ' && text.at(from + 1) == '(';
    if (!open && !(text.at(from) == '/' && text.wordAt(from + 1))) {
      return from;
    }
    int p = from + 2;
    while (p - from < LONGEST_ASIDE
        && (text.wordAt(p) || text.at(p) == '-' || open && text.at(p) == ' ')) {
      p++;
    }
    return open ? text.at(p) == ')' ? p + 1 : from : p;
  }

  /** Where the value or its quotation mark begins behind the sign. */
  static int behindSign(Text text, int sign) {
    int p = sign + 1;
    int b = text.at(p);
    p += b == '>' && text.at(sign) == '=' || b == '=' && text.at(sign) == ':' ? 1 : 0;
    int stop = p + BLANKS;
    while (p < stop && (text.at(p) == ' ' || text.at(p) == '\t' || text.at(p) == '*')) {
      p++;
    }
    return p;
  }

  /** How many bytes of a quotation mark begin at an offset, 0 for none. */
  static int quote(Text text, int at) {
    int b = text.at(at);
    if (b == '"' || b == '\'' || b == '`') {
      return 1;
    }
    int last = text.at(at + 2);
    boolean curly = b == 0xE2 && text.at(at + 1) == 0x80 && last >= 0x98 && last <= 0x9F;
    return curly ? 3 : 0;
  }

  /** {@code name="username" value="…"}, {@code "key": "username", "value": "…"}; -1 for none. */
  static int pair(Text text, int behind) {
    int p = behind;
    int quote = text.at(p);
    if (quote != '"' && quote != '\'') {
      return -1;
    }
    p = blanks(text, p + 1);
    p = blanks(text, text.at(p) == ',' ? p + 1 : p);
    boolean quoted = text.at(p) == quote;
    p += quoted ? 1 : 0;
    if (!text.startsWith(p, "value")) {
      return -1;
    }
    p = blanks(text, p + "value".length() + (quoted ? 1 : 0));
    return text.at(p) == '=' || text.at(p) == ':' ? blanks(text, p + 1) : -1;
  }

  /** {@code CORP\jdoe}: behind the domain of Windows. */
  static int behindDomain(Text text, int start) {
    int end = UserNames.end(text, start);
    if (end == start || text.at(end) != '\\' || !text.wordAt(end + 1) && text.at(end + 1) != '\\') {
      return start;
    }
    for (int p = start; p < end; p++) {
      if (text.at(p) >= 'a' && text.at(p) <= 'z') {
        return start;
      }
    }
    return text.at(end + 1) == '\\' ? end + 2 : end + 1;
  }

  static int blanks(Text text, int from) {
    int p = from;
    while (text.at(p) == ' ' && p - from < BLANKS) {
      p++;
    }
    return p;
  }

  /** Whether a bar, blanks and marks aside, stands before. */
  private static boolean isCell(Text text, int start) {
    int p = start - 1;
    while (start - p < BLANKS && (text.at(p) == ' ' || text.at(p) == '*')) {
      p--;
    }
    return text.at(p) == '|' && p < start - 1;
  }
}
