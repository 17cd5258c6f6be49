package io.ledgerline.inspection.injection;

/** How far the wording of a sentence in data may outweigh what a rule found in it. */
enum Standing {
  /** The rule asks for something that only an assistant has, such as its answer. */
  FIRM,

  /**
   * Orders that nobody but an assistant has are set aside or asked for, and this is no quotation.
   */
  ORDER,

  /**
   * Such orders are set aside in so many words, and this is no quotation. What is asked for behind
   * them may be worded like any chore, so the wording of the sentence says little.
   */
  PLAIN_ORDER,

  /** It is in a language of which the wording knows too little to be asked. */
  SURE,

  /** It may as well be said about attacks, or by one person to another. */
  SPOKEN
}
