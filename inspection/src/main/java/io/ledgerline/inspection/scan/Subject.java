package io.ledgerline.inspection.scan;

/**
 * Topics that some rule is only interested in together. For each token the last words' subjects are
 * kept in the bytes of a {@code long}, so that a number far from any word about, say, ages is
 * passed by after one look, whatever else is spoken of.
 */
public enum Subject {
  /** Anything at all; words that may turn out to be context count, too. */
  ANY,
  /** What accounts, passports, licences and record numbers are known by. */
  LABELLED(
      Topic.ACCESS_CODE,
      Topic.DEVICE,
      Topic.ICCID,
      Topic.TAX_ID,
      Topic.ACCOUNT,
      Topic.PASSPORT,
      Topic.DRIVER,
      Topic.MRN,
      Topic.HEALTH_PLAN,
      Topic.LICENCE,
      Topic.CITIZEN_ID,
      Topic.EGN,
      Topic.AT_SVNR,
      Topic.KENNITALA,
      Topic.NSS,
      Topic.AFM,
      Topic.INN,
      Topic.RNOKPP,
      Topic.IQAMA,
      Topic.PARTITA_IVA,
      Topic.SIREN,
      Topic.REGON,
      Topic.NIT,
      Topic.RUC,
      Topic.PLATE,
      Topic.EMPLOYEE,
      Topic.MEMBER,
      Topic.CUSTOMER,
      Topic.FILE,
      Topic.CONTRACT,
      Topic.SORT_CODE,
      Topic.CVV),
  /** What cards of identity are called: many names of fields begin like that ({@code id}). */
  CARD(Topic.PERSONALAUSWEIS),
  AGE(Topic.AGE),
  POSTCODE(Topic.POSTCODE),
  SWIFT(Topic.SWIFT),
  /** What passwords and keys are called; asked of headings only. */
  SECRET(Topic.SECRET);

  private static final long SECRETS =
      WordClass.bits(WordClass.SECRET_WORD, WordClass.PASSWORD_WORD, WordClass.KEY_WORD);

  /** Of a word that is several, {@code patientSsn}: read when somebody asks what it is about. */
  static final int NAME = 0x80;

  /** All subjects of one word. */
  static final int ALL = (1 << values().length) - 1;

  private static final Subject[] SUBJECTS = values();

  private final long low;
  private final long high;

  Subject(Topic... topics) {
    long lowBits = topics.length == 0 ? -1 : 0;
    long highBits = lowBits;
    for (var topic : topics) {
      lowBits |= topic.low();
      highBits |= topic.high();
    }
    low = lowBits;
    high = highBits;
  }

  int bit() {
    return 1 << ordinal();
  }

  /** Whether it has a topic. */
  public boolean has(Topic topic) {
    return (low & topic.low() | high & topic.high()) != 0;
  }

  /** The subjects that a word of some {@link WordClass}es belongs to. */
  static int ofClasses(long classes) {
    return (classes & SECRETS) != 0 ? SECRET.bit() : 0;
  }

  /** The subjects that topics belong to. */
  static int of(long low, long high) {
    int subjects = 0;
    for (var subject : SUBJECTS) {
      subjects |= (subject.low & low | subject.high & high) != 0 ? subject.bit() : 0;
    }
    return subjects;
  }
}
