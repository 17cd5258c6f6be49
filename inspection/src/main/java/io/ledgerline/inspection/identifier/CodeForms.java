package io.ledgerline.inspection.identifier;

import static io.ledgerline.inspection.scan.Category.GOV_ID;
import static io.ledgerline.inspection.scan.Category.PHI;
import static io.ledgerline.inspection.scan.Category.PII;
import static io.ledgerline.inspection.scan.Rank.CHECKED_ID;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Topic;
import java.util.ArrayList;
import java.util.List;

/** Every code of letters and digits that has a structure, by its length. */
final class CodeForms {
  static final int MOST_CHARACTERS = 40;
  private static final int LONGEST = 20;

  private static final List<List<CodeForm>> BY_LENGTH = new ArrayList<>();

  /** All forms, as bits. */
  static final long ALL = -1;

  /** Those that are believed in groups without context. */
  static final long SURE;

  private static final long[] LETTER_AT;
  private static final long[] DIGIT_AT;
  private static final CodeForm[] BY_BIT;
  private static final long[] OF_LENGTH;

  static {
    for (int n = 0; n <= LONGEST; n++) {
      BY_LENGTH.add(new ArrayList<>());
    }
    add("US_MBI", CHECKED_ID, PHI, "9A*9A*9AA99", AmericanChecks::mbi, 600, Topic.MBI);
    add("US_DEA", CHECKED_ID, PII, "A*9999999", AmericanChecks::dea, 450, Topic.DEA);
    add("UK_NINO", "AA999999A", EuropeanChecks::nino, 700, Topic.NINO);
    add(
        "UK_DRIVING_LICENCE",
        "*****999999*****",
        EuropeanChecks::drivingLicence,
        800,
        Topic.DRIVER);
    add(
        "DE_PERSONALAUSWEIS",
        "*********",
        EuropeanChecks::personalausweis,
        100,
        Topic.PERSONALAUSWEIS);
    add(
        "DE_PERSONALAUSWEIS",
        "*********9",
        EuropeanChecks::personalausweis,
        100,
        Topic.PERSONALAUSWEIS);
    add("DE_RVNR", "99999999A999", EuropeanChecks::rvnr, 850, Topic.RVNR);
    add("FR_NIR", "999999A99999999", EuropeanChecks::nir, 900, Topic.NIR);
    add(
        "IT_CODICE_FISCALE",
        "AAAAAA**A**A***A",
        EuropeanChecks::codiceFiscale,
        950,
        Topic.CODICE_FISCALE);
    add("ES_NIF", "99999999A", EuropeanChecks::nif, 700, Topic.NIF, Topic.TAX_ID);
    add("ES_NIE", "A9999999A", EuropeanChecks::nie, 800, Topic.NIF, Topic.TAX_ID);
    add("ES_CIF", CHECKED_ID, PII, "A9999999*", EuropeanChecks::cif, 550, Topic.NIF, Topic.TAX_ID);
    add("FI_HETU", "999999999*", NorthernChecks::hetu, 900, Topic.HETU, Topic.SSN);
    add("FI_HETU", "999999A999*", NorthernChecks::hetu, 800, Topic.HETU, Topic.SSN);
    add("SG_NRIC", "A9999999A", AsianChecks::nric, 800, Topic.NRIC);
    add("IN_PAN", "AAAAA9999A", AsianChecks::pan, 600, Topic.IN_PAN);
    add("IN_GSTIN", "99AAAAA9999A***", AsianChecks::gstin, 950, Topic.GSTIN);
    add("CN_RIC", "99999999999999999A", AsianChecks::residentId, 920, Topic.RIC);
    add("MX_CURP", "AAAA999999AAAAAA*9", AmericanChecks::curp, 950, Topic.CURP);
    add("MX_RFC", "AAA999999***", AmericanChecks::rfc, 700, Topic.RFC);
    add("MX_RFC", "AAAA999999***", AmericanChecks::rfc, 800, Topic.RFC);
    add("BR_CNPJ", "************99", AmericanChecks::cnpj, 100, Topic.CNPJ);
    add("CL_RUT", "99999999A", PersonalCodes::chile, 300, Topic.PERSONAL_CODE);
    add("CL_RUT", "9999999A", PersonalCodes::chile, 200, Topic.PERSONAL_CODE);
    add("TW_ID", "A999999999", PersonalCodes::taiwan, 450, Topic.PERSONAL_CODE, Topic.RIC);
    add("VIN", Rank.NUMBER, PII, "*****************", VehicleChecks::vin, 550, Topic.VIN);
    LETTER_AT = places(true);
    DIGIT_AT = places(false);
    SURE = sure();
    BY_BIT = BY_LENGTH.stream().flatMap(List::stream).toArray(CodeForm[]::new);
    OF_LENGTH = ofLengths();
  }

  private CodeForms() {}

  /**
   * The forms, as bits, that characters may be of.
   *
   * @param letters where letters stand, as bits; digits stand elsewhere
   * @param from the first place that is looked at
   * @param to the place behind the last, at most {@value #LONGEST}
   */
  static long alive(int letters, int from, int to) {
    long alive = ALL;
    for (int i = from; i < to; i++) {
      alive &= (letters >>> i & 1) != 0 ? LETTER_AT[i] : DIGIT_AT[i];
    }
    return alive;
  }

  private static long[] places(boolean letter) {
    long[] places = new long[LONGEST];
    int bit = 0;
    for (var form : BY_LENGTH.stream().flatMap(List::stream).toList()) {
      for (int i = 0; i < form.length(); i++) {
        int never = letter ? form.digits() : form.letters();
        places[i] |= (never >>> i & 1) == 0 ? 1L << bit : 0;
      }
      bit++;
    }
    return places;
  }

  private static long[] ofLengths() {
    long[] bits = new long[LONGEST + 1];
    for (int bit = 0; bit < BY_BIT.length; bit++) {
      bits[BY_BIT[bit].length()] |= 1L << bit;
    }
    return bits;
  }

  /** Forms, as bits, that are believed in groups without context. */
  private static long sure() {
    long sure = 0;
    int bit = 0;
    for (var form : BY_LENGTH.stream().flatMap(List::stream).toList()) {
      sure |= form.belief().alone() >= NumberForm.AROUND ? 1L << bit : 0;
      bit++;
    }
    return sure;
  }

  /** Those of a length, as bits. */
  static long ofLength(int length) {
    return length > LONGEST ? 0 : OF_LENGTH[length];
  }

  /** The form of one bit. */
  static CodeForm form(int bit) {
    return BY_BIT[bit];
  }

  static List<Kind> kinds() {
    return BY_LENGTH.stream().flatMap(List::stream).map(CodeForm::kind).distinct().toList();
  }

  private static void add(String type, String mask, Check check, int alone, Topic... topics) {
    add(type, CHECKED_ID, GOV_ID, mask, check, alone, topics);
  }

  private static void add(
      String type,
      Rank rank,
      Category category,
      String mask,
      Check check,
      int alone,
      Topic... topics) {
    BY_LENGTH
        .get(mask.length())
        .add(CodeForm.of(Kind.of(type, rank, category), mask, List.of(topics), check, alone));
  }
}
