package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Where a text only quotes: quotation marks and code. Built once per text, when it is needed. */
final class Context {
  private static final int LONGEST_QUOTE = 400;
  private static final int MOST = 4096;

  private static final boolean[] MARK = new boolean[0x80];

  static {
    for (char c : "\n\"`".toCharArray()) {
      MARK[c] = true;
    }
  }

  private record Range(int from, int to) {}

  private final MappedText text;
  private final List<Range> quotes = new ArrayList<>();
  private final List<Range> code = new ArrayList<>();

  Context(MappedText text) {
    this.text = text;
    find();
  }

  /** Where the quotation or code begins that holds all of this; -1 if none does. */
  int quotedFrom(int from, int to) {
    int quote = holding(quotes, from, to);
    return quote >= 0 ? quote : holding(code, from, to);
  }

  private int holding(List<Range> ranges, int from, int to) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      Range range = ranges.get(middle);
      if (range.to() < to) {
        low = middle + 1;
      } else if (range.from() > from) {
        high = middle - 1;
      } else {
        return range.to() - range.from() > text.length() * 4L / 5 ? -1 : range.from();
      }
    }
    return -1;
  }

  private void find() {
    int quote = -1;
    int fence = -1;
    char[] chars = text.array();
    int length = text.length();
    for (int i = 0; quotes.size() < MOST && code.size() < MOST; i++) {
      while (i < length && isPlain(chars[i])) {
        i++;
      }
      if (i >= length) {
        return;
      }
      char c = chars[i];
      if (c == '`' && i + 2 < text.length() && chars[i + 1] == '`' && chars[i + 2] == '`') {
        fence = toggle(code, fence, i);
        i += 2;
        quote = -1;
      } else if (fence < 0 && isQuote(c)) {
        quote = quote >= 0 && i - quote <= LONGEST_QUOTE ? close(quote, i) : opens(i) ? i : -1;
      } else if (c == '\n' && i > 0 && chars[i - 1] == '\n') {
        quote = -1;
      }
    }
  }

  /** Whether a character begins, ends or breaks off no quotation. */
  private static boolean isPlain(char c) {
    return c < MARK.length ? !MARK[c] : c < '\u00AB' || c > '\u00BB' && c < '\u201C';
  }

  private static int toggle(List<Range> ranges, int open, int at) {
    if (open < 0) {
      return at;
    }
    ranges.add(new Range(open, at));
    return -1;
  }

  private int close(int open, int at) {
    if (!isCellEnd(at)) {
      quotes.add(new Range(open, at));
    }
    return -1;
  }

  /**
   * Behind the quotation marks of a cell its separator stands, and right behind it the next one.
   */
  private boolean isCellEnd(int at) {
    if (text.charAt(at) != '"' || at + 2 >= text.length()) {
      return false;
    }
    char sign = text.charAt(at + 1);
    char next = text.charAt(at + 2);
    return sign == '\t' || (sign == ',' || sign == ';') && next > ' ' && !Letters.isUnspaced(next);
  }

  /**
   * A quotation in prose follows a space or bracket; one in JSON follows its punctuation, and one
   * in a row the separator of its cell.
   */
  private boolean opens(int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    if (before < 0) {
      return true;
    }
    char sign = text.charAt(before);
    boolean right = before == at - 1;
    boolean cell = sign == '|' || right && (sign == ';' || sign == '\t');
    return !cell && (":,[{=".indexOf(sign) < 0 || !right && isProse(before));
  }

  /** Whether the colon or comma at {@code at} follows a word, not a quotation mark. */
  private boolean isProse(int at) {
    char mark = text.charAt(at);
    return (mark == ':' || mark == ',') && at > 0 && Character.isLetter(text.charAt(at - 1));
  }

  private static boolean isQuote(char c) {
    if (c < 0x80) {
      return c == '"' || c == '`';
    }
    return c == '\u201C'
        || c == '\u201D'
        || c == '\u201E'
        || c == '\u00AB'
        || c == '\u00BB'
        || c >= '\u300C' && c <= '\u300F';
  }
}
