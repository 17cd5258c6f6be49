package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Set;

/**
 * Where a paragraph, an item or a cell of HTML begins and ends: no sentence goes on there. Tags
 * within sentences ({@code <b>}, {@code <span>}, {@code <a>}) are none of these.
 */
final class BlockTags {
  private static final int LONGEST_NAME = 10;

  /** The longest tag, its attributes included, whose end is known for one. */
  private static final int LONGEST = 512;

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "br",
          "caption",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "head",
          "header",
          "hr",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "option",
          "p",
          "pre",
          "script",
          "section",
          "select",
          "style",
          "summary",
          "table",
          "tbody",
          "td",
          "template",
          "textarea",
          "tfoot",
          "th",
          "thead",
          "title",
          "tr",
          "ul");

  private BlockTags() {}

  /** Whether such a tag, or a comment, begins at an offset. */
  static boolean beginsAt(byte[] utf8, int at) {
    if (at + 1 >= utf8.length || utf8[at] != '<') {
      return false;
    }
    if (stands(utf8, at, "<!--")) {
      return true;
    }
    int name = at + 1;
    if (utf8[name] == '\\') {
      name++; // as strings of JSON write a closing tag
    }
    if (name < utf8.length && utf8[name] == '/') {
      name++;
    }
    int end = name;
    while (end < utf8.length && end - name <= LONGEST_NAME && isName(utf8[end])) {
      end++;
    }
    boolean closed = end < utf8.length && " \t\n\r/>\\".indexOf(utf8[end]) >= 0;
    return closed && BLOCKS.contains(ascii(utf8, name, end).toLowerCase(Locale.ROOT));
  }

  /** Whether such a tag, or a comment, ends right before an offset. */
  static boolean endsBefore(byte[] utf8, int at) {
    if (at < 1 || utf8[at - 1] != '>') {
      return false;
    }
    if (at >= 3 && stands(utf8, at - 3, "-->")) {
      return true;
    }
    int least = Math.max(0, at - LONGEST);
    for (int p = at - 2; p >= least && utf8[p] != '>'; p--) {
      if (utf8[p] == '<') {
        return beginsAt(utf8, p);
      }
    }
    return false;
  }

  private static boolean stands(byte[] utf8, int at, String ascii) {
    return at + ascii.length() <= utf8.length && ascii(utf8, at, at + ascii.length()).equals(ascii);
  }

  private static String ascii(byte[] utf8, int from, int to) {
    return new String(utf8, from, to - from, ISO_8859_1);
  }

  private static boolean isName(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '1' && b <= '6';
  }
}
