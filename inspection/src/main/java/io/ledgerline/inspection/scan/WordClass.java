package io.ledgerline.inspection.scan;

/** What a known word may be; a word may be several. At most 64. */
public enum WordClass {
  /** Given name. */
  GIVEN,
  /** Surname. */
  SURNAME,
  /** Also an ordinary word ("May", "Grace"): a list hit is not enough. */
  COMMON,
  /** Article, pronoun, preposition, auxiliary verb: never part of a name. */
  FUNCTION,
  /** Title before a name: Mr, Dr, Frau, Sra. */
  TITLE,
  /** Who a person is, before the name: patient, customer, Kunde. */
  ROLE,
  /** Key or label whose value is a name: name, first_name, apellidos. */
  NAME_LABEL,
  /** Dear, Hi, Sehr geehrte. */
  GREETING,
  /** Regards, Cheers, Saludos. */
  CLOSING,
  /** de, van, von, al. */
  PARTICLE,
  /** What people do in sentences: said, wrote, lives. */
  PERSON_VERB,
  MONTH,
  WEEKDAY,
  /** Street word behind the name: Street, Ave, straße. */
  STREET,
  /** Street word before the name: calle, rue, via. */
  STREET_FIRST,
  /** Apt, suite, unit, floor. */
  UNIT,
  COUNTRY,
  CITY,
  /** State or province, or its code. */
  STATE,
  NATIONALITY,
  /** in, from, to, near: a place may follow. */
  PLACE_CUE,
  /** Label whose value is a place: city, localidad. */
  PLACE_LABEL,
  /** Ltd, Inc, GmbH. */
  COMPANY,
  /** Hospital, University, Instituto. */
  INSTITUTION,
  /** at, by, joined: a company may follow. */
  WORK_CUE,
  /** token, secret, apikey: a secret may be assigned. */
  SECRET_WORD,
  /** password, passwd, contraseña. */
  PASSWORD_WORD,
  /** key, clé: names a secret only behind a {@link #KEY_QUALIFIER}. */
  KEY_WORD,
  /** api, access, private. */
  KEY_QUALIFIER,
  /** public, primary, client_id: what follows is no secret. */
  PUBLIC_QUALIFIER,
  /** is, ist, est, es: a sentence says what something is. */
  IS_WORD,
  /** username, Benutzername, login, handle: what somebody is called by a service follows. */
  USER_LABEL,
  /** Top-level domain. */
  TLD,
  /** years, año: an age stands beside. */
  AGE_WORD,
  /** Diagnosis, drug, finding of a laboratory. */
  HEALTH,
  /** Religion, politics, union, orientation, ethnicity. */
  SPECIAL,
  /** Salary, balance, EBITDA. */
  FINANCE,
  /** Confidential, privileged, TLP. */
  MARKING,
  /** Words of program text: import, def, public. */
  CODE,
  /** Merger, roadmap, formula: unreleased plans. */
  TRADE,
  /** The word of a sex or of a relative in a form. */
  PERSONAL_FACT,
  /** com, de: a bare host name may end so. */
  LARGE_TLD,
  /** internal, corp, local. */
  INTERNAL_TLD,
  /** my name is, me llamo: a name follows. */
  NAME_INTRO,
  /** CA, TX: the postal code of a state. */
  STATE_CODE,
  /** in, aus: a capital word behind it is likely a place. */
  STRONG_PLACE_CUE,
  /** and, y, und. */
  AND_WORD,
  /** USD, euros: an amount stands beside. */
  CURRENCY,
  /** old, alt: behind a number of years. */
  OLD_WORD,
  /** man, mujer, Kind: a person, by sex or age. */
  PERSON_WORD,
  /** Not a word: digits only. */
  NUMBER,
  /** Not a word: one to four hexadecimal digits before a colon or hyphen. */
  HEX_GROUP,
  /** Number written as a word. */
  NUMBER_WORD,
  /** First word of known phrases. */
  PHRASE_HEAD,
  /** Label of a wallet recovery phrase. */
  SEED_LABEL,
  /** said, told: who spoke may stand behind. */
  SPEECH_VERB,
  /** works at, CEO of: a company follows. */
  COMPANY_CUE,
  /** office, shareholders: a company stands before. */
  COMPANY_SIGN,
  /** A company that is known by its name. */
  KNOWN_COMPANY,
  /** APO, FPO, DPO: the post of armed forces. */
  MILITARY_POST,
  /** The assistant, which has a given name, and products of that name. */
  ASSISTANT,
  /** A given name that is an ordinary word, or one of code, where it has no capital. */
  LOWER_WORD,
  /** son, Tochter: a child's name and age may follow. */
  FAMILY_WORD,
  /** No., nº, Nr: the number of a house follows. */
  HOUSE_SIGN;

  /** The class as a bit. */
  public long bit() {
    return 1L << ordinal();
  }

  /** Classes as bits. */
  public static long bits(WordClass... classes) {
    long bits = 0;
    for (var one : classes) {
      bits |= one.bit();
    }
    return bits;
  }
}
