package io.ledgerline.inspection.output;

import io.ledgerline.inspection.output.OutputFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a browser, a terminal or a spreadsheet would run if an answer were shown to it as it
 * is. Linear in the answer.
 */
public final class ActiveContent {
  private static final int LONGEST_TAG = 2048;
  private static final int MOST = 64;
  private static final String[] TAGS = {
    "script", "iframe", "object", "embed", "svg", "base", "form", "meta", "link", "applet"
  };
  private static final String[] SCHEMES = {"javascript:", "vbscript:", "data:text/html"};

  private ActiveContent() {}

  /** Script, event handlers and script addresses in markup; escapes that a terminal obeys. */
  public static List<OutputFinding> find(String answer) {
    List<OutputFinding> found = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < answer.length() && found.size() < MOST; i++) {
      char c = answer.charAt(i);
      if (c == '<' && i >= skipped) {
        skipped = tag(answer, i, found);
      } else if (c == '\u001B' || c == '\u009B' || c == '\u009D') {
        int end = Math.min(answer.length(), i + 2);
        found.add(new OutputFinding(Kind.TERMINAL_ESCAPE, i, end, "holds a terminal escape"));
      } else if (c == ':') {
        scheme(answer, i, found);
      }
    }
    return found;
  }

  /** Cells of comma- or tab-separated text that a spreadsheet would take for formulas. */
  public static List<OutputFinding> formulas(String table) {
    List<OutputFinding> found = new ArrayList<>();
    boolean cell = true;
    for (int i = 0; i < table.length() && found.size() < MOST; i++) {
      char c = table.charAt(i);
      if (cell && isFormula(table, i)) {
        found.add(
            new OutputFinding(Kind.SPREADSHEET_FORMULA, i, i + 1, "holds a spreadsheet formula"));
      }
      cell = c == ',' || c == ';' || c == '\t' || c == '\n' || cell && (c == '"' || c == ' ');
    }
    return found;
  }

  /** A sign before a number is a number, not a formula. */
  private static boolean isFormula(String table, int at) {
    char c = table.charAt(at);
    if (c == '=' || c == '@') {
      return at + 1 < table.length() && table.charAt(at + 1) > ' ' && table.charAt(at + 1) != '=';
    }
    boolean sign = c == '+' || c == '-';
    return sign
        && at + 1 < table.length()
        && Character.isLetter(table.charAt(at + 1))
        && table.indexOf('(', at) > 0
        && table.indexOf('(', at) - at < 16;
  }

  private static int tag(String answer, int at, List<OutputFinding> found) {
    int end = at + 1;
    int most = Math.min(answer.length(), at + LONGEST_TAG);
    while (end < most && answer.charAt(end) != '>' && answer.charAt(end) != '<') {
      end++;
    }
    String tag = answer.substring(at + 1, end).toLowerCase(Locale.ROOT);
    if (isActive(tag)) {
      found.add(
          new OutputFinding(Kind.ACTIVE_MARKUP, at, end, "holds markup that a browser would run"));
    }
    return end;
  }

  private static boolean isActive(String tag) {
    for (String name : TAGS) {
      if (tag.startsWith(name)
          && (tag.length() == name.length()
              || !Character.isLetterOrDigit(tag.charAt(name.length())))) {
        return true;
      }
    }
    return hasHandler(tag);
  }

  /** {@code on…=} as an attribute of a tag. */
  private static boolean hasHandler(String tag) {
    if (tag.isEmpty() || !Character.isLetter(tag.charAt(0))) {
      return false;
    }
    for (int at = tag.indexOf("on", 1); at > 0; at = tag.indexOf("on", at + 1)) {
      char before = tag.charAt(at - 1);
      if (before > ' ' && before != '/' && before != '"' && before != '\'') {
        continue;
      }
      int end = at + 2;
      while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
        end++;
      }
      if (end > at + 3 && end < tag.length() && tag.charAt(end) == '=') {
        return true;
      }
    }
    return false;
  }

  private static void scheme(String answer, int colon, List<OutputFinding> found) {
    for (String scheme : SCHEMES) {
      int length = scheme.indexOf(':');
      int begin = colon - length;
      if (begin >= 0
          && answer.regionMatches(true, begin, scheme, 0, scheme.length())
          && begin > 0
          && "(\"'=< ".indexOf(answer.charAt(begin - 1)) >= 0
          && colon + scheme.length() - length < answer.length()
          && answer.charAt(colon + scheme.length() - length) > ' ') {
        found.add(
            new OutputFinding(
                Kind.ACTIVE_MARKUP, begin, colon + 1, "holds an address that runs script"));
        return;
      }
    }
  }
}
