package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sequence of words or word classes with bounded gaps, and what it says about a text that holds
 * it. Matching takes the first fit of each element and never goes back.
 *
 * @param index its place among all rules
 * @param technique what it shows
 * @param weight permille
 * @param standing how far wording takes from the weight in data; an order where it is just spoken
 *     may stand firmer
 * @param elements in order, at least one
 * @param excluded classes of which no word may stand in or near the match, as bits
 * @param reach how many words behind the first a match may have at most
 * @param reason what the text does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rule(
    int index,
    Technique technique,
    int weight,
    Standing standing,
    Element[] elements,
    long excluded,
    int reach,
    String reason) {
  /** How many words before and behind a match an excluded word may stand. */
  private static final int NEAR = 3;

  /** Weight from which a rule leaves little doubt, permille. */
  private static final int CLEAR = 600;

  /** Weight from which a rule leaves none about what is said, permille. */
  private static final int PLAIN = 750;

  /** What a sentence boundary costs inside a gap, in words. */
  private static final int BOUNDARY = 2;

  /**
   * One word of the pattern.
   *
   * @param mask classes that fit, as bits
   * @param literals hashes of words that fit
   * @param names these as bits of {@link Outlook#name}
   * @param gap how many words may stand before it
   * @param imperative whether it must stand where an order begins
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Element(long mask, long[] literals, long names, int gap, boolean imperative) {
    boolean fits(Tokens tokens, int at, long imperativeContext) {
      long bits = tokens.bits[at];
      if ((bits & mask) == 0 && ((bits & Lexicon.LITERAL) == 0 || !named(tokens.hash[at]))) {
        return false;
      }
      return !imperative
          || (tokens.flags[at] & (Tokens.SENTENCE | Tokens.CLAUSE | Tokens.LINE)) != 0
          || at > 0 && (tokens.bits[at - 1] & imperativeContext) != 0;
    }

    private boolean named(long hash) {
      for (long literal : literals) {
        if (literal == hash) {
          return true;
        }
      }
      return false;
    }
  }

  /** Reads a line: {@code TECHNIQUE weight [firm|sure] | pattern | reason}. */
  static Rule parse(int index, String line, Lexicon lexicon) {
    String[] parts = line.split(" \\| ");
    String[] head = parts[0].strip().split(" ");
    List<Element> elements = new ArrayList<>();
    int gap = 0;
    long excluded = 0;
    for (String word : parts[1].strip().split("\\s+")) {
      if (word.startsWith("~")) {
        gap = Integer.parseInt(word.substring(1));
        continue;
      }
      if (word.startsWith("!")) {
        excluded |= lexicon.bit(word.substring(1));
        continue;
      }
      elements.add(element(word, gap, lexicon));
      gap = 0;
    }
    return new Rule(
        index,
        Technique.valueOf(head[0]),
        Integer.parseInt(head[1]),
        head.length > 2 ? Standing.valueOf(head[2].toUpperCase(Locale.ROOT)) : Standing.SPOKEN,
        elements.toArray(Element[]::new),
        excluded,
        elements.stream().skip(1).mapToInt(element -> element.gap() + 1).sum(),
        parts[2].strip());
  }

  private static Element element(String word, int gap, Lexicon lexicon) {
    boolean imperative = word.startsWith("^");
    long mask = 0;
    List<Long> literals = new ArrayList<>();
    for (String each : (imperative ? word.substring(1) : word).split("/")) {
      if (Character.isUpperCase(each.charAt(0)) && each.charAt(0) < 0x80) {
        mask |= lexicon.bit(each);
      } else {
        literals.add(lexicon.literal(each));
      }
    }
    long[] hashes = literals.stream().mapToLong(Long::longValue).toArray();
    long names = 0;
    for (long hash : hashes) {
      names |= Outlook.name(hash);
    }
    return new Element(mask, hashes, names, gap, imperative);
  }

  /** Whether it sets an assistant's orders aside, or asks for them, beyond doubt. */
  boolean isOrder() {
    return weight >= CLEAR
        && (technique == Technique.OVERRIDE || technique == Technique.PROMPT_LEAK);
  }

  /** Whether it sets an assistant's orders aside in so many words. */
  boolean isPlainOrder() {
    return weight >= PLAIN && technique == Technique.OVERRIDE;
  }

  /** Whether words with these classes and names may fit all elements but the first two. */
  boolean mayFit(long bits, long names) {
    for (int i = 2; i < elements.length; i++) {
      if ((elements[i].mask & bits) == 0 && (elements[i].names & names) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The word behind the match that begins at {@code from}, or -1. */
  int match(Tokens tokens, int from, long imperativeContext) {
    if (!elements[0].fits(tokens, from, imperativeContext)) {
      return -1;
    }
    int at = from + 1;
    for (int i = 1; i < elements.length; i++) {
      at = find(elements[i], tokens, at, imperativeContext);
      if (at < 0) {
        return -1;
      }
    }
    return excluded != 0 && isExcluded(tokens, from, at) ? -1 : at;
  }

  private boolean isExcluded(Tokens tokens, int from, int to) {
    for (int i = Math.max(0, from - NEAR); i < Math.min(tokens.count, to + NEAR); i++) {
      if ((tokens.bits[i] & excluded) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int find(Element element, Tokens tokens, int from, long imperativeContext) {
    int left = element.gap;
    for (int at = from; at < tokens.count; at++) {
      if (element.fits(tokens, at, imperativeContext)) {
        return at + 1;
      }
      left -= (tokens.flags[at] & Tokens.SENTENCE) != 0 ? 1 + BOUNDARY : 1;
      if (left < 0) {
        return -1;
      }
    }
    return -1;
  }
}
