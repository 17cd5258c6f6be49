package io.ledgerline.inspection.script;

/** What a word or phrase of a {@link Lexicon} may be; it may be several. At most 56. */
enum Role {
  GIVEN,
  SURNAME,
  /** A name that is an ordinary word, too. */
  COMMON,
  /** Often stands between surname and given name: Văn, Thị. */
  MIDDLE,
  /** Binds names: بن, בן. */
  PARTICLE,
  /** Never part of a name. */
  STOP,
  /** A label whose value is somebody's name. */
  NAME_LABEL,
  /** A label that looks like one, of files and products. */
  NOT_LABEL,
  /** Who somebody is: a label, or right before the name. */
  PERSON_LABEL,
  /** My name is. */
  INTRO,
  /** Stands before names, and before other words. */
  TITLE,
  /** Stands before names only. */
  SURE_TITLE,
  /** A word that begins like a title. */
  NOT_TITLE,
  /** What ends in front of a title says that it is none. */
  NOT_BEFORE,
  /** Stands behind a name: जी. */
  HONORIFIC,
  GREETING,
  CLOSING,
  /** What is called after people, before the name: street, school. */
  THING,
  /** The same behind the name. */
  THING_AFTER,
  /** A place or another thing that begins like a name. */
  PLACE,
  MONTH,
  /** Between month and year. */
  OF,
  DAY,
  BORN,
  /** An age follows. */
  AGE,
  /** Behind a number of years. */
  OLD,
  /** Says of a number of years that it is somebody's age. */
  OLD_WHO,
  AGE_UNIT,
  /** May stand between a word of age and the number. */
  FILLER,
  /** Beside an age that is nobody's: minimum. */
  NOT_AGE,
  /** Where somebody lives or comes from follows. */
  LIVES,
  /** The same behind the place. */
  LIVES_AFTER,
  /** A town that need not be known follows. */
  LIVES_CITY,
  CITY,
  /** A street's name or number follows. */
  STREET,
  /** A street or quarter: its name stands before. */
  STREET_AFTER,
  /** Other parts of an address: floor, district. */
  PART,
  /** No., the number of a house follows. */
  SIGN,
  /** Begins an address where a number follows. */
  HOUSE,
  /** First words of phrases. */
  HEAD;

  long bit() {
    return 1L << ordinal();
  }

  static long bits(Role... roles) {
    long bits = 0;
    for (var role : roles) {
      bits |= role.bit();
    }
    return bits;
  }
}
