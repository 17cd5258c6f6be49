package io.ledgerline.models.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a model by output: plain, or with the letters that say where in a value a token
 * stands (BIO, BIOES, BILOU). What is left without the letter is the label that settings name.
 */
final class LabelNames {
  private static final String OUTSIDE = "O";
  private static final String LETTERS = "BIESLU";

  private final List<String> names = new ArrayList<>();
  private final int[] nameOf;
  private final boolean[] begins;

  /**
   * Takes the labels apart.
   *
   * @param outputs the label of each output
   * @param ofTokens whether letters before a hyphen say where a token stands
   */
  LabelNames(List<String> outputs, boolean ofTokens) {
    nameOf = new int[outputs.size()];
    begins = new boolean[outputs.size()];
    for (int i = 0; i < outputs.size(); i++) {
      String output = outputs.get(i);
      boolean lettered =
          ofTokens
              && output.length() > 2
              && output.charAt(1) == '-'
              && LETTERS.indexOf(output.charAt(0)) >= 0;
      String name = lettered ? output.substring(2) : output;
      begins[i] = lettered && "BSU".indexOf(output.charAt(0)) >= 0;
      nameOf[i] = ofTokens && name.equals(OUTSIDE) ? -1 : number(name);
    }
  }

  private int number(String name) {
    int known = names.indexOf(name);
    if (known >= 0) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  /** Every label once, as settings name them. */
  List<String> all() {
    return names;
  }

  /** The label of an output, -1 for what is outside of every value. */
  int nameOf(int output) {
    return nameOf[output];
  }

  /** Whether a token with that output begins a value. */
  boolean begins(int output) {
    return begins[output];
  }
}
