package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Text;

/** The tags between a label and its value in tables, lists and forms of HTML and XML. */
final class FormTags {
  private static final int MOST_TAGS = 6;
  private static final int LONGEST_TAG = 80;
  private static final int BLANKS = 40;
  private static final String[] FORM = {
    "td", "th", "tr", "dt", "dd", "p", "b", "strong", "label", "div", "li"
  };

  private FormTags() {}

  /** Whether an element's name begins with these letters, or a little before. */
  static boolean isName(Text text, int start) {
    int p = start;
    while (start - p < LONGEST_TAG && isNamePart(text.at(p - 1))) {
      p--;
    }
    return text.at(p - 1) == '<';
  }

  /** Whether a tag is one of tables, lists and forms; programs in colours have others. */
  private static boolean isOfForm(Text text, int at) {
    int name = text.at(at + 1) == '/' ? at + 2 : at + 1;
    for (var tag : FORM) {
      int b = text.at(name + tag.length());
      if (text.startsWith(name, tag) && (b == '>' || b == ' ')) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamePart(int b) {
    return b == '_' || b == '-' || b == ':' || b >= '0' && b <= '9' || (b | 0x20) >= 'a' && b < '{';
  }

  /** The last byte of the tags and blanks that begin here; -1 where more than some follow. */
  static int last(Text text, int from) {
    int p = from;
    for (int tags = 0; tags <= MOST_TAGS; tags++) {
      int at = p;
      while (at - p < BLANKS
          && (text.at(at) == ' ' || text.at(at) == '\n' || text.at(at) == '\r')) {
        at++;
      }
      if (text.at(at) != '<') {
        return at - 1;
      }
      p = at;
      if (!isOfForm(text, at)) {
        return -1;
      }
      while (p - at < LONGEST_TAG && text.at(p) >= 0 && text.at(p) != '>') {
        p++;
      }
      if (text.at(p) != '>') {
        return -1;
      }
      p++;
    }
    return -1;
  }
}
