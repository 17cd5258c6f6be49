package io.ledgerline.inspection.contact;

import java.util.ArrayList;
import java.util.List;

/**
 * What numbers may look like, in the part of regular expressions that numbering plans are written
 * in: digits, classes of digits, groups, alternatives, and how often. What is left of one behind a
 * digit is one again (Brzozowski, Derivatives of Regular Expressions, 1964).
 */
sealed interface Expression {
  /** No number at all. */
  Expression NOTHING = new Digit(0);

  /** The end of a number. */
  Expression END = new Row(List.of());

  /** Any digits, or none. */
  Expression ANYTHING = new Times(new Digit(0x3ff), 0, Integer.MAX_VALUE);

  /**
   * One digit.
   *
   * @param mask which ones, as bits
   */
  record Digit(int mask) implements Expression {}

  /** One behind the other; none is a row. */
  record Row(List<Expression> parts) implements Expression {}

  /** Any of some; none is nothing. */
  record Either(List<Expression> all) implements Expression {}

  /** The same so many times. */
  record Times(Expression one, int least, int most) implements Expression {}

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if there is more in it than this knows
   */
  static Expression of(String pattern) {
    var reader = new Reader(pattern);
    var all = reader.either();
    reader.end();
    return all;
  }

  /** Whether a number may end here. */
  default boolean mayEnd() {
    return switch (this) {
      case Digit digit -> false;
      case Row(var parts) -> parts.stream().allMatch(Expression::mayEnd);
      case Either(var all) -> all.stream().anyMatch(Expression::mayEnd);
      case Times(var one, int least, int most) -> least == 0 || one.mayEnd();
    };
  }

  /** What may follow a digit. */
  default Expression behind(int digit) {
    return switch (this) {
      case Digit(int mask) -> (mask >>> digit & 1) != 0 ? END : NOTHING;
      case Row(var parts) -> behind(parts, digit);
      case Either(var all) -> either(all.stream().map(one -> one.behind(digit)).toList());
      case Times(var one, int least, int most) -> {
        int more = most == Integer.MAX_VALUE ? most : most - 1;
        var first = one.behind(digit);
        yield first.equals(NOTHING)
            ? NOTHING
            : row(first, times(one, Math.max(0, least - 1), more));
      }
    };
  }

  private static Expression behind(List<Expression> parts, int digit) {
    var all = new ArrayList<Expression>();
    for (int i = 0; i < parts.size(); i++) {
      var first = parts.get(i).behind(digit);
      if (!first.equals(NOTHING)) {
        all.add(row(first, new Row(parts.subList(i + 1, parts.size()))));
      }
      if (!parts.get(i).mayEnd()) {
        break;
      }
    }
    return either(all);
  }

  private static Expression times(Expression one, int least, int most) {
    return most == 0 ? END : new Times(one, least, most);
  }

  private static Expression row(Expression first, Expression rest) {
    if (first.equals(NOTHING)) {
      return NOTHING;
    }
    var parts = new ArrayList<Expression>();
    for (var one : List.of(first, rest)) {
      if (one instanceof Row(var some)) {
        parts.addAll(some);
      } else {
        parts.add(one);
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Row(List.copyOf(parts));
  }

  private static Expression either(List<Expression> some) {
    var all = new ArrayList<Expression>();
    for (var one : some) {
      for (var part : one instanceof Either(var inner) ? inner : List.of(one)) {
        if (!part.equals(NOTHING) && !all.contains(part)) {
          all.add(part);
        }
      }
    }
    return all.isEmpty() ? NOTHING : all.size() == 1 ? all.getFirst() : new Either(all);
  }

  /** Reads a pattern from left to right. */
  final class Reader {
    private static final int ALL = 0x3ff;

    private final String pattern;
    private int at;

    private Reader(String pattern) {
      this.pattern = pattern;
    }

    private Expression either() {
      var all = new ArrayList<Expression>();
      do {
        all.add(row());
      } while (took("|"));
      return Expression.either(all);
    }

    private Expression row() {
      Expression row = END;
      while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
        row = Expression.row(row, times());
      }
      return row;
    }

    private Expression times() {
      var one = one();
      if (took("?")) {
        return Expression.times(one, 0, 1);
      }
      if (!took("{")) {
        return one;
      }
      int least = number();
      int most = took(",") ? number() : least;
      expect("}");
      return Expression.times(one, least, most);
    }

    private Expression one() {
      if (took("(?:")) {
        var inner = either();
        expect(")");
        return inner;
      }
      if (took("\\d")) {
        return new Digit(ALL);
      }
      if (!took("[")) {
        return new Digit(1 << digit());
      }
      int mask = 0;
      while (!took("]")) {
        int first = digit();
        int last = took("-") ? digit() : first;
        for (int digit = first; digit <= last; digit++) {
          mask |= 1 << digit;
        }
      }
      return new Digit(mask);
    }

    private int number() {
      int number = digit();
      while (at < pattern.length() && Character.isDigit(pattern.charAt(at))) {
        number = number * 10 + digit();
      }
      return number;
    }

    private int digit() {
      int digit = at < pattern.length() ? Character.digit(pattern.charAt(at), 10) : -1;
      if (digit < 0) {
        throw unknown();
      }
      at++;
      return digit;
    }

    private boolean took(String sign) {
      boolean stands = pattern.startsWith(sign, at);
      at += stands ? sign.length() : 0;
      return stands;
    }

    private void expect(String sign) {
      if (!took(sign)) {
        throw unknown();
      }
    }

    private void end() {
      if (at < pattern.length()) {
        throw unknown();
      }
    }

    private IllegalArgumentException unknown() {
      return new IllegalArgumentException("pattern: " + pattern + " at " + at);
    }
  }
}
