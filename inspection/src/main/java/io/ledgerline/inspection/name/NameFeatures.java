package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/**
 * What a token of a {@link NameChain} is weighed by: the word, how it is spelt, what lists say of
 * it, the words around it and the signs between them, and what sort of line it stands in. A feature
 * is a hash of which the upper 24 bits matter. Holds nothing, so that one serves all threads.
 */
abstract class NameFeatures {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long FORM = 0xD6E8FEB86659FD93L;
  private static final WordKinds KINDS = WordKinds.standard();

  /** The kind of no word. */
  private static final int NONE = (1 << WordKinds.KIND_BITS) - 1;

  private static final int KIND = WordKinds.VALUE_BITS;

  /** Of kinds around a token, those of the word before and its own. */
  private static final long NEAR = (1L << 3 * KIND) - (1L << KIND);

  /** What lists say of names. */
  static final long LISTED =
      WordClass.bits(
          WordClass.GIVEN,
          WordClass.SURNAME,
          WordClass.CITY,
          WordClass.COUNTRY,
          WordClass.STATE,
          WordClass.KNOWN_COMPANY);

  private static final long TOLD =
      LISTED
          | WordClass.bits(
              WordClass.COMMON,
              WordClass.FUNCTION,
              WordClass.TITLE,
              WordClass.ROLE,
              WordClass.NAME_LABEL,
              WordClass.GREETING,
              WordClass.CLOSING,
              WordClass.PARTICLE,
              WordClass.PERSON_VERB,
              WordClass.MONTH,
              WordClass.WEEKDAY,
              WordClass.STREET,
              WordClass.STREET_FIRST,
              WordClass.NATIONALITY,
              WordClass.COMPANY,
              WordClass.INSTITUTION,
              WordClass.PERSON_WORD,
              WordClass.AND_WORD,
              WordClass.SPEECH_VERB,
              WordClass.COMPANY_SIGN,
              WordClass.PLACE_CUE,
              WordClass.STRONG_PLACE_CUE,
              WordClass.WORK_CUE);

  /** The weights of a feature, as {@link NameModel} packs them. */
  abstract long weigh(long feature);

  /** Whether a word is known as an ordinary one. */
  abstract boolean isOrdinary(Text text, int token);

  /** What lists say of a word. */
  long classes(Text text, int token) {
    return text.classes(token) & TOLD;
  }

  /** What kind of word a word is, as {@link WordKinds} tells. */
  int kind(Text text, int token) {
    return text.has(token) ? KINDS.of(text.hash(token)) : NONE;
  }

  /** Whether the word itself may be told. */
  boolean isTold(Text text, int token) {
    return true;
  }

  /** Whether a chain is worth weighing; most are one word that begins a sentence. */
  final boolean isWorth(Text text, int first, int last) {
    if (last > first) {
      return true;
    }
    long classes = text.classes(first);
    boolean never =
        (classes & (WordClass.FUNCTION.bit() | WordClass.MONTH.bit() | WordClass.WEEKDAY.bit()))
                != 0
            && (classes & LISTED) == 0;
    return !never && text.length(first) > 1;
  }

  /** A few of the features of a token, which tell of most that they are no name. */
  final long glance(Text text, int token, int first, int last) {
    long sum = weigh(hash(0, known(text, token, first, last) << 4 ^ WordShape.of(text, token)));
    sum += isTold(text, token) ? weigh(hash(1, text.hash(token))) : 0;
    return sum + weigh(hash(33, (long) kind(text, token) << 4 | Joint.of(text, token)));
  }

  /** A hash of all that a glance depends on. */
  final long glanced(Text text, int token, int first, int last) {
    int place = (token == first ? 1 : 0) | (token == last ? 2 : 0);
    int written = (int) WordShape.of(text, token) << 8 | Joint.of(text, token) << 2 | place;
    return (text.hash(token) ^ (long) written << 32) * MIX;
  }

  private long known(Text text, int token, int first, int last) {
    int place = (token == first ? 1 : 0) | (token == last ? 2 : 0);
    return classes(text, token) << 3 | place | (isOrdinary(text, token) ? 4 : 0);
  }

  /** The kinds of the word before a token, its own and that of the word behind. */
  final long kinds(Text text, int token) {
    return (long) kind(text, token - 1) << KIND
        | (long) kind(text, token) << 2 * KIND
        | (long) kind(text, token + 1) << 3 * KIND;
  }

  /** The same for the token behind the one they are of. */
  final long nextKinds(Text text, int token, long kinds) {
    return kinds >>> KIND & NEAR | (long) kind(text, token + 1) << 3 * KIND;
  }

  /** With those of the words before and behind. */
  final long widerKinds(Text text, int token, long kinds) {
    return kinds | kind(text, token - 2) | (long) kind(text, token + 2) << 4 * KIND;
  }

  /**
   * The weights of what tells most of a token: the word, its kind, its neighbours.
   *
   * @param kinds of words around it
   */
  final long look(Text text, int token, int first, int last, long kinds) {
    long word = text.hash(token);
    int before = Joint.of(text, token);
    int behind = Joint.of(text, token + 1);
    long left = text.has(token - 1) ? text.hash(token - 1) : 0;
    long right = text.has(token + 1) ? text.hash(token + 1) : 0;
    long known = known(text, token, first, last);
    long sum = weigh(hash(0, known << 4 ^ WordShape.of(text, token)));
    if (isTold(text, token)) {
      sum += weigh(hash(1, word));
      sum += weigh(hash(2, word ^ before * MIX));
      sum += weigh(hash(3, word + left * FORM));
      sum += weigh(hash(4, word + right * FORM));
    }
    sum += weigh(hash(5, classes(text, token)));
    sum += weigh(hash(10, left * FORM ^ before));
    sum += weigh(hash(11, right * FORM ^ behind));
    long own = kind(kinds, 2);
    sum += weigh(hash(32, own));
    sum += weigh(hash(33, own << 4 | before));
    sum += weigh(hash(34, own << 4 | behind));
    sum += weigh(hash(35, own ^ known << 16));
    sum += weigh(hash(36, kind(kinds, 1) << 4 | before));
    return sum + weigh(hash(37, kind(kinds, 3) << 4 | behind));
  }

  /**
   * The weights of all else that a token is weighed by.
   *
   * @param about of its chain
   * @param kinds of words around it, the wider ones
   */
  final long rest(Text text, int token, int first, int last, int about, long kinds) {
    long shape = WordShape.of(text, token);
    int before = Joint.of(text, token);
    int behind = Joint.of(text, token + 1);
    long left = text.has(token - 1) ? text.hash(token - 1) : 0;
    long right = text.has(token + 1) ? text.hash(token + 1) : 0;
    long leftClass = classes(text, token - 1) << 4 | before;
    long rightClass = classes(text, token + 1) << 4 | behind;
    long known = known(text, token, first, last);
    int place = (int) known & 7;
    long sum = kinds(kinds, before, behind);
    sum += spelling(text, token, place);
    sum += weigh(hash(12, leftClass));
    sum += weigh(hash(13, rightClass));
    sum += weigh(hash(14, leftClass * MIX ^ rightClass));
    sum += weigh(hash(15, (leftClass * MIX ^ known) * FORM));
    sum += weigh(hash(16, (rightClass * MIX ^ known) * FORM));
    sum += weigh(hash(17, left * FORM ^ right * MIX));
    sum += weigh(hash(18, (long) about << 8 ^ place << 4 ^ before));
    sum += weigh(hash(19, (long) about << 8 ^ place << 4 ^ behind));
    sum += weigh(hash(20, (shape << 8 | before << 4 | behind) << 3 | place));
    sum += weigh(hash(21, shape << 16 | signs(text, token)));
    return sum + around(text, token, first, last, place);
  }

  /** Of the kinds around a token one: 0 for two words before, 2 for its own. */
  private static long kind(long kinds, int which) {
    return kinds >>> which * KIND & (1 << KIND) - 1;
  }

  /** By the kinds of the words around, more than one at a time. */
  private long kinds(long kinds, int before, int behind) {
    long lefter = kind(kinds, 0);
    long left = kind(kinds, 1);
    long own = kind(kinds, 2);
    long right = kind(kinds, 3);
    long sum = weigh(hash(38, own << 20 | left << 4 | before));
    sum += weigh(hash(39, own << 20 | right << 4 | behind));
    sum += weigh(hash(40, lefter << 4 | before));
    sum += weigh(hash(41, kind(kinds, 4) << 4 | behind));
    return sum + weigh(hash(42, lefter << 20 | left << 4 | before));
  }

  private long spelling(Text text, int token, int place) {
    int start = text.start(token);
    int end = text.end(token);
    long tail = small(text, end - 1);
    long sum = 0;
    if (end - start > 3) {
      tail = tail << 8 | small(text, end - 2);
      sum += weigh(hash(6, tail));
      tail = tail << 8 | small(text, end - 3);
      sum += weigh(hash(7, tail));
      sum += weigh(hash(8, tail << 8 | small(text, end - 4)));
      long head = small(text, start) << 16 | small(text, start + 1) << 8 | small(text, start + 2);
      sum += weigh(hash(9, head));
      sum += weigh(hash(28, tail << 3 | place));
    }
    return sum;
  }

  /** The words before and behind the whole chain, and those two away. */
  private long around(Text text, int token, int first, int last, int place) {
    long sum = weigh(hash(22, second(text, token - 2, token - 1)));
    sum += weigh(hash(23, second(text, token + 2, token + 2)));
    sum += weigh(hash(24, pair(text, token - 2, token - 1) ^ Joint.of(text, token)));
    sum += weigh(hash(25, pair(text, token + 1, token + 2) ^ Joint.of(text, token + 1)));
    if (first == last) {
      return sum;
    }
    long before = text.has(first - 1) ? text.hash(first - 1) : 0;
    long behind = text.has(last + 1) ? text.hash(last + 1) : 0;
    sum += weigh(hash(26, before * FORM ^ (long) Joint.of(text, first) << 3 ^ place));
    sum += weigh(hash(27, behind * FORM ^ (long) Joint.of(text, last + 1) << 3 ^ place));
    return sum;
  }

  private static long second(Text text, int token, int gap) {
    return text.has(token) ? text.hash(token) * FORM ^ Joint.of(text, gap) : 0;
  }

  private static long pair(Text text, int one, int two) {
    long first = text.has(one) ? text.hash(one) : 0;
    long second = text.has(two) ? text.hash(two) : 0;
    return first * MIX ^ second * FORM;
  }

  private static long small(Text text, int offset) {
    return text.at(offset) | 0x20;
  }

  /** The bytes right before and right behind. */
  private static long signs(Text text, int token) {
    return (long) (text.at(text.start(token) - 1) & 0xff) << 8 | text.at(text.end(token)) & 0xff;
  }

  private static long hash(int kind, long value) {
    long mixed = (value ^ value >>> 29 ^ (kind + 1) * FORM) * MIX;
    return (mixed ^ mixed >>> 32) * FORM;
  }
}
