package io.ledgerline.inspection.scan;

/**
 * The headings of the table that a line belongs to. A table is a run of lines with the same number
 * of separators (comma, semicolon, tab, bar); its first line is its heading. Reads each line at
 * most once, and only as far as values ask.
 */
final class Headings {
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_HEADING = 2048;
  private static final Label[] NO_COLUMNS = {};
  private static final byte[] SEPARATORS = {'\t', '|', ';', ','};

  private final byte[] text;
  private final int to;
  private final Vocabulary vocabulary;
  private Label[] columns = NO_COLUMNS;

  private int known;
  private int line;
  private int separator = -1;
  private int count;
  private int tableLine = -1;
  private boolean parsed;
  private int subjects;

  /** How many of each separator a line has. */
  private final int[] cells = new int[SEPARATORS.length];

  private int strength;

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
    if (isSilent(offset)) {
      return;
    }
    if (!parsed) {
      parse();
    }
    int column = column(Math.min(offset, line + MOST_HEADING));
    if (column < columns.length && columns[column] != null) {
      into.see(columns[column].topicsLow(), columns[column].topicsHigh());
    }
  }

  /** Whether no heading stands above an offset; offsets ask in rising order. */
  boolean isSilent(int offset) {
    if (known <= offset) {
      advance(offset);
    }
    return separator < 0 || tableLine < 0 || tableLine == line || offset < line;
  }

  /** What any heading of the table above an offset is about; offsets ask in rising order. */
  int subjects(int offset) {
    if (isSilent(offset)) {
      return 0;
    }
    if (!parsed) {
      parse();
    }
    return subjects;
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
      int end = count(known);
      take(known);
      line = known;
      known = end < to ? end + 1 : Integer.MAX_VALUE;
    }
  }

  /** Counts the separators of a line; where it ends. */
  private int count(int begin) {
    int tabs = 0;
    int bars = 0;
    int semicolons = 0;
    int commas = 0;
    int end = -1;
    for (int at = begin; at < to && end < 0; at += Long.BYTES) {
      long eight = Eight.at(text, at);
      long mask = Eight.first(Math.min(to - at, Long.BYTES));
      long line = Eight.equal(eight, '\n') & mask;
      if (line != 0) {
        end = at + (Long.numberOfTrailingZeros(line) >>> 3);
        mask = (line & -line) - 1;
      }
      tabs += Long.bitCount(Eight.equal(eight, '\t') & mask);
      bars += Long.bitCount(Eight.equal(eight, '|') & mask);
      semicolons += Long.bitCount(Eight.equal(eight, ';') & mask);
      commas += Long.bitCount(Eight.equal(eight, ',') & mask);
    }
    cells[0] = tabs;
    cells[1] = bars;
    cells[2] = semicolons;
    cells[3] = commas;
    return end < 0 ? to : end;
  }

  /** A line whose cells have been counted; the strongest separator in it is a heading's. */
  private void take(int begin) {
    if (separator >= 0 && cells[strength] == count) {
      return;
    }
    separator = -1;
    tableLine = -1;
    for (int s = 0; s < SEPARATORS.length && separator < 0; s++) {
      if (cells[s] > 0) {
        separator = SEPARATORS[s];
        strength = s;
        count = cells[s];
        tableLine = begin;
        parsed = false;
      }
    }
  }

  private void parse() {
    parsed = true;
    columns = new Label[MOST_COLUMNS];
    int column = 0;
    int cell = tableLine;
    int p = tableLine;
    for (; p < to && text[p] != '\n' && p - tableLine < MOST_HEADING; p++) {
      if (text[p] == separator && column < MOST_COLUMNS) {
        columns[column++] = Label.of(text, cell, p, vocabulary);
        cell = p + 1;
      }
    }
    if (column < MOST_COLUMNS) {
      columns[column] = Label.of(text, cell, p, vocabulary);
    }
    subjects = 0;
    for (int i = 0; i < MOST_COLUMNS && columns[i] != null; i++) {
      subjects |= Subject.of(columns[i].topicsLow(), columns[i].topicsHigh());
    }
  }
}
