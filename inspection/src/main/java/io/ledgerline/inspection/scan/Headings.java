package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The headings of the table that a line belongs to. A table is a run of lines with the same number
 * of separators (comma, semicolon, tab, bar); its first line is its heading. Reads each line at
 * most once, and only as far as values ask.
 */
final class Headings {
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_HEADING = 2048;
  private static final byte[] SEPARATORS = {'\t', '|', ';', ','};

  private final byte[] text;
  private final int to;
  private final Vocabulary vocabulary;
  private final Label[] columns = new Label[MOST_COLUMNS];

  private int known;
  private int line;
  private int separator = -1;
  private int count;
  private int tableLine = -1;
  private boolean parsed;

  /** How many separators the line has before this offset. */
  private int column;

  private int counted = -1;

  Headings(byte[] text, int from, int to, Vocabulary vocabulary) {
    this.text = text;
    this.to = to;
    this.vocabulary = vocabulary;
    this.known = from;
    this.line = from;
  }

  /** Adds what the heading above an offset is about; offsets ask in rising order. */
  void collect(int offset, Context into) {
    advance(offset);
    if (separator < 0 || tableLine < 0 || tableLine == line || offset < line) {
      return;
    }
    if (!parsed) {
      parse();
    }
    int column = column(Math.min(offset, line + MOST_HEADING));
    if (column < MOST_COLUMNS && columns[column] != null) {
      into.see(columns[column].topicsLow(), columns[column].topicsHigh());
    }
  }

  /** The column of an offset in the line; goes on from the place that was asked for before. */
  private int column(int offset) {
    if (counted < line || counted > offset) {
      counted = line;
      column = 0;
    }
    for (; counted < offset; counted++) {
      column += text[counted] == separator ? 1 : 0;
    }
    return column;
  }

  private void advance(int offset) {
    while (known <= offset) {
      int end = known;
      while (end < to && text[end] != '\n') {
        end++;
      }
      take(known, end);
      line = known;
      known = end + 1;
      if (end >= to) {
        known = Integer.MAX_VALUE;
      }
    }
  }

  private void take(int begin, int end) {
    if (separator >= 0 && separators(begin, end, separator) == count) {
      return;
    }
    separator = -1;
    tableLine = -1;
    if (separator(begin, end)) {
      count = separators(begin, end, separator);
      tableLine = begin;
      parsed = false;
    }
  }

  /** Finds the strongest separator of a line: a tab, else a bar, a semicolon, a comma. */
  private boolean separator(int begin, int end) {
    int best = SEPARATORS.length;
    for (int p = begin; p < end && best > 0; p++) {
      if ((ByteClass.of(text[p]) & ByteClass.CELL) != 0) {
        for (int s = 0; s < best; s++) {
          best = text[p] == SEPARATORS[s] ? s : best;
        }
      }
    }
    separator = best < SEPARATORS.length ? SEPARATORS[best] : -1;
    return separator >= 0;
  }

  private int separators(int begin, int end, int separator) {
    int found = 0;
    for (int p = begin; p < end; p++) {
      found += text[p] == separator ? 1 : 0;
    }
    return found;
  }

  private void parse() {
    parsed = true;
    Arrays.fill(columns, null);
    int column = 0;
    int cell = tableLine;
    int p = tableLine;
    for (; p < to && text[p] != '\n' && p - tableLine < MOST_HEADING; p++) {
      if (text[p] == separator && column < MOST_COLUMNS) {
        columns[column++] = label(cell, p);
        cell = p + 1;
      }
    }
    if (column < MOST_COLUMNS) {
      columns[column] = label(cell, p);
    }
  }

  private Label label(int begin, int end) {
    return Label.of(new String(text, begin, end - begin, StandardCharsets.UTF_8), vocabulary);
  }
}
