package io.ledgerline.inspection.injection;

/** The classes of words, as bits, that tell what a sentence asks for. Immutable. */
final class RequestClasses {
  final long question;
  final long produce;
  final long task;
  final long alter;
  final long generic;
  final long business;
  final long firstPerson;
  final long you;
  final long answer;
  final long known;
  final long please;
  final long aux;
  final long must;
  final long act;
  final long asset;

  /** The classes as that lexicon numbers them. */
  RequestClasses(Lexicon lexicon) {
    question = lexicon.bit("WHQUESTION");
    produce = lexicon.bit("PRODUCE");
    task = lexicon.bit("TASKVERB");
    alter = lexicon.bit("ALTER");
    generic = lexicon.bit("GENERIC");
    business = lexicon.bit("BUSINESS");
    firstPerson = lexicon.bit("FIRSTPERSON");
    you = lexicon.bit("YOU") | lexicon.bit("YOUR");
    answer = lexicon.bit("ANSWERNOUN");
    known = lexicon.bit("COMMON") | lexicon.bit("ALL");
    please = lexicon.bit("IMPCTX");
    aux = lexicon.bit("AUX");
    must = lexicon.bit("WHQUESTION") | lexicon.bit("AUX");
    act = lexicon.bit("VERBTOOL") | lexicon.bit("SEND") | lexicon.bit("ACT");
    asset = lexicon.bit("ASSET");
  }

  /** Whether it is asked to send or move something, as mails and manuals do as well. */
  boolean onlyActs(long bits) {
    long others = question | produce | task | alter | aux;
    return (bits & act) != 0 && (bits & others) == 0;
  }

  /** How much weighs what follows "can you". */
  int asksFor(long bits) {
    if ((bits & produce) != 0) {
      return 400;
    }
    if ((bits & task) != 0) {
      return 360;
    }
    return (bits & act) != 0 ? 240 : 0;
  }

  /** Whether it is a word that a text is about. */
  boolean isContent(Tokens tokens, int i) {
    return tokens.end[i] - tokens.start[i] >= 4
        && (tokens.bits[i] & (known | you | firstPerson)) == 0;
  }
}
