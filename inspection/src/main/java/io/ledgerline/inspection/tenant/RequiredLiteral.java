package io.ledgerline.inspection.tenant;

import java.nio.charset.StandardCharsets;

/**
 * A text that every match of an expression holds, read off the expression without understanding all
 * of it: what is not plainly required is passed over. So a pattern need not run over a text that
 * does not hold it.
 */
final class RequiredLiteral {
  private static final String PASSED = "dDwWsS";
  private static final String EMPTY = "bBAz";

  private final String expression;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private RequiredLiteral(String expression) {
    this.expression = expression;
  }

  /** The longest such text as UTF-8; empty where none is plain to see. */
  static byte[] of(String expression) {
    var literal = new RequiredLiteral(expression);
    return (literal.read() ? literal.longest : "").getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the expression is of a form that is understood. */
  private boolean read() {
    while (at < expression.length()) {
      char c = expression.charAt(at++);
      boolean understood =
          switch (c) {
            case '\\' -> escape();
            case '[' -> passClass();
            case '(' -> passGroup();
            case '|', ')', ']', '}' -> false;
            case '.', '^', '$' -> endRun();
            case '*', '+', '?', '{' -> repetition(c);
            default -> literal(c);
          };
      if (!understood) {
        return false;
      }
    }
    return endRun();
  }

  private boolean literal(char c) {
    run.append(c);
    return true;
  }

  private boolean endRun() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
    return true;
  }

  private boolean escape() {
    if (at == expression.length()) {
      return false;
    }
    char c = expression.charAt(at++);
    if (EMPTY.indexOf(c) >= 0) {
      return true;
    }
    if (PASSED.indexOf(c) >= 0) {
      return endRun();
    }
    return c < 128 && !Character.isLetterOrDigit(c) && literal(c);
  }

  /** What is repeated may not be there at all. */
  private boolean repetition(char c) {
    if (run.length() > 0) {
      int from = run.offsetByCodePoints(run.length(), -1);
      run.delete(from, run.length());
    }
    if (c == '{') {
      int end = expression.indexOf('}', at);
      if (end < 0) {
        return false;
      }
      at = end + 1;
    }
    return endRun();
  }

  private boolean passClass() {
    endRun();
    if (at < expression.length() && expression.charAt(at) == '^') {
      at++;
    }
    if (at < expression.length() && expression.charAt(at) == ']') {
      at++;
    }
    while (at < expression.length()) {
      char c = expression.charAt(at++);
      if (c == ']') {
        return true;
      }
      if (c == '[' || c == '\\' && at++ == expression.length()) {
        return false; // a named class within: not worth understanding
      }
    }
    return false;
  }

  private boolean passGroup() {
    endRun();
    boolean plain = !expression.startsWith("?", at) || expression.startsWith("?:", at);
    int depth = 1;
    while (plain && at < expression.length()) {
      char c = expression.charAt(at++);
      switch (c) {
        case '(' -> {
          depth++;
          plain = !expression.startsWith("?", at) || expression.startsWith("?:", at);
        }
        case ')' -> depth--;
        case '\\' -> {
          plain = at < expression.length() && "QxpPC".indexOf(expression.charAt(at)) < 0;
          at++;
        }
        case '[' -> plain = passClass();
        default -> {
          // part of the group
        }
      }
      if (depth == 0) {
        return plain;
      }
    }
    return false;
  }
}
