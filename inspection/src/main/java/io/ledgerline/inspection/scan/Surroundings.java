package io.ledgerline.inspection.scan;

/** Collects the words around a place; remembers the last place, as several rules ask about it. */
final class Surroundings {
  private static final int TOKENS_BEFORE = 8;
  private static final int BYTES_BEFORE = 90;
  private static final int TOKENS_OF_LINE_BEFORE = 5;
  private static final int TOKENS_AFTER = 5;
  private static final int BYTES_AFTER = 50;
  private static final int PHRASE = 4;

  private final Text text;
  private final Vocabulary vocabulary;
  private final Context context = new Context();
  private final Headings headings;
  private final Label label;
  private int lastStart = -1;
  private int lastEnd = -1;

  Surroundings(Text text, Vocabulary vocabulary, String label) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.label = Label.of(label, vocabulary);
    this.headings = new Headings(text.bytes(), text.from(), text.to(), vocabulary);
  }

  long labelClasses() {
    return label.classes();
  }

  Context of(int first, int last) {
    if (text.start(first) == lastStart && text.end(last) == lastEnd) {
      return context;
    }
    lastStart = text.start(first);
    lastEnd = text.end(last);
    context.clear();
    before(first);
    if (text.start(first) - text.from() <= BYTES_BEFORE) {
      context.see(label.topicsLow(), label.topicsHigh());
    }
    if (context.isEmpty()) {
      headings.collect(text.start(first), context);
    }
    after(last);
    return context;
  }

  private void before(int first) {
    int floor = text.start(first) - BYTES_BEFORE;
    boolean lineBefore = false;
    int left = TOKENS_BEFORE;
    for (int i = first - 1; i >= 0 && left > 0; i--, left--) {
      if ((text.gap(i + 1) & ByteClass.LINE) != 0) {
        if (lineBefore || i + 1 < first - 1) {
          return;
        }
        lineBefore = true;
        left = Math.min(left, TOKENS_OF_LINE_BEFORE);
      }
      if (text.start(i) < floor) {
        longRun(i);
        return;
      }
      word(i, true);
    }
  }

  private void after(int last) {
    int ceiling = text.end(last) + BYTES_AFTER;
    for (int i = last + 1; i <= last + TOKENS_AFTER && text.has(i); i++) {
      if ((text.gap(i) & ByteClass.LINE) != 0 || text.end(i) > ceiling) {
        return;
      }
      word(i, false);
    }
  }

  /** A word and the phrases that begin with it. */
  private void word(int token, boolean before) {
    if ((text.shape(token) & ByteClass.HIGH) != 0) {
      longRun(token);
    }
    int entry = text.word(token);
    if (entry == 0) {
      return;
    }
    long low = vocabulary.topicsLow(entry);
    long high = vocabulary.topicsHigh(entry);
    long hash = text.hash(token);
    int last = token;
    for (int more = 1; more < PHRASE && text.has(token + more); more++) {
      if ((vocabulary.classes(entry) & WordClass.PHRASE_HEAD.bit()) == 0) {
        break;
      }
      hash = Fold.phrase(hash, text.hash(token + more));
      entry = vocabulary.find(hash);
      if ((vocabulary.topicsLow(entry) | vocabulary.topicsHigh(entry)) != 0) {
        low |= vocabulary.topicsLow(entry);
        high |= vocabulary.topicsHigh(entry);
        last = token + more;
      }
    }
    if ((low | high) != 0) {
      context.see(low, high, token, before ? last : -1);
    }
  }

  private void longRun(int token) {
    if ((text.bytes()[text.start(token)] & 0xff) >= 0xE0) {
      vocabulary.unspaced().collect(text.bytes(), text.start(token), text.end(token), context);
    }
  }
}
