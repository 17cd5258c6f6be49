package io.ledgerline.inspection.normalise;

import java.util.ArrayDeque;
import java.util.Deque;

/** What HTML and Markdown keep out of sight: comments, hidden elements, attributes, link titles. */
final class HiddenMarkup implements Hideout {
  private static final int LONGEST_TAG = 2048;
  private static final int FEWEST = 12;
  private static final int DEEPEST = 64;

  private static final String[] HIDING = {
    "display:none",
    "visibility:hidden",
    "opacity:0",
    "font-size:0",
    "font-size:1px",
    "hidden",
    "color:white",
    "color:#fff",
    "aria-hidden",
    "left:-9",
    "top:-9",
    "text-indent:-9",
    "clip:rect",
    "height:0",
    "width:0",
    "sr-only",
    "color:transparent",
    "<template",
    "<noscript"
  };

  private static final String[] SPEAKING = {
    "alt=", "title=", "aria-label=", "content=", "placeholder=", "value=", "data-", "summary="
  };

  /** An element that hides what is in it. */
  private record Hidden(String name, int from) {}

  /** Comments of a text, most of which have none. Not thread-safe. */
  private static final class Comments {
    private static final int UNKNOWN = -2;

    private final MappedText raw;
    private int lastEnd = UNKNOWN;

    Comments(MappedText raw) {
      this.raw = raw;
    }

    /** Where the last one ends, so that one without an end is not searched for one; -1 for none. */
    int lastEnd() {
      if (lastEnd == UNKNOWN) {
        lastEnd = raw.length() - 3;
        while (lastEnd >= 0 && !(raw.charAt(lastEnd) == '-' && stands(raw, lastEnd, "-->"))) {
          lastEnd--;
        }
        lastEnd = Math.max(lastEnd, -1);
      }
      return lastEnd;
    }
  }

  @Override
  public int needs() {
    return Traits.MARKUP;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText raw = layer.raw();
    Deque<Hidden> open = new ArrayDeque<>();
    var comments = new Comments(raw);
    int[] next = {0};
    Segments.of(
        layer,
        raw,
        needs(),
        (from, to) -> {
          char[] chars = raw.array();
          int at = Math.max(from, next[0]);
          while (at < to) {
            char c = chars[at];
            at = c > ']' || c < '<' ? at + 1 : next(layer, at, comments, open, sink);
          }
          next[0] = at;
        });
  }

  /** Reads what stands at a character; the offset behind it. */
  private static int next(Layer layer, int at, Comments comments, Deque<Hidden> open, Sink sink) {
    MappedText raw = layer.raw();
    char c = raw.charAt(at);
    if (c == '<') {
      return angle(layer, at, comments, open, sink);
    }
    if (c == '[' && (at == 0 || raw.charAt(at - 1) == '\n')) {
      return reference(raw, at, sink);
    }
    if (c == ']' && at + 1 < raw.length() && raw.charAt(at + 1) == '(') {
      return target(raw, at + 2, sink);
    }
    return at + 1;
  }

  private static int angle(Layer layer, int at, Comments comments, Deque<Hidden> open, Sink sink) {
    MappedText raw = layer.raw();
    if (stands(raw, at, "<!--")) {
      int lastEnd = comments.lastEnd();
      if (lastEnd < at + 4) {
        return at + 4;
      }
      int close = find(raw, at + 4, "-->", lastEnd + 1);
      give(raw, at + 4, close, Step.COMMENT, sink);
      return close + 3;
    }
    int end = tagEnd(raw, at);
    if (end < 0) {
      return at + 1;
    }
    String tag = squeezed(raw, at, end);
    if (tag.startsWith("</")) {
      close(raw, at, tag, open, sink);
      return end;
    }
    for (String attribute : SPEAKING) {
      int value = tag.indexOf(attribute);
      if (value > 0) {
        attributes(raw, at, end, sink);
        break;
      }
    }
    if (hides(tag) && !tag.endsWith("/>") && open.size() < DEEPEST) {
      open.push(new Hidden(name(tag), end));
    }
    return end;
  }

  private static void close(MappedText raw, int at, String tag, Deque<Hidden> open, Sink sink) {
    Hidden top = open.peek();
    if (top != null && tag.equals("</" + top.name() + ">")) {
      open.pop();
      give(raw, top.from(), at, Step.HIDDEN_STYLE, sink);
    }
  }

  /** Whether a tag, without spaces and in lower case, hides its element. */
  static boolean hides(String tag) {
    for (String sign : HIDING) {
      if (tag.contains(sign)
          && !tag.contains("overflow:hidden")
          && !tag.contains("type=\"hidden")) {
        return true;
      }
    }
    return false;
  }

  private static String name(String tag) {
    int end = 1;
    while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
      end++;
    }
    return tag.substring(1, end);
  }

  /** The tag in lower case without spaces, but with one after its name. */
  static String squeezed(CharSequence raw, int from, int to) {
    var tag = new StringBuilder(to - from);
    boolean named = false;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c > ' ') {
        tag.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      } else if (!named) {
        tag.append(' ');
        named = true;
      }
    }
    return tag.toString();
  }

  /** Offset behind the tag that begins at {@code at}, or -1 if none does. */
  static int tagEnd(CharSequence raw, int at) {
    int next = at + 1;
    if (next >= raw.length()
        || !(raw.charAt(next) == '/' || Character.isLetter(raw.charAt(next)))) {
      return -1;
    }
    int most = Math.min(raw.length(), at + LONGEST_TAG);
    for (int i = next; i < most; i++) {
      char c = raw.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '<') {
        return -1;
      }
    }
    return -1;
  }

  /** Quoted values of a tag. */
  private static void attributes(MappedText raw, int from, int to, Sink sink) {
    int at = from;
    while (at < to) {
      char quote = raw.charAt(at);
      if (quote != '"' && quote != '\'') {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < to && raw.charAt(end) != quote) {
        end++;
      }
      give(raw, at + 1, end, Step.ATTRIBUTE, sink);
      at = end + 1;
    }
  }

  /** {@code [id]: address "title"} and {@code [//]: # (comment)}. */
  private static int reference(MappedText raw, int at, Sink sink) {
    int line = at;
    int colon = -1;
    while (line < raw.length() && raw.charAt(line) != '\n' && line - at < LONGEST_TAG) {
      if (colon < 0 && raw.charAt(line) == ']' && line + 1 < raw.length()) {
        colon = raw.charAt(line + 1) == ':' ? line + 2 : raw.length();
      }
      line++;
    }
    if (colon >= 0 && colon < line) {
      give(raw, colon, line, Step.ATTRIBUTE, sink);
      return line;
    }
    return at + 1;
  }

  /** {@code (address "title")} behind a link or image. */
  private static int target(MappedText raw, int at, Sink sink) {
    int most = Math.min(raw.length(), at + LONGEST_TAG);
    int end = at;
    int quote = -1;
    while (end < most && raw.charAt(end) != '\n' && raw.charAt(end) != ')') {
      if (quote < 0 && raw.charAt(end) == '"') {
        quote = end + 1;
      }
      end++;
    }
    if (quote > 0) {
      give(raw, quote, end, Step.ATTRIBUTE, sink);
    }
    return Math.max(at, end);
  }

  private static void give(MappedText raw, int from, int to, Step step, Sink sink) {
    if (to - from < FEWEST) {
      return;
    }
    if (to - from > sink.room()) {
      sink.unread(raw.sourceEnd(to - 1) - (long) raw.sourceStart(from));
      return;
    }
    sink.found(raw.slice(from, to), step);
  }

  private static boolean stands(MappedText raw, int at, String what) {
    if (at + what.length() > raw.length()) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (raw.charAt(at + i) != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int find(MappedText raw, int from, String what, int to) {
    for (int i = from; i < to; i++) {
      if (raw.charAt(i) == what.charAt(0) && stands(raw, i, what)) {
        return i;
      }
    }
    return -1;
  }
}
