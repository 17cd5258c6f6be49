package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.scan.Category.FINANCIAL_DATA;
import static io.ledgerline.inspection.scan.Category.GOV_ID;
import static io.ledgerline.inspection.scan.Category.PCI;
import static io.ledgerline.inspection.scan.Category.PHI;
import static io.ledgerline.inspection.scan.Category.PII;
import static io.ledgerline.inspection.scan.Rank.BANK;
import static io.ledgerline.inspection.scan.Rank.CHECKED_ID;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Topic;
import java.util.ArrayList;
import java.util.List;

/** Every number of digits only that has a structure, by how many digits it has. */
final class NumberForms {
  static final Kind CREDIT_CARD = new Kind("CREDIT_CARD", 2, BANK, PCI);

  static final int LEAST_CARD = 12;
  static final int MOST_CARD = 19;

  /** By the number of digits. */
  private static final List<List<NumberForm>> BY_DIGITS = new ArrayList<>();

  /** Cards only, by the number of digits. */
  private static final List<List<NumberForm>> CARDS = new ArrayList<>();

  static final int MOST_DIGITS = 20;

  private static final NumberForm[][] FORMS_OF;
  private static final NumberForm[][] CARDS_OF;

  static {
    for (int digits = 0; digits <= MOST_DIGITS; digits++) {
      BY_DIGITS.add(new ArrayList<>());
      CARDS.add(new ArrayList<>());
    }
    america();
    europe();
    north();
    asia();
    more();
    things();
    FORMS_OF = arrays(BY_DIGITS);
    CARDS_OF = arrays(CARDS);
  }

  private NumberForms() {}

  private static NumberForm[][] arrays(List<List<NumberForm>> forms) {
    return forms.stream().map(list -> list.toArray(NumberForm[]::new)).toArray(NumberForm[][]::new);
  }

  /** The forms of so many digits, only cards where they stand inside of a longer row. */
  static NumberForm[] of(int digits, boolean inside) {
    return (inside ? CARDS_OF : FORMS_OF)[digits];
  }

  static List<Kind> kinds() {
    return BY_DIGITS.stream().flatMap(List::stream).map(NumberForm::kind).distinct().toList();
  }

  private static void america() {
    add("US_SSN", 9, AmericanChecks::ssn, 100, 700, "3-2-4", Topic.SSN, Topic.NATIONAL_ID);
    add("US_ITIN", 9, AmericanChecks::itin, 100, 700, "3-2-4", Topic.ITIN, Topic.TAX_ID);
    add("US_EIN", 9, AmericanChecks::ein, 0, 300, "2-7", Topic.EIN, Topic.TAX_ID);
    add(
        "US_ROUTING",
        BANK,
        FINANCIAL_DATA,
        9,
        AmericanChecks::routing,
        100,
        100,
        "",
        Topic.ROUTING);
    add("US_NPI", 10, AmericanChecks::npi, 300, 300, "", Topic.NPI);
    add("CA_SIN", 9, AmericanChecks::sin, 200, 400, "3-3-3", Topic.SIN);
    add("BR_CPF", 11, AmericanChecks::cpf, 450, 950, "3-3-3-2", Topic.CPF);
    add("BR_CNPJ", 14, AmericanChecks::cnpj, 600, 950, "2-3-3-4-2", Topic.CNPJ);
  }

  private static void europe() {
    add("UK_NHS", CHECKED_ID, PHI, 10, EuropeanChecks::nhs, 200, 450, "3-3-4", Topic.NHS);
    add("UK_UTR", 10, EuropeanChecks::utr, 200, 300, "5-5", Topic.UTR, Topic.TAX_ID);
    add(
        "DE_STEUER_ID",
        11,
        EuropeanChecks::steuerId,
        450,
        700,
        "2-3-3-3",
        Topic.STEUER_ID,
        Topic.TAX_ID);
    add("FR_NIR", 15, EuropeanChecks::nir, 900, 950, "1-2-2-2-3-3-2", Topic.NIR);
    add("PT_NIF", 9, EuropeanChecks::portugueseNif, 0, 0, "3-3-3", Topic.PT_NIF);
    add("HR_OIB", 11, EuropeanChecks::oib, 0, 0, "", Topic.OIB);
    add("NL_BSN", 9, EuropeanChecks::bsn, 200, 300, "4-2-3", Topic.BSN);
    add("NL_BSN", 8, EuropeanChecks::bsn, 50, 50, "", Topic.BSN);
    add("BE_NRN", 11, EuropeanChecks::rijksregister, 800, 950, "2-2-2-3-2 6-3-2", Topic.BE_NRN);
  }

  private static void north() {
    add("PL_NIP", 10, NorthernChecks::nip, 0, 300, "3-3-2-2 3-2-2-3", Topic.TAX_ID);
    add("PL_PESEL", 11, NorthernChecks::pesel, 450, 450, "", Topic.PESEL);
    add(
        "SE_PERSONNUMMER",
        10,
        NorthernChecks::personnummer,
        300,
        750,
        "6-4",
        Topic.PERSONNUMMER,
        Topic.SSN);
    add(
        "SE_PERSONNUMMER",
        12,
        NorthernChecks::personnummer,
        450,
        900,
        "8-4",
        Topic.PERSONNUMMER,
        Topic.SSN);
    add("FI_HETU", 10, NorthernChecks::hetu, 50, 800, "6-4", Topic.HETU, Topic.SSN);
    add("DK_CPR", 10, NorthernChecks::cpr, 50, 300, "6-4", Topic.CPR);
    add("NO_FNR", 11, NorthernChecks::fodselsnummer, 800, 850, "6-5", Topic.FNR, Topic.SSN);
    add("CH_AHV", 13, NorthernChecks::ahv, 900, 980, "3-4-4-2", Topic.AHV);
    add("TR_VKN", 10, NorthernChecks::vkn, 0, 300, "3-3-4", Topic.VKN);
    add("TR_TCKN", 11, NorthernChecks::tckn, 480, 480, "3-3-3-2", Topic.TCKN);
  }

  private static void asia() {
    add("AU_TFN", 9, AsianChecks::tfn, 200, 350, "3-3-3", Topic.TFN);
    add("AU_ABN", 11, AsianChecks::abn, 450, 700, "2-3-3-3", Topic.ABN);
    add(
        "AU_MEDICARE",
        CHECKED_ID,
        PHI,
        10,
        AsianChecks::medicare,
        200,
        600,
        "4-5-1",
        Topic.AU_MEDICARE);
    add(
        "AU_MEDICARE",
        CHECKED_ID,
        PHI,
        11,
        AsianChecks::medicare,
        200,
        600,
        "4-5-1-1 4-5-2",
        Topic.AU_MEDICARE);
    add("IN_AADHAAR", 12, AsianChecks::aadhaar, 450, 800, "4-4-4", Topic.AADHAAR);
    add("TH_NATIONAL_ID", 13, AsianChecks::thai, 450, 950, "1-4-5-2-1", Topic.THAI_ID);
    add("KR_RRN", 13, AsianChecks::rrn, 200, 750, "6-7", Topic.RRN);
    add("JP_MYNUMBER", 12, AsianChecks::myNumber, 200, 300, "4-4-4", Topic.MY_NUMBER);
    add("CN_RIC", 18, AsianChecks::residentId, 920, 920, "6-8-4", Topic.RIC);
    add(
        "ZA_ID",
        13,
        AsianChecks::southAfrica,
        600,
        800,
        "6-4-3 6-4-2-1",
        Topic.ZA_ID,
        Topic.NATIONAL_ID);
    add("IL_ID", 9, AsianChecks::israel, 100, 100, "", Topic.IL_ID);
  }

  private static void more() {
    add("AR_CUIT", 11, PersonalCodes::argentina, 300, 900, "2-8-1", Topic.PERSONAL_CODE);
    add("CL_RUT", 9, PersonalCodes::chile, 100, 900, "2-3-3-1", Topic.PERSONAL_CODE);
    add("CL_RUT", 8, PersonalCodes::chile, 50, 800, "1-3-3-1", Topic.PERSONAL_CODE);
    add("CL_RUT", 9, PersonalCodes::chile, 50, 100, "8-1", Topic.PERSONAL_CODE);
    add("CL_RUT", 8, PersonalCodes::chile, 50, 50, "7-1", Topic.PERSONAL_CODE);
    add(
        "BR_CNS",
        CHECKED_ID,
        PHI,
        15,
        PersonalCodes::brazilianHealth,
        100,
        600,
        "3-4-4-4",
        Topic.HEALTH_PLAN);
    add("RO_CNP", 13, PersonalCodes::romania, 700, 700, "", Topic.PERSONAL_CODE);
    add("RS_JMBG", 13, PersonalCodes::yugoslavia, 700, 700, "", Topic.PERSONAL_CODE);
    add("BALTIC_PERSONAL_CODE", 11, PersonalCodes::baltic, 600, 600, "", Topic.PERSONAL_CODE);
    add("BALTIC_PERSONAL_CODE", 11, PersonalCodes::latvia, 200, 700, "6-5", Topic.PERSONAL_CODE);
    add("CZ_RODNE_CISLO", 10, PersonalCodes::czech, 200, 600, "6-4", Topic.PERSONAL_CODE);
    add("GR_AMKA", 11, PersonalCodes::greece, 400, 400, "", Topic.PERSONAL_CODE);
    add("RU_SNILS", 11, PersonalCodes::russia, 200, 900, "3-3-3-2", Topic.PERSONAL_CODE);
    add("MY_NRIC", 12, PersonalCodes::malaysia, 100, 800, "6-2-4", Topic.PERSONAL_CODE, Topic.NRIC);
    add("AE_EMIRATES_ID", 15, PersonalCodes::emirates, 850, 980, "3-4-7-1", Topic.PERSONAL_CODE);
  }

  private static void things() {
    for (int digits = LEAST_CARD; digits <= MOST_CARD; digits++) {
      put(
          new NumberForm(
              CREDIT_CARD,
              digits,
              Groups.of("4-4-4-4", "4-6-5", "4-4-4-1", "4-4-4-4-3", "4-6-4"),
              List.of(Topic.CARD),
              CardChecks::card,
              700,
              850));
    }
    add(
        "IMEI",
        Rank.NUMBER,
        PII,
        15,
        CardChecks::imei,
        300,
        600,
        "2-6-6-1",
        Topic.IMEI,
        Topic.DEVICE);
    add(
        "HEALTH_CARD",
        CHECKED_ID,
        PHI,
        20,
        CardChecks::healthCard,
        900,
        950,
        "5-15",
        Topic.HEALTH_PLAN);
    add("ICCID", Rank.NUMBER, PII, 19, CardChecks::iccid, 700, 700, "4-4-4-4-3", Topic.ICCID);
    add("ICCID", Rank.NUMBER, PII, 20, CardChecks::iccid, 700, 700, "4-4-4-4-4", Topic.ICCID);
  }

  private static void add(
      String type,
      int digits,
      Check check,
      int alone,
      int grouped,
      String groups,
      Topic... topics) {
    add(type, CHECKED_ID, GOV_ID, digits, check, alone, grouped, groups, topics);
  }

  private static void add(
      String type,
      Rank rank,
      Category category,
      int digits,
      Check check,
      int alone,
      int grouped,
      String groups,
      Topic... topics) {
    put(
        new NumberForm(
            Kind.of(type, rank, category),
            digits,
            groups.isEmpty() ? Groups.NONE : Groups.of(groups.split(" ")),
            List.of(topics),
            check,
            alone,
            grouped));
  }

  private static void put(NumberForm form) {
    BY_DIGITS.get(form.digits()).add(form);
    if (form.kind().equals(CREDIT_CARD)) {
      CARDS.get(form.digits()).add(form);
    }
  }
}
