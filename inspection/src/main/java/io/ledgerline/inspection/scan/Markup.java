package io.ledgerline.inspection.scan;

/**
 * What an element or a field is called whose name stands before it in markup: {@code <td>SSN</td>}
 * above {@code <td>...</td>}, {@code <label>} before {@code <input value="...">}. Tags, blanks and
 * line ends between the two are passed over, a bounded number of them; what is in the element's own
 * tag is a matter of words, not of this.
 */
final class Markup {
  private static final int MOST_TAGS = 8;

  /** How far a name may begin before its value, in bytes. */
  private static final int REACH = 320;

  /** Longer texts are no names. */
  private static final int LABEL = 80;

  private static final int INDENT = 40;
  private static final String CONTENT = "value=";

  private final byte[] text;
  private final int from;
  private final Wording wording;
  private final long[] topics = new long[2];
  private int read = -1;

  Markup(byte[] text, int from, Wording wording) {
    this.text = text;
    this.from = from;
    this.wording = wording;
  }

  /** Adds what the name before an offset is about. */
  void collect(int offset, Context into) {
    if (isNamed(offset)) {
      into.entitle(topics[0], topics[1]);
    }
  }

  /** What the name before an offset is about: {@link Subject}s. */
  int subjects(int offset) {
    return isNamed(offset) ? Subject.of(topics[0], topics[1]) : 0;
  }

  /** Whether an offset is at the beginning of a value whose name before it is about something. */
  boolean isNamed(int offset) {
    int tag = tag(offset);
    if (tag < 0) {
      return false;
    }
    if (read != offset) {
      read = offset;
      topics[0] = 0;
      topics[1] = 0;
      name(tag, Math.max(from, offset - REACH));
    }
    return (topics[0] | topics[1]) != 0;
  }

  /** Behind the tag, or at the beginning of the one, that a value stands in; -1 where in none. */
  private int tag(int offset) {
    int p = offset - 1;
    int least = Math.max(from, offset - INDENT);
    while (p >= least && isBlank(text[p])) {
      p--;
    }
    if (p < least) {
      return -1;
    }
    if (text[p] == '>') {
      return p > from && mayEndTag(text[p - 1]) ? p + 1 : -1;
    }
    if (p == offset - 1 && (text[p] == '+' || text[p] == '(')) {
      return tag(p);
    }
    return text[p] == '"' || text[p] == '\'' ? attribute(p) : -1;
  }

  /** The beginning of the tag whose value opens with this quotation mark. */
  private int attribute(int quote) {
    int p = quote > from && text[quote - 1] == '\\' ? quote - 1 : quote;
    int name = p - CONTENT.length();
    if (name < from) {
      return -1;
    }
    for (int i = 0; i < CONTENT.length(); i++) {
      if (text[name + i] != CONTENT.charAt(i)) {
        return -1;
      }
    }
    return opening(name, Math.max(from, name - REACH));
  }

  /** Reads the first text with letters before a place, over tags only. */
  private void name(int behind, int least) {
    int p = behind;
    for (int tags = 0; tags <= MOST_TAGS; tags++) {
      int end = p;
      while (end > least && isBlank(text[end - 1])) {
        end--;
      }
      int begin = end;
      boolean word = false;
      while (begin > least && text[begin - 1] != '>' && text[begin - 1] != '\n') {
        begin--;
        word |= (ByteClass.of(text[begin]) & ByteClass.WORD) != 0;
        if (end - begin > LABEL) {
          return;
        }
      }
      if (word) {
        wording.read(text, begin, end);
        topics[0] = wording.topicsLow();
        topics[1] = wording.topicsHigh();
        return;
      }
      while (begin > least && isBlank(text[begin - 1])) {
        begin--;
      }
      if (begin <= least || text[begin - 1] != '>') {
        return;
      }
      p = opening(begin - 1, least);
      if (p < 0) {
        return;
      }
    }
  }

  /** Where the tag begins that a place is in, -1 where it is in none. */
  private int opening(int inside, int least) {
    for (int p = inside - 1; p >= least; p--) {
      if (text[p] == '<') {
        return p;
      }
      if (text[p] == '>') {
        return -1;
      }
    }
    return -1;
  }

  /** Whether {@code >} behind this is no arrow and compares nothing. */
  private static boolean mayEndTag(byte b) {
    return !isBlank(b) && b != '-' && b != '=';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
