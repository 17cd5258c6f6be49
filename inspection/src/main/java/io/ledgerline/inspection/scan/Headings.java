package io.ledgerline.inspection.scan;

import org.jspecify.annotations.Nullable;

/**
 * The headings of the table that a line belongs to. A table is a run of lines with the same number
 * of separators (comma, semicolon, tab, bar); its first line is its heading. Separators between
 * double quotation marks are none. Reads each line at most three times, and only as far as values
 * ask.
 */
final class Headings {
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_HEADING = 2048;

  /** Over so many bytes an empty line is worth looking for. */
  private static final int FAR = 48;

  private static final byte[] SEPARATORS = {'\t', '|', ';', ','};

  private final byte[] text;
  private final int to;
  private final Wording wording;

  /** What the columns are about: topics 0 to 63, then topics 64 to 127 of each. */
  private long @Nullable [] topics;

  /** What kind of secret they are. */
  private Secret @Nullable [] promised;

  private int columns;
  private int known;
  private int line;
  private int separator = -1;
  private int count;
  private int tableLine = -1;
  private boolean parsed;
  private int subjects;

  /** Whether any column is one of secrets. */
  private boolean secrets;

  /** How many of each separator a line has. */
  private final int[] cells = new int[SEPARATORS.length];

  private int strength;

  /** How many separators the line has before this offset. */
  private int column;

  private int counted = -1;

  /** Whether the line has cells in quotation marks, in which no separator counts. */
  private boolean quoted;

  /** The same of the heading. */
  private boolean tableQuoted;

  /** Whether what was counted last stands between such marks. */
  private boolean within;

  Headings(byte[] text, int from, int to, Wording wording) {
    this.text = text;
    this.to = to;
    this.wording = wording;
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
    int heading = heading(offset);
    if (topics != null && heading < columns) {
      into.see(topics[2 * heading], topics[2 * heading + 1]);
    }
  }

  /** What kind of secret the heading above an offset promises; offsets ask in rising order. */
  Secret secret(int offset) {
    if (isSilent(offset)) {
      return Secret.NONE;
    }
    if (!parsed) {
      parse();
    }
    int heading = secrets ? heading(offset) : columns;
    return promised != null && heading < columns ? promised[heading] : Secret.NONE;
  }

  /** The sign between the cells of the line that was asked for last. */
  int separator() {
    return separator;
  }

  /** The column of an offset. */
  private int heading(int offset) {
    return column(Math.min(offset, line + MOST_HEADING));
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
      within = false;
    }
    for (; counted < offset; counted++) {
      within ^= quoted && text[counted] == '"';
      column += text[counted] == separator && !within ? 1 : 0;
    }
    return column;
  }

  private void advance(int offset) {
    if (offset - known > FAR) {
      leap(offset);
    }
    while (known <= offset) {
      int end = separator < 0 ? -1 : goesOn(known);
      if (end < 0) {
        end = count(known, false);
        take(known, end);
      }
      line = known;
      known = end < to ? end + 1 : Integer.MAX_VALUE;
    }
  }

  /** Passes by what stands before the last empty line, which no table reaches over. */
  private void leap(int offset) {
    for (int at = Math.min(offset, to - 1) - Long.BYTES; at >= known; at -= Long.BYTES) {
      long lines = Eight.equal(Eight.at(text, at), '\n');
      lines &= lines == 0 ? 0 : Eight.equal(Eight.at(text, at + 1), '\n');
      if (lines != 0) {
        known = at + 2 + (Long.SIZE - 1 - Long.numberOfLeadingZeros(lines) >>> 3);
        line = known - 1;
        separator = -1;
        tableLine = -1;
        return;
      }
    }
  }

  /** Where a line ends that has as many separators as the table; -1 where it has not. */
  private int goesOn(int begin) {
    quoted = false;
    int some = 0;
    for (int at = begin; at < to; at += Long.BYTES) {
      long eight = Eight.at(text, at);
      long mask = Eight.first(Math.min(to - at, Long.BYTES));
      long line = Eight.equal(eight, '\n') & mask;
      long signs = Eight.equal(eight, separator) & mask;
      if (line != 0) {
        some += Long.bitCount(signs & (line & -line) - 1);
        return some == count ? at + (Long.numberOfTrailingZeros(line) >>> 3) : -1;
      }
      some += Long.bitCount(signs);
    }
    return some == count ? to : -1;
  }

  /**
   * Counts the separators of a line, without those in quotation marks where these count; where it
   * ends, -1 where it ends between such marks.
   */
  private int count(int begin, boolean quotes) {
    quoted = quotes;
    long in = 0;
    int tabs = 0;
    int bars = 0;
    int semicolons = 0;
    int commas = 0;
    int end = -1;
    for (int at = begin; at < to && end < 0; at += Long.BYTES) {
      long eight = Eight.at(text, at);
      if (!quotes && !Eight.mayHave(eight, '\n', ',', ';', '\t', '|')) {
        continue;
      }
      long mask = Eight.first(Math.min(to - at, Long.BYTES));
      long line = Eight.equal(eight, '\n') & mask;
      if (line != 0) {
        end = at + (Long.numberOfTrailingZeros(line) >>> 3);
        mask = (line & -line) - 1;
      }
      if (quotes) {
        in ^= Eight.inside(Eight.equal(eight, '"') & mask);
        mask &= ~in;
        in = in < 0 ? Eight.HIGH : 0;
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
    return in != 0 ? -1 : end < 0 ? to : end;
  }

  /** A line whose cells have been counted; the strongest separator in it is a heading's. */
  private void take(int begin, int end) {
    boolean table = separator >= 0;
    if (table && cells[strength] == count) {
      return;
    }
    // Separators that are none can only be too many.
    boolean again = text[begin] == '"' || table && cells[strength] > count && hasMark(begin, end);
    if (again && count(begin, true) < 0) {
      count(begin, false);
    }
    if (again && table && cells[strength] == count) {
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
        tableQuoted = quoted;
        parsed = false;
      }
    }
  }

  private boolean hasMark(int begin, int end) {
    int at = begin;
    while (at + Long.BYTES <= end && !Eight.has(Eight.at(text, at), '"')) {
      at += Long.BYTES;
    }
    while (at < end && text[at] != '"') {
      at++;
    }
    return at < end;
  }

  private void parse() {
    parsed = true;
    columns = 0;
    subjects = 0;
    secrets = false;
    int named = 0;
    int cell = tableLine;
    int p = tableLine;
    boolean mark = false;
    for (; p < to && text[p] != '\n' && p - tableLine < MOST_HEADING; p++) {
      mark ^= tableQuoted && text[p] == '"';
      if (text[p] == separator && !mark && columns < MOST_COLUMNS) {
        named += name(cell, p);
        cell = p + 1;
      }
    }
    if (columns < MOST_COLUMNS) {
      named += name(cell, p);
    }
    // One column alone is a list, "password", above another text, and has no heading.
    secrets &= named > 1;
  }

  /** Reads the heading of the next column; 1 where it has words, else 0. */
  private int name(int from, int end) {
    if (topics == null || promised == null) {
      topics = new long[2 * MOST_COLUMNS];
      promised = new Secret[MOST_COLUMNS];
    }
    wording.read(text, from, end);
    topics[2 * columns] = wording.topicsLow();
    topics[2 * columns + 1] = wording.topicsHigh();
    var secret = wording.secret();
    promised[columns++] = secret;
    secrets |= secret != Secret.NONE;
    subjects |= Subject.of(wording.topicsLow(), wording.topicsHigh());
    return wording.isEmpty() ? 0 : 1;
  }
}
