package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.scan.Eight;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A run of words of a folded text, with their classes. Long texts are read run after run, each
 * beginning with the last words of the one before. Not thread-safe; serves one text after another.
 */
final class Tokens {
  static final long SEED = 0xCBF29CE484222325L;
  static final long PRIME = 0x9E3779B97F4A7C15L;

  /** Words in a run, at most. */
  static final int CAPACITY = 1024;

  /** Words of a run that the next one repeats. */
  static final int OVERLAP = 64;

  /** The word begins a sentence. */
  static final byte SENTENCE = 1;

  /** The word follows a comma, bracket, quotation mark or the like. */
  static final byte CLAUSE = 2;

  /** The word begins a line. */
  static final byte LINE = 4;

  /** The sentence before this word ended with a question mark. */
  static final byte AFTER_QUESTION = 8;

  private static final char[] NOTHING = {};

  /** Of the word, or of the English one that {@link Translations} reads in its place. */
  final long[] hash;

  /** Of the word as it stands. */
  final long[] own;

  final long[] bits;
  final int[] start;
  final int[] end;
  final byte[] flags;

  /** Which words are known to be none of English. */
  final ForeignWords foreign = new ForeignWords();

  /** What all words before each weigh at a glance, see {@link Wording#glance}. */
  final long[] weighed;

  int count;

  /** Which run it is of all that were ever read. */
  long run;

  /** How many of the words are repeated from the run before. */
  int repeated;

  /** Classes of all words of the run that are not repeated. */
  long newBits;

  /** Which of these are unknown and so long that they may be several, and how many. */
  final int[] longOnes;

  int longWords;

  /** How many are the same as the word before. */
  int newRepeats;

  /** What these weigh in the text around. */
  long newAround;

  private final Outlook outlook = new Outlook();
  private final WordEdges edges = new WordEdges();
  private final Gaps gaps = new Gaps();
  private final WordClasses classes;
  private final Lexicon lexicon;
  private @Nullable Wording wording;
  private char[] text = NOTHING;
  private int length;

  /** Words of the chunk that is being read: the next one, and how many there are. */
  private int next;

  private int ready;

  /** Where the last word ends. */
  private int behind;

  Tokens(Lexicon lexicon) {
    this.lexicon = lexicon;
    classes = new WordClasses(lexicon);
    hash = new long[CAPACITY];
    own = new long[CAPACITY];
    bits = new long[CAPACITY];
    start = new int[CAPACITY];
    end = new int[CAPACITY];
    flags = new byte[CAPACITY];
    weighed = new long[CAPACITY + 1];
    longOnes = new int[CAPACITY + 1];
  }

  /** Begins before the first word of a text, whose wording nobody weighs. */
  void open(MappedText text) {
    this.text = text.array();
    length = text.length();
    edges.open(text, lexicon.translations());
    wording = null;
    next = 0;
    ready = 0;
    behind = 0;
    count = 0;
    repeated = 0;
    gaps.open(text.array());
  }

  /** Says by what the wording of the text is weighed. */
  void weighBy(@Nullable Wording some) {
    wording = some;
  }

  /** Forgets the text. */
  void close() {
    edges.close();
    text = NOTHING;
    gaps.open(NOTHING);
  }

  /** Takes some words of another run over, with the classes that this one's lexicon knows. */
  void copy(Tokens other, int from, int to) {
    count = to - from;
    repeated = 0;
    newBits = 0;
    longWords = 0;
    wording = null;
    System.arraycopy(other.own, from, hash, 0, count);
    System.arraycopy(other.start, from, start, 0, count);
    System.arraycopy(other.end, from, end, 0, count);
    System.arraycopy(other.flags, from, flags, 0, count);
    text = other.text;
    length = other.length;
    classes.read(this, 0, count);
  }

  /** Whether no comma, stop or line stands between two words, nor between those between them. */
  boolean isOneClause(int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      if (i < 0 || i >= count || flags[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether one character joins a word to that before, as in "KI-Agent". */
  boolean isJoined(int word) {
    return word > 0
        && word < count
        && start[word] == end[word - 1] + 1
        && text[end[word - 1]] == '-';
  }

  /** Whether a colon follows, perhaps behind a bracket or a quotation mark. */
  boolean hasColonBehind(int word) {
    for (int i = end[word]; i < Math.min(length, end[word] + 3); i++) {
      if (text[i] == ':') {
        return true;
      }
    }
    return false;
  }

  /** Reads the next run; false at the end of the text. */
  boolean next() {
    keepOverlap();
    run++;
    newBits = 0;
    longWords = 0;
    newAround = 0;
    newRepeats = 0;
    int from = count;
    while (count < CAPACITY) {
      if (next == ready) {
        next = 0;
        ready = edges.read();
        if (ready < 0) {
          ready = 0;
          break;
        }
      }
      take(Math.min(ready - next, CAPACITY - count));
    }
    return count > from;
  }

  /** Takes some of the words that are ready. */
  private void take(int some) {
    int from = count;
    int to = from + some;
    int[] places = edges.at;
    int at = 2 * next;
    for (int i = from; i < to; i++) {
      start[i] = places[at];
      end[i] = places[at + 1];
      at += 2;
    }
    next += some;
    count = to;
    behind = gaps.read(edges, this, from, to, behind);
    WordHash.read(edges, this, from, to);
    classes.read(this, from, to);
    if (wording != null) {
      newAround += wording.weigh(this, from, to);
    }
  }

  /** What stands in the run, block by block. */
  Outlook outlook() {
    outlook.read(this);
    return outlook;
  }

  /** Classes of all words of the run. */
  long allBits() {
    long all = newBits;
    for (int i = 0; i < repeated; i++) {
      all |= bits[i];
    }
    return all;
  }

  /** How many words of the run are of one of these classes. */
  int count(long classes) {
    return count(classes, 0);
  }

  /** The same of those that are not repeated. */
  int countNew(long classes) {
    return count(classes, repeated);
  }

  private int count(long classes, int from) {
    int some = 0;
    for (int i = from; i < count; i++) {
      some += (bits[i] & classes) != 0 ? 1 : 0;
    }
    return some;
  }

  /** The flags of eight words from a multiple of eight on; none behind the run's end. */
  long flagsOfEight(int word) {
    long eight = Eight.within(flags, word);
    int left = count - word;
    return left >= Long.BYTES ? eight : eight & ~(-1L << (left << 3));
  }

  /** How many letters a word counts as; one of a script without spaces as a word of several. */
  int size(int word) {
    int size = end[word] - start[word];
    return size < Wording.SHORTEST && isUnspaced(word) ? Wording.SHORTEST : size;
  }

  /** Whether a word is of a script without spaces. */
  boolean isUnspaced(int word) {
    return Letters.isUnspaced(text[start[word]]);
  }

  /** The first word that ends behind a place of the text. */
  int wordAt(int place) {
    int at = Arrays.binarySearch(end, 0, count, place);
    return at < 0 ? -1 - at : at + 1;
  }

  /** Whether no word follows this run. */
  boolean isLast() {
    return count < CAPACITY || behind >= length;
  }

  private void keepOverlap() {
    int keep = Math.min(OVERLAP, count);
    int from = count - keep;
    System.arraycopy(hash, from, hash, 0, keep);
    System.arraycopy(own, from, own, 0, keep);
    System.arraycopy(bits, from, bits, 0, keep);
    System.arraycopy(start, from, start, 0, keep);
    System.arraycopy(end, from, end, 0, keep);
    System.arraycopy(flags, from, flags, 0, keep);
    System.arraycopy(weighed, from, weighed, 0, keep + 1);
    foreign.keepOverlap(count);
    count = keep;
    repeated = keep;
  }
}
