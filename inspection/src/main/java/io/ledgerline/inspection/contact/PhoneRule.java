package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.List;

/**
 * Telephone and fax numbers of 7 to 15 digits: international ones by their plan, national ones by
 * their plan and grouping or by a word such as "tel". Digits alone are none.
 */
public final class PhoneRule implements Rule {
  /** A telephone number. */
  public static final Kind PHONE = new Kind("PHONE", 7, Rank.CONTACT, Category.PII);

  private static final int LEAST = 7;
  private static final int MOST = 15;
  private static final int MOST_GROUPS = 7;
  private static final int MAY_JOIN = ByteClass.GROUPS | ByteClass.OTHER | ByteClass.HIGH;
  private static final int GROUP = 4;
  private static final int SURE = 950;

  /** Behind so many digits a sign between spaces parts two numbers. */
  private static final int WHOLE = 8;

  private static final int PART = 3;
  private static final int LABELLED = 900;
  private static final int SHAPED = 800;
  private static final int PLANNED = 650;

  private final NumberPlans plans = new NumberPlans();

  @Override
  public List<Kind> kinds() {
    return List.of(PHONE);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.number(LEAST, MOST),
        Trigger.number(1, LEAST - 1)
            .before(ByteClass.GROUPS | ByteClass.HIGH, "()")
            .near(Near.DIGIT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!text.isDigits(token) || isTooShort(text, token) || goesOn(text, token)) {
      return;
    }
    byte[] digits = text.scratch();
    int count = copy(text, token, digits, 0);
    int last = token;
    while (last < token + MOST_GROUPS && joins(text, last + 1)) {
      if (count + text.length(last + 1) > MOST + 2 || count >= WHOLE && isParted(text, last + 1)) {
        break;
      }
      count = copy(text, ++last, digits, count);
    }
    int end = text.end(last);
    if (isExtended(text, last + 1)) {
      int x = extension(text, last + 1);
      count = x > 0 && count < MOST ? copyUntil(text, last + 1, x, digits, count) : count;
      end = x > 0 ? text.end(last + 1) : end;
    } else if (isExtension(text, last + 1)) {
      end = text.end(last + 2);
    }
    if (count < LEAST || count > MOST + 2 || breaksOff(text, end)) {
      return;
    }
    int permille = confidence(text, token, last, digits, count);
    if (permille > 0) {
      sink.add(PHONE, start(text, token), end, permille);
    }
  }

  /** {@code 0171 2345678 / 0172 3456789}: two numbers. */
  private static boolean isParted(Text text, int token) {
    return text.gapLength(token) == PART
        && (text.gap(token) & (ByteClass.SLASH | ByteClass.DASH)) != 0;
  }

  /** Whether a number ends here that has fewer digits than any telephone number. */
  private static boolean isTooShort(Text text, int token) {
    int behind = text.at(text.end(token));
    return text.length(token) < LEAST
        && (behind < 0 || (ByteClass.of((byte) behind) & MAY_JOIN) == 0);
  }

  private int confidence(Text text, int first, int last, byte[] digits, int count) {
    int before = text.at(text.start(first) - 1);
    boolean plus = before == '+' || before == '(' && text.at(text.start(first) - 2) == '+';
    boolean zeros = count > 9 && digits[0] == '0' && digits[1] == '0' && text.length(first) > 1;
    boolean bracket = before == '(' && text.at(text.end(first)) == ')';
    if (Shapes.isExample(digits, count)) {
      return 0;
    }
    if (plus || zeros) {
      int from = plus ? 0 : 2;
      Context context = text.around(first, last);
      if (!plus && !context.isSoft() && !context.near(Topic.PHONE)) {
        return 0;
      }
      if (plans.isInternational(digits, from, count, text.kept().answers())) {
        return SURE;
      }
      boolean called = isSpokenOf(context) || last > first;
      return called && count - from >= 8 ? plus ? SHAPED : PLANNED : 0;
    }
    if (Shapes.isDate(text, first, last)
        || Shapes.isDecimal(text, first, last)
        || Shapes.isBook(text, first, last, digits, count)) {
      return 0;
    }
    Context context = text.around(first, last);
    if (context.near(Topic.PHONE) || context.isUnnamedNumber()) {
      return count <= 13 ? LABELLED : 0;
    }
    if (!context.isSoft() || Shapes.hasSlash(text, first, last)) {
      return 0;
    }
    if (bracket && last > first && count <= 12) {
      return SHAPED;
    }
    boolean grouped = last > first && last - first < 6;
    if (grouped && Shapes.isNorthAmerican(text, first, last)) {
      return plans.isNational(digits, 0, count, text.kept().answers())
          ? SHAPED
          : isSpokenOf(context) ? SHAPED : 0;
    }
    boolean labelledAround = isSpokenOf(context);
    boolean box =
        text.length(first) == 1 && text.isDigits(first + 1) && text.length(first + 1) == 1;
    if (grouped
        && !box // 0 0 608996 14618
        && digits[0] == '0'
        && count >= 9
        && plans.isNational(digits, 0, count, text.kept().answers())) {
      return PLANNED;
    }
    return labelledAround && count <= 12 ? SHAPED : 0;
  }

  private static boolean isSpokenOf(Context context) {
    return context.has(Topic.PHONE) || context.isUnnamedNumber();
  }

  private static int start(Text text, int first) {
    int start = text.start(first);
    boolean bracket = text.at(start - 1) == '(' && text.at(text.end(first)) == ')';
    if (bracket) {
      start--;
    }
    boolean plus = text.at(start - 1) == '+';
    return plus ? start - 1 : start;
  }

  /** Whether the digits continue what stands before: part of a code, a decimal, a longer number. */
  private static boolean goesOn(Text text, int token) {
    if (token == 0) {
      return false;
    }
    int before = text.at(text.start(token) - 1);
    boolean tight =
        before == '-'
            || before == '.'
            || before == '/'
            || before == '_'
            || before == ':' && text.isDigits(token - 1) && text.gapLength(token) == 1;
    boolean code =
        tight && text.gapLength(token) <= 2 && (text.shape(token - 1) & ByteClass.DIGIT) != 0;
    boolean number =
        text.isDigits(token - 1)
            && text.gapLength(token) == 1
            && (text.gap(token) & ByteClass.SPACE) != 0;
    boolean word = before == '.' && text.gapLength(token) == 1 && text.gapLength(token - 1) == 1;
    return code
        || word
            && !text.isDigits(token - 1)
            && text.length(token - 1) > 1
            && !isLabel(text, token - 1)
        || number && !isStandAlone(text, token - 1)
        || before == '$'
        || before == '#'
        || isCode(text, token);
  }

  /** {@code Tel.030 …}: a label, where {@code j.cell.2020} is a part of a name. */
  private static boolean isLabel(Text text, int token) {
    return text.at(text.start(token) - 1) != '.';
  }

  /** Behind a group of a code that is printed in fours, {@code NL96 ABNA 0436}. */
  private static boolean isCode(Text text, int token) {
    return text.length(token) <= GROUP
        && isGroup(text, token - 1)
        && text.joins(token, ' ')
        && (isCountry(text, token - 1)
            || isGroup(text, token - 2)
                && text.joins(token - 1, ' ')
                && isCountry(text, token - 2));
  }

  private static boolean isGroup(Text text, int token) {
    return text.has(token)
        && text.length(token) == GROUP
        && (text.shape(token) & ~(ByteClass.UPPER | ByteClass.DIGIT)) == 0;
  }

  /** A country's letters and two digits. */
  private static boolean isCountry(Text text, int token) {
    int at = text.start(token);
    return text.at(at + 1) >= 'A' && text.at(at + 2) <= '9' && text.at(at + 3) <= '9';
  }

  private static boolean isStandAlone(Text text, int token) {
    return text.length(token) > 9 || token == 0;
  }

  private static boolean joins(Text text, int token) {
    if (!text.isDigits(token) || text.gapLength(token) > 3) {
      return false;
    }
    int signs = ByteClass.SPACE | ByteClass.DASH | ByteClass.DOT | ByteClass.SLASH;
    int gap = text.gap(token);
    if ((gap & ~signs) == 0) {
      return (gap & ByteClass.DOT) == 0 || text.gapLength(token) == 1;
    }
    int brackets =
        text.at(text.start(token) - 1) == '(' || text.at(text.end(token - 1)) == ')'
            ? ByteClass.OTHER
            : 0;
    return (gap & ~(signs | brackets)) == 0 && text.at(text.start(token) - 1) != '+';
  }

  /** {@code 7509x385}: digits, x, digits. */
  private static boolean isExtended(Text text, int token) {
    return text.has(token)
        && text.shape(token) == (ByteClass.DIGIT | ByteClass.LOWER)
        && text.gapLength(token) == 1
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DASH | ByteClass.DOT)) == 0;
  }

  private static int extension(Text text, int token) {
    int x = -1;
    for (int p = text.start(token); p < text.end(token); p++) {
      if (text.at(p) == 'x' && x < 0) {
        x = p;
      } else if (text.at(p) > '9') {
        return -1;
      }
    }
    return x;
  }

  private static boolean isExtension(Text text, int token) {
    if (!text.isDigits(token + 1) || text.length(token + 1) > 6 || text.length(token) > 9) {
      return false;
    }
    int at = text.start(token);
    return text.gapLength(token) <= 3
        && text.gapLength(token + 1) <= 2
        && (text.startsWith(at, "ext")
            || text.startsWith(at, "Ext")
            || text.length(token) == 1 && text.at(at) == 'x');
  }

  private static int copy(Text text, int token, byte[] into, int at) {
    return copyUntil(text, token, text.end(token), into, at);
  }

  private static int copyUntil(Text text, int token, int end, byte[] into, int at) {
    int n = at;
    for (int p = text.start(token); p < end && n < into.length; p++) {
      into[n++] = (byte) text.at(p);
    }
    return n;
  }

  private static boolean breaksOff(Text text, int end) {
    int next = text.at(end);
    boolean sign = next == '-' || next == '/' || next == '_' || next == ':' || next == '.';
    return sign && text.goesOnAt(end + 1) || next == '%' || text.goesOnAt(end);
  }
}
