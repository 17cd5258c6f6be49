package io.ledgerline.inspection.rule;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * A pattern of a schema, whose search gives up once it has looked at more characters than any
 * pattern in good order needs: {@code (x+x+)+y} would go on for hours, on the thread that moves
 * everybody's bytes. The syntax is that of the runtime, which schemas are written for.
 */
final class BoundedPattern implements RegularExpression {
  private static final long MOST = 1_000_000;
  private static final long MOST_PER_CHARACTER = 100;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static RegularExpression of(String expression) {
    String plain = RegularExpressions.replaceDollarAnchors(expression);
    return new BoundedPattern(
        Pattern.compile(RegularExpressions.replaceLongformCharacterProperties(plain)));
  }

  /**
   * Whether it stands somewhere in a value.
   *
   * @throws TooLongException where that can't be told in time
   */
  @Override
  public boolean matches(String value) {
    try {
      return pattern.matcher(new Watched(value)).find();
    } catch (StackOverflowError e) {
      throw new TooLongException();
    }
  }

  /** That a search looked at too many characters. */
  static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("a pattern takes too long (expected: one that looks at each character a few times)");
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Watched implements CharSequence {
    private final String text;
    private long left;

    Watched(String text) {
      this.text = text;
      this.left = MOST + MOST_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int at) {
      if (--left < 0) {
        throw new TooLongException();
      }
      return text.charAt(at);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
