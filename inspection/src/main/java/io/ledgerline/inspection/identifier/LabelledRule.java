package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.scan.Category.FINANCIAL_DATA;
import static io.ledgerline.inspection.scan.Category.GOV_ID;
import static io.ledgerline.inspection.scan.Category.PCI;
import static io.ledgerline.inspection.scan.Category.PHI;
import static io.ledgerline.inspection.scan.Category.PII;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Subject;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Topics;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Accounts, passports, licences, record numbers: nothing but their label tells what they are. */
final class LabelledRule implements Rule {
  private static final int MOST = 40;
  private static final int MOST_GROUPS = 5;
  private static final int MOST_SERIES = 3;
  private static final int LEAST_DIGITS = 4;
  private static final int MOST_STAFF = 8;
  private static final int[] UUID = {8, 4, 4, 4, 12};

  /** Of all of them: they grow together, with the words that labels are made of. */
  private static final int VERSION = 9;

  static final List<LabelledForm> FORMS =
      List.of(
          form(
              "US_BANK_ACCOUNT", Rank.BANK, FINANCIAL_DATA, Topic.ACCOUNT, LabelledChecks::account),
          form("US_PASSPORT", Rank.NUMBER, GOV_ID, Topic.PASSPORT, LabelledChecks::usPassport),
          form("UK_PASSPORT", Rank.NUMBER, GOV_ID, Topic.PASSPORT, LabelledChecks::ukPassport),
          form("US_DRIVER_LICENSE", Rank.NUMBER, GOV_ID, Topic.DRIVER, LabelledChecks::driver),
          written("DRIVING_LICENCE", Topic.DRIVER, LabelledChecks::otherDriver),
          form("TAX_NUMBER", Rank.NUMBER, GOV_ID, Topic.TAX_ID, LabelledChecks::taxNumber),
          form("DEVICE_ID", Rank.NUMBER, PII, Topic.DEVICE, LabelledChecks::deviceHex),
          written("DEVICE_ID", PII, Topic.DEVICE, LabelledChecks::serial),
          form("DEVICE_ID", Rank.NUMBER, PII, Topic.ICCID, LabelledChecks::subscriber),
          form("MRN", Rank.NUMBER, PHI, Topic.MRN, LabelledChecks::record),
          form("HEALTH_PLAN_ID", Rank.NUMBER, PHI, Topic.HEALTH_PLAN, LabelledChecks::healthPlan),
          form("LICENCE_NUMBER", Rank.NUMBER, PII, Topic.LICENCE, LabelledChecks::record),
          written("PASSPORT", Topic.PASSPORT, LabelledChecks::passport),
          written("IDENTITY_CARD", Topic.PERSONALAUSWEIS, LabelledChecks::identityCard),
          written("NATIONAL_ID", Topic.CITIZEN_ID, LabelledChecks::nationalId),
          state(Topic.EGN, StateChecks::bulgaria),
          state(Topic.AT_SVNR, StateChecks::austria),
          state(Topic.KENNITALA, StateChecks::iceland),
          state(Topic.NSS, StateChecks::socialSecurity),
          state(Topic.AFM, StateChecks::greece),
          state(Topic.INN, StateChecks::russia),
          state(Topic.RNOKPP, StateChecks::ukraine),
          state(Topic.IQAMA, StateChecks::saudiArabia),
          business(Topic.PARTITA_IVA, BusinessChecks::italy),
          business(Topic.SIREN, BusinessChecks::france),
          business(Topic.REGON, BusinessChecks::poland),
          business(Topic.NIT, BusinessChecks::colombia),
          business(Topic.RUC, BusinessChecks::ruc),
          form("MEMBER_ID", Rank.NUMBER, PII, Topic.MEMBER, LabelledChecks::record),
          form("MEMBER_ID", Rank.NUMBER, PII, Topic.CUSTOMER, LabelledChecks::record),
          written("MEMBER_ID", PII, Topic.ACCOUNT, LabelledChecks::customerAccount),
          form("FILE_NUMBER", Rank.NUMBER, PII, Topic.FILE, LabelledChecks::record),
          written("FILE_NUMBER", PII, Topic.CONTRACT, LabelledChecks::contract),
          form("EMPLOYEE_ID", Rank.NUMBER, PII, Topic.EMPLOYEE, LabelledChecks::record),
          form("ACCESS_CODE", Rank.NUMBER, PII, Topic.ACCESS_CODE, LabelledChecks::accessCode),
          form("UK_SORT_CODE", Rank.BANK, FINANCIAL_DATA, Topic.SORT_CODE, (v, n) -> n == 6),
          form("CVV", Rank.NUMBER, PCI, Topic.CVV, (v, n) -> n == 3 || n == 4));

  private static final Kind ACCOUNT = kind(Topic.ACCOUNT);
  private static final Kind SORT_CODE = kind(Topic.SORT_CODE);
  private static final Kind EMPLOYEE = kind(Topic.EMPLOYEE);
  private static final Kind NATIONAL = kind(Topic.CITIZEN_ID);

  /** {@code EMP-00719}: the prefix says what it is. */
  private static final int BY_PREFIX = 600;

  private static final int LABELLED = 900;
  private static final long EMP = Fold.hash("emp");
  private static final Set<Long> ABBREVIATIONS = Fold.hashes("no nr num id n of is in");

  private static final Topics TOPICS = Topics.of(FORMS.stream().map(LabelledForm::topic).toList());

  /** Of numbers that a check tells, too: {@code RUC 20100070970} is no series and a number. */
  private static final Topics CHECKED = Topics.of(List.copyOf(EnumSet.range(Topic.EGN, Topic.RUC)));

  @Override
  public List<Kind> kinds() {
    return Stream.concat(FORMS.stream().map(LabelledForm::kind), Stream.of(Plates.PLATE)).toList();
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
    VehiclePlates.at(text, token, sink);
    AsianPlates.at(text, token, sink);
    int first = token;
    if (token > 0
        && text.length(token - 1) <= 3
        && text.gapLength(token) == 1
        && (text.gap(token) & (ByteClass.DASH | ByteClass.SLASH)) != 0
        && (text.shape(token - 1) & ~ByteClass.UPPER) == 0) {
      first = token - 1;
    }
    if (first < token && isEmployee(text, token)) {
      sink.add(EMPLOYEE, text.start(first), text.end(token), BY_PREFIX);
    }
    int account = first == token ? SortCode.account(text, token) : -1;
    boolean plain = account > 0 && SortCode.isPlain(text, token, account);
    if (!plain
        && !text.mayBeAbout(Subject.LABELLED, first, token + MOST_GROUPS)
        && !(hasLetters(text, first, token)
            && text.mayBeAbout(Subject.CARD, first, token + MOST_GROUPS))) {
      return;
    }
    Plates.at(text, token, sink);
    int code = token + SortCode.GROUPS - 1;
    if (plain || account > 0 && text.around(token, code).has(Topic.SORT_CODE)) {
      sink.add(SORT_CODE, text.start(token), text.end(code), LABELLED);
      sink.add(ACCOUNT, text.start(account), text.end(account), LABELLED);
      return;
    }
    if (HongKongCard.isOne(text, token)) {
      HongKongCard.at(text, token, NATIONAL, sink);
      return;
    }
    int last = end(text, token);
    if (OtherNumbers.isDate(text, first, last) || OtherNumbers.isAddress(text, token, last)) {
      return;
    }
    boolean checked = decide(text, first, last, false, sink);
    if (!checked && first == token && text.isDigits(token) && isBehindSeries(text, token)) {
      decide(text, token - 1, token, true, sink);
    }
  }

  /** Whether its label is one whose numbers have no letters before them. */
  private static boolean decide(Text text, int first, int last, boolean written, Sink sink) {
    Context context = text.around(first, last);
    if (!context.near(TOPICS) || IbanRule.isInside(text, first)) {
      return false;
    }
    byte[] v = text.scratch();
    int n = 0;
    int shape = 0;
    for (int i = first; i <= last; i++) {
      int size = Runs.characters(text, i, v, n);
      if (size < 0 || n + size > MOST) {
        return false;
      }
      n += size;
      shape |= text.shape(i);
    }
    boolean upper = (shape & ByteClass.LOWER) == 0;
    for (var form : FORMS) {
      boolean fits = form.written() ? upper : !written || form.topic() == Topic.PASSPORT;
      int permille = fits ? form.confidence(context) : 0;
      boolean group = form.topic() == Topic.CVV && isCardGroup(text, first);
      boolean version = form.topic() == Topic.DRIVER && isVersion(text, first, last);
      boolean inn = form.topic() == Topic.INN && first != last; // nobody groups it; hotels do
      if (permille > 0 && !group && !version && !inn && form.form().passes(v, n)) {
        sink.add(form.kind(), text.start(first), text.end(last), permille);
      }
    }
    return context.near(CHECKED);
  }

  /**
   * {@code 4539 1488 0343 6467 cvv 123}: the last group of a card, beside the word for its code.
   */
  private static boolean isCardGroup(Text text, int token) {
    return text.length(token) == LEAST_DIGITS
        && text.isDigits(token - 1)
        && text.length(token - 1) >= LEAST_DIGITS
        && text.gapLength(token) == 1
        && (text.gap(token) & (ByteClass.SPACE | ByteClass.DASH)) != 0;
  }

  /** {@code driver 535.129.03}: of a program. */
  private static boolean isVersion(Text text, int first, int last) {
    return last > first && (text.gap(last) & ByteClass.DOT) != 0;
  }

  /** {@code AK 553801}: the letters of a series, which are no word of the label. */
  private static boolean isBehindSeries(Text text, int token) {
    return text.joins(token, ' ')
        && text.length(token - 1) <= MOST_SERIES
        && text.shape(token - 1) == ByteClass.UPPER
        && !ABBREVIATIONS.contains(text.hash(token - 1))
        && !text.is(token - 1, WordClass.CURRENCY)
        && Runs.mayEnd(text, token);
  }

  /** Letters in it or before it; the cards of this rule have some. */
  private static boolean hasLetters(Text text, int first, int token) {
    return first < token || !text.isDigits(token) || isBehindSeries(text, token);
  }

  private static boolean isEmployee(Text text, int token) {
    return text.hash(token - 1) == EMP
        && text.isDigits(token)
        && text.length(token) >= LEAST_DIGITS
        && text.length(token) <= MOST_STAFF
        && Runs.mayEnd(text, token);
  }

  /** Digits in groups go on; letters only where nothing but a dash stands between. */
  private static int end(Text text, int token) {
    if (isUuid(text, token)) {
      return token + UUID.length - 1;
    }
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

  /** Five groups of letters and digits, as RFC 9562 prints them. */
  private static boolean isUuid(Text text, int first) {
    for (int i = 0; i < UUID.length; i++) {
      int token = first + i;
      if (!text.has(token) || text.length(token) != UUID[i] || i > 0 && !text.joins(token, '-')) {
        return false;
      }
    }
    return true;
  }

  private static LabelledForm form(
      String type,
      Rank rank,
      io.ledgerline.inspection.scan.Category category,
      Topic topic,
      Check form) {
    return new LabelledForm(new Kind(type, VERSION, rank, category), topic, form, false);
  }

  private static LabelledForm written(String type, Topic topic, Check form) {
    return written(type, GOV_ID, topic, form);
  }

  private static LabelledForm written(
      String type, io.ledgerline.inspection.scan.Category category, Topic topic, Check form) {
    return new LabelledForm(new Kind(type, VERSION, Rank.NUMBER, category), topic, form, true);
  }

  private static LabelledForm state(Topic topic, Check form) {
    return form("NATIONAL_ID", Rank.NUMBER, GOV_ID, topic, form);
  }

  private static LabelledForm business(Topic topic, Check form) {
    return form("BUSINESS_NUMBER", Rank.NUMBER, PII, topic, form);
  }

  private static Kind kind(Topic topic) {
    return FORMS.stream().filter(form -> form.topic() == topic).findFirst().orElseThrow().kind();
  }
}
