package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.scan.Category.FINANCIAL_DATA;
import static io.ledgerline.inspection.scan.Category.GOV_ID;
import static io.ledgerline.inspection.scan.Category.PCI;
import static io.ledgerline.inspection.scan.Category.PHI;
import static io.ledgerline.inspection.scan.Category.PII;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Subject;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Topics;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Accounts, passports, licences, record numbers: nothing but their label tells what they are. */
final class LabelledRule implements Rule {
  private static final int MOST = 20;
  private static final int MOST_GROUPS = 5;

  static final List<LabelledForm> FORMS =
      List.of(
          form("US_BANK_ACCOUNT", Rank.BANK, FINANCIAL_DATA, Topic.ACCOUNT, LabelledRule::account),
          form("US_PASSPORT", Rank.NUMBER, GOV_ID, Topic.PASSPORT, LabelledRule::usPassport),
          form("UK_PASSPORT", Rank.NUMBER, GOV_ID, Topic.PASSPORT, LabelledRule::ukPassport),
          form("US_DRIVER_LICENSE", Rank.NUMBER, GOV_ID, Topic.DRIVER, LabelledRule::driver),
          form("MRN", Rank.NUMBER, PHI, Topic.MRN, LabelledRule::record),
          form("HEALTH_PLAN_ID", Rank.NUMBER, PHI, Topic.HEALTH_PLAN, LabelledRule::record),
          form("LICENCE_NUMBER", Rank.NUMBER, PII, Topic.LICENCE, LabelledRule::record),
          form("EMPLOYEE_ID", Rank.NUMBER, PII, Topic.EMPLOYEE, LabelledRule::record),
          form("UK_SORT_CODE", Rank.BANK, FINANCIAL_DATA, Topic.SORT_CODE, (v, n) -> n == 6),
          form("CVV", Rank.NUMBER, PCI, Topic.CVV, (v, n) -> n == 3 || n == 4));

  private static final Topics TOPICS = Topics.of(FORMS.stream().map(LabelledForm::topic).toList());

  @Override
  public List<Kind> kinds() {
    return FORMS.stream().map(LabelledForm::kind).toList();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.DIGITS.atMost(MOST));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) > MOST || Runs.continues(text, token)) {
      return;
    }
    int first = token;
    if (token > 0
        && text.length(token - 1) <= 3
        && text.gapLength(token) == 1
        && (text.gap(token) & ByteClass.DASH) != 0
        && (text.shape(token - 1) & ~ByteClass.UPPER) == 0) {
      first = token - 1;
    }
    if (!text.mayBeAbout(Subject.LABELLED, first, token + MOST_GROUPS)) {
      return;
    }
    int last = end(text, token);
    if (isDate(text, first, last)) {
      return;
    }
    Context context = text.around(first, last);
    if (!context.near(TOPICS) || IbanRule.isInside(text, first)) {
      return;
    }
    byte[] v = text.scratch();
    int n = 0;
    for (int i = first; i <= last; i++) {
      int size = Runs.characters(text, i, v, n);
      if (size < 0 || n + size > MOST) {
        return;
      }
      n += size;
    }
    for (var form : FORMS) {
      int permille = form.confidence(context);
      if (permille > 0 && form.form().passes(v, n)) {
        sink.add(form.kind(), text.start(first), text.end(last), permille);
      }
    }
  }

  /** {@code MRN 4471902, admitted 03/14/2024}: a day is no number of anybody. */
  private static boolean isDate(Text text, int first, int last) {
    if (last != first + 2 || !text.isDigits(first) || !text.isDigits(last)) {
      return false;
    }
    int sign = text.at(text.end(first));
    boolean years =
        text.length(first) == 4 && text.length(last) <= 2
            || text.length(first) <= 2 && text.length(last) == 4;
    return years
        && text.length(first + 1) <= 2
        && (sign == '/' || sign == '.' || sign == '-')
        && text.joins(first + 1, sign)
        && text.joins(last, sign);
  }

  /** Digits in groups go on; letters only where nothing but a dash stands between. */
  private static int end(Text text, int token) {
    int last = token;
    while (last < token + MOST_GROUPS
        && text.has(last + 1)
        && Runs.groups(text, last + 1)
        && (Runs.isNumber(text, last + 1)
            || (text.gap(last + 1) & ByteClass.DASH) != 0
                && (text.shape(last + 1) & ByteClass.LOWER) == 0)) {
      last++;
    }
    return last;
  }

  private static LabelledForm form(
      String type,
      Rank rank,
      io.ledgerline.inspection.scan.Category category,
      Topic topic,
      Check form) {
    return new LabelledForm(Kind.of(type, rank, category), topic, form);
  }

  private static boolean account(byte[] v, int n) {
    return n >= 6 && n <= 17 && digits(v, 0, n);
  }

  private static boolean usPassport(byte[] v, int n) {
    return n == 9 && (CheckDigits.isDigit(v[0]) || CheckDigits.isLetter(v[0])) && digits(v, 1, n);
  }

  private static boolean ukPassport(byte[] v, int n) {
    return n == 9 && CheckDigits.isLetter(v[0]) && CheckDigits.isLetter(v[1]) && digits(v, 2, n);
  }

  /** The forms of the larger states: digits only, or a letter and digits (AAMVA). */
  private static boolean driver(byte[] v, int n) {
    if (digits(v, 0, n)) {
      return n >= 7 && n <= 10 || n == 12;
    }
    if (CheckDigits.isLetter(v[0]) && digits(v, 1, n)) {
      return n >= 7 && n <= 9 || n >= 12 && n <= 15;
    }
    return CheckDigits.isLetter(v[0])
        && CheckDigits.isLetter(v[1])
        && (digits(v, 2, n) && n == 8 || n == 12);
  }

  private static boolean record(byte[] v, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += CheckDigits.isDigit(v[i]) ? 1 : 0;
    }
    return n >= 5 && n <= 14 && count * 2 >= n;
  }

  private static boolean digits(byte[] v, int from, int n) {
    for (int i = from; i < n; i++) {
      if (!CheckDigits.isDigit(v[i])) {
        return false;
      }
    }
    return true;
  }
}
