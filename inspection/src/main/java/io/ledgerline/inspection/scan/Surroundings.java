package io.ledgerline.inspection.scan;

/**
 * Collects the words around a place. What stands before a place and what stands behind one are
 * remembered apart, as several rules ask about the same and about overlapping places.
 */
final class Surroundings {
  private static final int TOKENS_BEFORE = 8;
  private static final int BYTES_BEFORE = 90;
  private static final int TOKENS_OF_LINE_BEFORE = 5;
  private static final int TOKENS_AFTER = 5;
  private static final int BYTES_AFTER = 50;
  private static final int PHRASE = 4;
  private static final int LONGEST_NAME = 40;
  private static final int LEAST_TITLE = 5;

  /** When somebody said what, and who: {@code [10:23] lee:}, before an answer. */
  private static final int SPEAKER = 5;

  /** Bytes of {@code °}. */
  private static final int SIGN = 2;

  private final Text text;
  private final Vocabulary vocabulary;
  private final Context context = new Context();
  private final Context ahead = new Context();
  private final Headings headings;
  private final Label label;
  private final int labelSubjects;
  private final Memo before;
  private final Memo behind;
  private final Wording wording;
  private final Meanings meanings;
  private final Markup markup;

  Surroundings(Text text, Vocabulary vocabulary, String label) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.before = text.tokens().before;
    this.behind = text.tokens().behind;
    this.wording = text.tokens().wording;
    this.meanings = new Meanings(text, vocabulary);
    this.label = Label.of(label, wording);
    this.labelSubjects = Subject.of(this.label.topicsLow(), this.label.topicsHigh());
    this.headings = new Headings(text.bytes(), text.from(), text.to(), wording);
    this.markup = new Markup(text.bytes(), text.from(), wording);
  }

  long labelClasses() {
    return label.classes();
  }

  /** The hash of what the caller's label calls a user name, 0 for none. */
  long labelUser() {
    return label.user();
  }

  Context of(int first, int last) {
    ahead(last);
    before(text.start(first), first);
    context.follow(ahead);
    return context;
  }

  /** Whether nothing around any run of tokens from the first to at most the last says anything. */
  boolean isQuiet(int first, int last) {
    if (speaks(first - TOKENS_BEFORE, last + TOKENS_AFTER)) {
      return false;
    }
    int start = text.start(first);
    if (start - text.from() > BYTES_BEFORE
        && headings.isSilent(start)
        && !(isInMarkup(first) && markup.isNamed(start))
        && !isTitled(first)) {
      return true;
    }
    before(start, first);
    return context.isEmpty();
  }

  /**
   * What context there may be for a run of tokens that begins with the first, or the one before it,
   * and ends with the last at most: {@link Subject}s, at least the wanted ones.
   */
  int subjects(int first, int last, int wanted) {
    int start = text.start(first);
    int ever = text.tokens().said() | labelSubjects;
    if ((ever & (wanted | Subject.NAME)) == 0 && !text.tokens().hasHump()) {
      return 0;
    }
    int begin = first - 1 - TOKENS_BEFORE;
    int end = last + TOKENS_AFTER;
    int subjects = text.tokens().about(begin, end);
    if ((subjects & wanted) == wanted) {
      return subjects;
    }
    if ((subjects & Subject.NAME) != 0) {
      subjects |= meanings.ofNames(begin, end);
    }
    if (start - text.from() <= 2 * BYTES_BEFORE) {
      subjects |= labelSubjects;
    }
    int missing = wanted & ~subjects;
    boolean apart =
        (missing & text.tokens().said()) != 0 || missing != 0 && text.tokens().hasHump();
    if (!apart) {
      return subjects;
    }
    subjects |= isInMarkup(first) ? markup.subjects(start) : 0;
    subjects |= isTitled(first) ? Subject.of(wording.topicsLow(), wording.topicsHigh()) : 0;
    return subjects | headings.subjects(start);
  }

  /** Whether a sign of markup may stand before a token. */
  private boolean isInMarkup(int token) {
    return (text.gap(token) & (ByteClass.OTHER | ByteClass.QUOTE)) != 0;
  }

  /** What kind of secret stands in the column of a token. */
  Secret secretColumn(int token) {
    return (text.tokens().said() & Subject.SECRET.bit()) == 0
        ? Secret.NONE
        : headings.secret(text.start(token));
  }

  /** The sign between the cells of the line that was asked for last. */
  int separator() {
    return headings.separator();
  }

  /** Whether any of these tokens may be context. */
  private boolean speaks(int first, int last) {
    return (text.tokens().about(first, last) & Subject.ANY.bit()) != 0;
  }

  private void before(int start, int first) {
    if (before.restore(start, context)) {
      return;
    }
    context.clear();
    if (isTitled(first)) {
      context.see(wording.topicsLow(), wording.topicsHigh());
    }
    if (speaks(first - TOKENS_BEFORE, first - 1)) {
      before(first);
    }
    if (start - text.from() <= BYTES_BEFORE) {
      context.see(label.topicsLow(), label.topicsHigh());
    }
    if (isInMarkup(first)) {
      markup.collect(start, context);
    }
    if (context.isEmpty()) {
      headings.collect(start, context);
    }
    before.keep(start, context);
  }

  private void ahead(int last) {
    int end = text.end(last);
    if (!speaks(last + 1, last + TOKENS_AFTER)) {
      ahead.clear();
    } else if (!behind.restore(end, ahead)) {
      ahead.clear();
      after(last);
      behind.keep(end, ahead);
    }
  }

  private void before(int first) {
    int floor = text.start(first) - BYTES_BEFORE;
    boolean lineBefore = false;
    int left = TOKENS_BEFORE;
    for (int i = first - 1; i >= 0 && left > 0; i--, left--) {
      if ((text.gap(i + 1) & ByteClass.LINE) != 0) {
        if (lineBefore || i + 1 < first - (Signposts.isQuestion(text, i) ? SPEAKER : 1)) {
          return;
        }
        lineBefore = true;
        left = Math.min(left, TOKENS_OF_LINE_BEFORE);
      }
      if (text.start(i) < floor) {
        longRun(i, context);
        return;
      }
      if (text.tokens().speaks(i)) {
        word(i, context);
      }
    }
  }

  private void after(int last) {
    int ceiling = text.end(last) + BYTES_AFTER;
    for (int i = last + 1; i <= last + TOKENS_AFTER && text.has(i); i++) {
      if ((text.gap(i) & ByteClass.LINE) != 0 || text.end(i) > ceiling) {
        return;
      }
      if (text.tokens().speaks(i) && !isOfNext(i)) {
        word(i, ahead);
      }
      if (text.gapLength(i) > 1 && Signposts.isRemark(text, i)) {
        return; // its first word may name the value, what follows is told of it
      }
    }
  }

  /**
   * {@code "DeaNumber": "…"}, {@code <NiNumber>}: whether the name right before a value, written
   * with a capital, is about something; the wording then says about what. In the middle of a
   * sentence such a name is somebody's.
   */
  private boolean isTitled(int first) {
    int token = first - 1;
    int gap = text.gap(first);
    if (token < 0
        || (gap & (ByteClass.EQUALS | ByteClass.COLON | ByteClass.QUOTE | ByteClass.OTHER)) == 0
        || (gap & ByteClass.LINE) != 0
        || !text.tokens().hasHump()
        || (text.shape(token) & ByteClass.WORD) != (ByteClass.LOWER | ByteClass.UPPER)
        || text.at(text.start(token)) > 'Z'
        || text.length(token) < LEAST_TITLE
        || text.length(token) > LONGEST_NAME
        || text.word(token) != 0) {
      return false;
    }
    wording.readName(text.bytes(), text.start(token), text.end(token));
    return (wording.topicsLow() | wording.topicsHigh()) != 0;
  }

  /** {@code 06844 Dessau. Aktenzeichen: 12 F 8}, {@code permis n° 13AB441}: of what follows it. */
  private boolean isOfNext(int token) {
    for (int next = token + 1; next <= token + PHRASE && text.has(next); next++) {
      int gap = text.gap(next);
      if ((gap & ByteClass.LINE) != 0) {
        return false;
      }
      if ((gap & (ByteClass.COLON | ByteClass.EQUALS)) != 0) {
        return true;
      }
      if ((gap & ~(ByteClass.SPACE | ByteClass.DOT)) != 0 && text.gapLength(next) > 1 + SIGN) {
        return false;
      }
      if ((text.shape(next) & ByteClass.DIGIT) != 0) {
        return true;
      }
    }
    return false;
  }

  /** A word, or the longest phrase that begins with it. */
  private void word(int token, Context into) {
    if ((text.shape(token) & ByteClass.HIGH) != 0) {
      longRun(token, into);
    }
    if (Signposts.isTag(text, token)) {
      return;
    }
    int reach = meanings.reach(token);
    if (reach > 0) {
      var tokens = text.tokens();
      int last = into == context ? token + reach - 1 : -1;
      into.see(tokens.topicsLow[token], tokens.topicsHigh[token], token, last);
    }
  }

  private void longRun(int token, Context into) {
    if ((text.bytes()[text.start(token)] & 0xff) >= 0xE0) {
      vocabulary.unspaced().collect(text.bytes(), text.start(token), text.end(token), into);
    }
  }
}
