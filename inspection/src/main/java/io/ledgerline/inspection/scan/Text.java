package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * A text under scan as rules see it: besides its bytes the tokens around the current one, the words
 * that are known, and what the surroundings of a place are about. Belongs to one scan and one
 * thread.
 *
 * <p>Token indexes are only good during one call of {@link Rule#at}.
 */
public final class Text extends Bytes {
  private static final int SCRATCH = 128;

  private final Tokens tokens;
  private final Vocabulary vocabulary;
  private final Surroundings surroundings;

  /** Scans parts of this text; null where this is such a part. */
  private final @Nullable Engine engine;

  private final byte[] scratch = new byte[SCRATCH];

  private final Kept kept;

  Text(
      byte[] bytes,
      int from,
      int to,
      Vocabulary vocabulary,
      Tokens tokens,
      String label,
      @Nullable Engine engine) {
    super(bytes, from, to);
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.engine = engine;
    this.kept = new Kept(from);
    this.surroundings = new Surroundings(this, vocabulary, label);
  }

  /** Room for {@value #SCRATCH} bytes that a rule may use during one call. */
  public byte[] scratch() {
    return scratch;
  }

  /** What rules keep of this text. */
  public Kept kept() {
    return kept;
  }

  /**
   * Finds what is in a part of this text as if it stood alone under a label; nothing in such a part
   * itself, so that parts in parts end.
   */
  public void part(int start, int end, String label, Sink sink) {
    if (engine != null && start < end) {
      engine.part(bytes, start, end, label, sink);
    }
  }

  /**
   * What the words of a name between two offsets are: bits of {@link WordClass}; {@code taxId} are
   * two words.
   */
  public long meanings(int start, int end) {
    var wording = tokens.wording;
    wording.read(bytes, start, end);
    return wording.classes();
  }

  /** Whether the words of a name between two offsets say what a value under it may be. */
  public boolean isAbout(int start, int end) {
    var wording = tokens.wording;
    wording.read(bytes, start, end);
    return (wording.topicsLow() | wording.topicsHigh()) != 0 || wording.secret() != Secret.NONE;
  }

  /** Whether any word or phrase of a name between two offsets is about something. */
  public boolean isAbout(int start, int end, Topic topic) {
    var wording = tokens.wording;
    wording.read(bytes, start, end);
    return (wording.topicsLow() & topic.low() | wording.topicsHigh() & topic.high()) != 0;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Whether a token exists. */
  public boolean has(int token) {
    return token >= 0 && token < tokens.count;
  }

  public int start(int token) {
    return tokens.start(token);
  }

  public int end(int token) {
    return tokens.end(token);
  }

  public int length(int token) {
    return tokens.length(token);
  }

  /** Which bytes the token has: bits of {@link ByteClass}. */
  public int shape(int token) {
    return tokens.shape(token);
  }

  /** Which bytes stand between the token and the one before: bits of {@link ByteClass}. */
  public int gap(int token) {
    return tokens.gap(token);
  }

  /** The gap behind a token; a line end where the text ends. */
  public int gapAfter(int token) {
    return has(token + 1) ? tokens.gap(token + 1) : ByteClass.LINE;
  }

  /** How many bytes stand between the token and the one before. */
  public int gapLength(int token) {
    return token == 0 ? tokens.start(0) - from : tokens.gapLength(token);
  }

  /** The hash of a token, in which case and accents do not count: that of {@link Fold#hash}. */
  public long hash(int token) {
    return tokens.hash[token];
  }

  int word(int token) {
    return tokens.word[token];
  }

  /** What a token is known to be, as bits; 0 outside the text. */
  public long classes(int token) {
    return has(token) ? vocabulary.classes(tokens.word[token]) : 0;
  }

  /**
   * What a token, or a phrase that begins with it, may be known to be, as bits; 0 outside the text.
   */
  public long begun(int token) {
    return has(token) ? vocabulary.classesOrBegun(tokens.word[token]) : 0;
  }

  /** Whether a token exists and is known to be something. */
  public boolean is(int token, WordClass what) {
    return (classes(token) & what.bit()) != 0;
  }

  /** Whether a token, or the phrase that begins with it, is something; how many tokens, or 0. */
  public int phrase(int token, WordClass what) {
    if ((begun(token) & what.bit()) == 0) {
      return 0;
    }
    int longest = is(token, what) ? 1 : 0;
    long hash = tokens.hash[token];
    int entry = tokens.word[token];
    for (int more = 1; more < 4 && has(token + more); more++) {
      if ((vocabulary.classes(entry) & WordClass.PHRASE_HEAD.bit()) == 0) {
        break;
      }
      long next = tokens.hash[token + more];
      if (!vocabulary.mayContinue(next)) {
        break;
      }
      hash = Fold.phrase(hash, next);
      entry = vocabulary.find(hash);
      if ((vocabulary.classes(entry) & what.bit()) != 0) {
        longest = more + 1;
      }
    }
    return longest;
  }

  /**
   * How many tokens of ASCII digits, one byte of {@link ByteClass#GROUPS} apart, stand in a row and
   * end with this one; 0 where it is none.
   */
  public int row(int token) {
    return has(token) ? tokens.row[token] : 0;
  }

  /** Whether all bytes of a token are ASCII digits. */
  public boolean isDigits(int token) {
    return has(token) && tokens.shape(token) == ByteClass.DIGIT;
  }

  /** Whether a token begins with an upper-case letter of any script with cases. */
  public boolean isCapital(int token) {
    return has(token) && tokens.isCapital(token);
  }

  /** Whether a token begins and ends with a capital, has no small ASCII letter and no digit. */
  public boolean isAllCapitals(int token) {
    return has(token)
        && length(token) > 1
        && (tokens.shape(token) & (ByteClass.LOWER | ByteClass.DIGIT)) == 0
        && isCapital(token)
        && !isSmall(end(token));
  }

  /** Whether exactly this one byte stands between the token and the one before. */
  public boolean joins(int token, int separator) {
    return token > 0
        && has(token)
        && tokens.gapLength(token) == 1
        && bytes[tokens.start(token) - 1] == separator;
  }

  /** {@code <lastName>}: whether tokens up to one name the element of XML that it stands in. */
  public boolean isElement(int token, int value) {
    int before = at(start(token) - 1);
    return has(value)
        && (before == '<' || before == ':')
        && at(end(value - 1)) == '>'
        && gapLength(value) == 1;
  }

  /**
   * What stands around a run of tokens: words before and behind in the same line, the end of the
   * line before, the heading of the table column, the label that the caller gave. Good until the
   * next call.
   */
  public Context around(int firstToken, int lastToken) {
    return surroundings.of(firstToken, lastToken);
  }

  /**
   * Whether there is no context for any run of tokens that begins with the first and ends with the
   * last at most: {@link #around} would be empty for all of them.
   */
  public boolean isQuiet(int firstToken, int lastToken) {
    return surroundings.isQuiet(firstToken, lastToken);
  }

  /**
   * Whether there may be context about a subject for a run of tokens that begins with the first, or
   * the one before it, and ends with the last at most.
   */
  public boolean mayBeAbout(Subject subject, int firstToken, int lastToken) {
    return (surroundings.subjects(firstToken, lastToken, subject.bit()) & subject.bit()) != 0;
  }

  /** The same for several subjects, as bits; those beyond the wanted ones may be missing. */
  int subjects(int firstToken, int lastToken, int wanted) {
    return surroundings.subjects(firstToken, lastToken, wanted);
  }

  /** What kind of secret the heading of the table column promises that a token stands in. */
  public Secret secretColumn(int token) {
    return surroundings.secretColumn(token);
  }

  /** The sign between the cells of the table that was asked for last. */
  public int separator() {
    return surroundings.separator();
  }

  /** What the caller's label is known to be, as bits of {@link WordClass}. */
  public long labelClasses() {
    return surroundings.labelClasses();
  }

  /** The hash of what the caller's label calls a user name; 0 where it is no label of one. */
  public long labelUser() {
    return surroundings.labelUser();
  }

  /**
   * The hash of what a name between two offsets calls a user name; 0 where it is no label of one.
   */
  public long userLabel(int start, int end) {
    tokens.wording.read(bytes, start, end);
    return tokens.wording.user();
  }

  /** Whether this place is at the start of the text under a label that the caller gave. */
  public boolean isLabelled(int token) {
    return token == 0 && start(0) - from <= 2;
  }
}
