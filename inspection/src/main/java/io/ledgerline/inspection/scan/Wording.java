package io.ledgerline.inspection.scan;

/**
 * Reads what a name is about that is given to a value apart from any sentence: a JSON key, the
 * heading of a column, {@code patientSsn} in a program. Reused from name to name, so that reading
 * one allocates nothing.
 *
 * <p>A phrase is more than its words: a tax file number is no tax number, so from the left the
 * longest phrases count, and no word inside of them.
 */
final class Wording {
  private static final int MOST_BYTES = 240;
  private static final int MOST_WORDS = 32;
  private static final int PHRASE = 4;
  private static final int MOST_OF_SECRET = 4;
  private static final String SIGNS = " _-.\"'`*\r";

  /** What {@code #} is read as: {@code MR#} is an MR number. */
  static final long NUMBER = Fold.hash("number");

  private final Vocabulary vocabulary;
  private final long[] words = new long[MOST_WORDS];
  private final Fold.Hash spelling = new Fold.Hash();

  /** The same of a word with capitals inside, {@code IdNr}, in one. */
  private final Fold.Hash whole = new Fold.Hash();

  /** Of words in scripts without spaces. */
  private final Context unspaced = new Context();

  private int count;

  /** Whether nothing but signs of names stood between its words. */
  private boolean plain;

  private long classes;
  private long topicsLow;
  private long topicsHigh;

  Wording(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What its words and phrases are: bits of {@link WordClass}. */
  long classes() {
    return classes;
  }

  long topicsLow() {
    return topicsLow;
  }

  long topicsHigh() {
    return topicsHigh;
  }

  /** Whether there are no words in it. */
  boolean isEmpty() {
    return count == 0;
  }

  /** What kind of secret it names, which its last words tell; texts and calls name none. */
  Secret secret() {
    long last = fromEnd(0);
    long before = fromEnd(1);
    if (!plain || count > MOST_OF_SECRET || (before & WordClass.PUBLIC_QUALIFIER.bit()) != 0) {
      return Secret.NONE;
    }
    if ((last & WordClass.PASSWORD_WORD.bit()) != 0) {
      return Secret.PASSWORD;
    }
    boolean key =
        (last & WordClass.KEY_WORD.bit()) != 0 && (before & WordClass.KEY_QUALIFIER.bit()) != 0;
    return key || (last & WordClass.SECRET_WORD.bit()) != 0 ? Secret.KEY : Secret.NONE;
  }

  /** The hash of the label of user names that its last words are; 0 where they are none. */
  long user() {
    for (int size = Math.min(count, PHRASE); size > 0; size--) {
      long hash = words[count - size];
      for (int word = count - size + 1; word < count; word++) {
        hash = Fold.phrase(hash, words[word]);
      }
      if ((vocabulary.classes(vocabulary.find(hash)) & WordClass.USER_LABEL.bit()) != 0) {
        return hash;
      }
    }
    return 0;
  }

  private long fromEnd(int back) {
    return back < count ? vocabulary.classes(vocabulary.find(words[count - 1 - back])) : 0;
  }

  /** Reads one, at most its first {@value #MOST_BYTES} bytes; {@code taxId} are two words. */
  void read(byte[] utf8, int from, int to) {
    int end = Math.min(to, from + MOST_BYTES);
    boolean script = !splitPlain(utf8, from, end) && split(utf8, from, end);
    classes = 0;
    topicsLow = 0;
    topicsHigh = 0;
    if (script) {
      unspaced.clear();
      vocabulary.unspaced().collect(utf8, from, end, unspaced);
      topicsLow = unspaced.low();
      topicsHigh = unspaced.high();
    }
    sum();
  }

  /** The same for a name of ASCII letters, eight at a time; its words begin at capitals. */
  void readName(byte[] text, int from, int to) {
    count = 0;
    int begin = from;
    for (int at = from; at + 1 < to; at += Long.BYTES) {
      long capitals = Eight.humps(Eight.at(text, at), Eight.at(text, at + 1));
      capitals &= Eight.first(Math.min(to - at - 1, Long.BYTES));
      for (; capitals != 0 && count < MOST_WORDS - 1; capitals &= capitals - 1) {
        int next = at + 1 + (Long.numberOfTrailingZeros(capitals) >>> 3);
        words[count++] = hash(text, begin, next);
        begin = next;
      }
    }
    words[count++] = hash(text, begin, to);
    classes = 0;
    topicsLow = 0;
    topicsHigh = 0;
    sum();
  }

  private static long hash(byte[] text, int from, int to) {
    long hash = 0;
    for (int at = from; at < to; at += Long.BYTES) {
      long mask = Eight.first(Math.min(to - at, Long.BYTES));
      hash = Fold.step(hash, Eight.lower(Eight.at(text, at)) & mask);
    }
    return hash;
  }

  private void sum() {
    int free = 0;
    for (int word = 0; word < count; word++) {
      int last = phrase(word, word >= free);
      free = Math.max(free, last + 1);
    }
  }

  /**
   * A word and the phrases that begin with it.
   *
   * @param counts whether no phrase before reaches over it
   * @return the last word of the longest that is about something
   */
  private int phrase(int first, boolean counts) {
    long hash = words[first];
    int entry = vocabulary.find(hash);
    if (entry == 0) {
      return first;
    }
    long low = 0;
    long high = 0;
    int reach = first;
    for (int word = first; ; word++) {
      classes |= vocabulary.classes(entry);
      if ((vocabulary.topicsLow(entry) | vocabulary.topicsHigh(entry)) != 0) {
        low = vocabulary.topicsLow(entry);
        high = vocabulary.topicsHigh(entry);
        reach = word;
      }
      boolean head = (vocabulary.classes(entry) & WordClass.PHRASE_HEAD.bit()) != 0;
      if (!head
          || word + 1 == count
          || word + 1 == first + PHRASE
          || !vocabulary.mayContinue(words[word + 1])) {
        break;
      }
      hash = Fold.phrase(hash, words[word + 1]);
      entry = vocabulary.find(hash);
    }
    if (!counts) {
      return first;
    }
    topicsLow |= low;
    topicsHigh |= high;
    return reach;
  }

  /**
   * Splits what has nothing but ASCII and not too many words, as nearly all names, a word at a
   * time; whether it was such a one.
   */
  private boolean splitPlain(byte[] utf8, int from, int end) {
    count = 0;
    plain = true;
    int at = from;
    while (at < end && count < MOST_WORDS) {
      byte sign = utf8[at];
      if ((ByteClass.of(sign) & ByteClass.WORD) != 0) {
        at = plainWord(utf8, at, end);
        continue;
      }
      if (sign == '#') {
        words[count++] = NUMBER;
      } else {
        plain &= SIGNS.indexOf(sign) >= 0;
      }
      at++;
    }
    return at == end && count < MOST_WORDS;
  }

  /** Behind the word of ASCII that begins there; behind the text where there is another letter. */
  private int plainWord(byte[] utf8, int from, int end) {
    int first = count;
    int part = from;
    int at = from;
    int before = 0;
    for (; at < end; at++) {
      int is = ByteClass.of(utf8[at]) & ByteClass.WORD;
      if (is == 0) {
        break;
      }
      if (is == ByteClass.HIGH || count == MOST_WORDS - 1) {
        return end + 1;
      }
      if (is == ByteClass.UPPER && before == ByteClass.LOWER) {
        words[count++] = hash(utf8, part, at);
        part = at;
      }
      before = is;
    }
    words[count++] = hash(utf8, part, at);
    if (first + 1 < count) {
      joined(first, hash(utf8, from, at));
    }
    return at;
  }

  /** Whether there were letters of scripts without spaces. */
  private boolean split(byte[] utf8, int from, int end) {
    count = 0;
    plain = true;
    int before = ' ';
    int first = 0;
    boolean word = false;
    boolean script = false;
    for (int at = from; at < end && count < MOST_WORDS; at += Fold.length(utf8, at, end)) {
      int point = Fold.decode(utf8, at, end);
      script |= (utf8[at] & 0xff) >= 0xE0;
      boolean letter = isPart(point);
      if (word && !letter) {
        close(first);
      } else if (word && Character.isUpperCase(point) && Character.isLowerCase(before)) {
        add(spelling.end());
      }
      if (letter) {
        first = word ? first : count;
        spelling.add(point);
        whole.add(point);
      } else if (point == '#') {
        add(NUMBER);
      } else {
        plain &= SIGNS.indexOf(point) >= 0;
      }
      word = letter;
      before = point;
    }
    if (word) {
      close(first);
    }
    return script;
  }

  /** Ends a word; one with capitals inside that is known in one counts as one. */
  private void close(int first) {
    long all = whole.end();
    add(spelling.end());
    if (first + 1 < count) {
      joined(first, all);
    }
  }

  private void joined(int first, long all) {
    int entry = vocabulary.find(all);
    if ((vocabulary.topicsLow(entry) | vocabulary.topicsHigh(entry)) != 0) {
      words[first] = all;
      count = first + 1;
    }
  }

  private void add(long hash) {
    if (count < MOST_WORDS) {
      words[count++] = hash;
    }
  }

  private static boolean isPart(int point) {
    if (point < 0x80) {
      return (ByteClass.of((byte) point) & ByteClass.WORD) != 0;
    }
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
