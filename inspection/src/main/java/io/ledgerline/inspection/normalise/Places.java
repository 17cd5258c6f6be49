package io.ledgerline.inspection.normalise;

import java.util.Arrays;

/**
 * Where the characters of a text stand in another that they came from, told run by run: a text in
 * which few characters differ from their source has few runs. Immutable.
 */
final class Places {
  /** Characters after which a look-up begins anew; the runs between are passed one by one. */
  private static final int STRIDE_BITS = 4;

  private final int[] first;
  private final int[] from;

  /** Units of the source that each character of a run has, or less than 0 that all share. */
  private final int[] width;

  /** The run of each 16th character. */
  private final int[] marks;

  private Places(int[] first, int[] from, int[] width, int[] marks) {
    this.first = first;
    this.from = from;
    this.width = width;
    this.marks = marks;
  }

  /** Where a character begins in its source. */
  int start(int index) {
    int run = run(index);
    int each = width[run];
    return each < 0 ? from[run] : from[run] + (index - first[run]) * each;
  }

  /** Where it ends. */
  int end(int index) {
    int run = run(index);
    int each = width[run];
    return each < 0 ? from[run] - each : from[run] + (index - first[run] + 1) * each;
  }

  /** The character that one of the source, of those that became one, has become. */
  int indexOf(int source) {
    int low = 0;
    int high = from.length - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (from[middle] <= source) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return first[low] + source - from[low];
  }

  private int run(int index) {
    int run = marks[index >> STRIDE_BITS];
    while (run + 1 < first.length && first[run + 1] <= index) {
      run++;
    }
    return run;
  }

  /** Collects runs in order. Not thread-safe. */
  static final class Builder {
    private static final int FEW = 16;

    private int[] first = new int[FEW];
    private int[] from = new int[FEW];
    private int[] width = new int[FEW];
    private int runs;

    /** From a character on, each has so many units of the source. */
    void each(int index, int source, int units) {
      int last = runs - 1;
      boolean goesOn =
          last >= 0 && width[last] == units && from[last] + (index - first[last]) * units == source;
      if (!goesOn) {
        add(index, source, units);
      }
    }

    /** From a character on, all share so many units of the source. */
    void all(int index, int source, int units) {
      add(index, source, -units);
    }

    private void add(int index, int source, int units) {
      if (runs == first.length) {
        first = Arrays.copyOf(first, runs * 2);
        from = Arrays.copyOf(from, runs * 2);
        width = Arrays.copyOf(width, runs * 2);
      }
      first[runs] = index;
      from[runs] = source;
      width[runs] = units;
      runs++;
    }

    /** The places of so many characters; at least one run was told. */
    Places build(int length) {
      int[] marks = new int[(length >> STRIDE_BITS) + 1];
      int run = 0;
      for (int i = 0; i < marks.length; i++) {
        while (run + 1 < runs && first[run + 1] <= i << STRIDE_BITS) {
          run++;
        }
        marks[i] = run;
      }
      return new Places(
          Arrays.copyOf(first, runs), Arrays.copyOf(from, runs), Arrays.copyOf(width, runs), marks);
    }
  }
}
