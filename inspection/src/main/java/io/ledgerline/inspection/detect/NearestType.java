package io.ledgerline.inspection.detect;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The type of a finding that somebody probably meant who wrote another word. */
public final class NearestType {
  /** Beyond, a hint would be a guess. */
  private static final int MOST_EDITS = 2;

  private NearestType() {}

  /**
   * The type that a word is a misspelling of, or a part; null if that would be a guess.
   *
   * @param types in an order of which the first of equals is taken
   */
  public static @Nullable String of(String word, Set<String> types) {
    String best = null;
    int fewest = Math.min(MOST_EDITS, word.length() / 3) + 1;
    for (String known : types) {
      int edits = edits(word, known);
      if (edits < fewest) {
        fewest = edits;
        best = known;
      }
    }
    return best == null ? beginningWith(word, types) : best;
  }

  /** Somebody who writes CREDIT_CARD_NUMBER for CREDIT_CARD, or the other way round. */
  private static @Nullable String beginningWith(String type, Set<String> types) {
    for (String known : types) {
      if (known.startsWith(type + "_") || type.startsWith(known + "_")) {
        return known;
      }
    }
    return null;
  }

  /** Letters put in, left out, replaced, or two neighbours in each other's place: one edit each. */
  private static int edits(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] above = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] free = before;
      before = above;
      above = row;
      row = free;
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        if (isSwapped(one, i, other, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }

  private static boolean isSwapped(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
