package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Names, towns and addresses in the columns of tables about people (CSV as RFC 4180 has it, tabs,
 * semicolons, Markdown): lines with as many separators as their heading.
 */
public final class TableRule implements Rule {
  private static final int MOST_HEADING = 2048;
  private static final int MOST_LINE = 8192;

  /** How much of a line that is no heading is not looked at again, bytes. */
  private static final int PASSED_BY = 256;

  /** Only kinds of other rules. */
  @Override
  public List<Kind> kinds() {
    return List.of();
  }

  @Override
  public List<Trigger> triggers() {
    var labels =
        Trigger.words(WordClass.NAME_LABEL, WordClass.USER_LABEL).unless(WordClass.FUNCTION);
    return List.of(
        labels.before(ByteClass.CELL | ByteClass.QUOTE), labels.behindGap(ByteClass.CELL));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int offset = text.start(token);
    if (offset < text.kept().recordsRead()
        || offset < text.kept().linesRead()
        || !endsCell(text, token)) {
      return;
    }
    int begin = edge(text, offset, -1);
    int end = begin < 0 ? -1 : edge(text, offset, 1);
    int separator = end < 0 ? -1 : separator(text, begin, end);
    if (separator < 0) {
      text.kept().linesRead(Pieces.lineEnd(text, offset, PASSED_BY));
      return;
    }
    var columns = new Columns();
    cells(text, begin, end, separator, (_, from, to) -> columns.add(text, from, to));
    if (!columns.isAboutPeople() || columns.count() == Columns.MOST) {
      text.kept().linesRead(end);
      return;
    }
    text.kept().recordsRead(rows(text, end, separator, columns, sink));
  }

  /** Whether a separator or the end of the line stands behind a word, blanks and a mark aside. */
  private static boolean endsCell(Text text, int token) {
    int at = text.end(token);
    at += text.at(at) == '"' ? 1 : 0;
    while (text.at(at) == ' ') {
      at++;
    }
    int b = text.at(at);
    return b == ',' || b == ';' || b == '|' || b == '\t' || b == '\n' || b == '\r' || b < 0;
  }

  /**
   * Where the line begins, or ends, that an offset is in; -1 if it is too long for a heading, holds
   * code, or long text between its separators.
   */
  private static int edge(Text text, int offset, int step) {
    int cell = 0;
    int at = offset;
    for (int size = 0; size < MOST_HEADING; size++) {
      int b = text.at(step > 0 ? at : at - 1);
      if (b < 0 || b == '\n' || b == '\r') {
        return at;
      }
      cell = b == ',' || b == ';' || b == '|' || b == '\t' ? 0 : cell + 1;
      if (cell > Column.LONGEST || Column.isCode(b)) {
        return -1;
      }
      at += step;
    }
    return -1;
  }

  /** What parts the cells of a line, the strongest that it holds; -1 for nothing. */
  private static int separator(Text text, int from, int to) {
    for (int sign : new int[] {'\t', '|', ';', ','}) {
      if (Pieces.end(text, from, to, sign) < to) {
        return sign;
      }
    }
    return -1;
  }

  /** Reads the lines below a heading; the end of the last that is one of the table's. */
  private static int rows(Text text, int headingEnd, int separator, Columns columns, Sink sink) {
    int end = headingEnd;
    while (end < text.to()) {
      int begin = Pieces.nextLine(text, end);
      int next = Pieces.lineEnd(text, begin, MOST_LINE);
      int[] count = {0};
      cells(text, begin, next, separator, (number, _, _) -> count[0] = number + 1);
      if (count[0] != columns.count() || next == begin) {
        return end;
      }
      cells(
          text,
          begin,
          next,
          separator,
          (column, from, to) -> columns.cell(text, column, from, to, sink));
      end = next;
    }
    return end;
  }

  /** The cells of a line without their blanks and quotation marks. */
  private static void cells(Text text, int from, int to, int separator, Pieces.Each each) {
    int number = 0;
    int begin = from;
    boolean quoted = false;
    for (int at = from; at <= to; at++) {
      boolean end = at == to;
      if (!end && text.at(at) == '"') {
        quoted =
            !quoted && isOpening(text, begin, at) || quoted && !isClosing(text, at, to, separator);
      }
      if (end || text.at(at) == separator && !quoted) {
        cell(text, number, begin, at, each);
        number++;
        begin = at + 1;
      }
    }
  }

  /** Whether nothing but blanks stands before a quotation mark in its cell. */
  private static boolean isOpening(Text text, int begin, int quote) {
    return Values.begin(text, begin, quote) == quote;
  }

  private static boolean isClosing(Text text, int quote, int to, int separator) {
    int next = Values.begin(text, quote + 1, to);
    return next == to || text.at(next) == separator;
  }

  private static void cell(Text text, int number, int from, int to, Pieces.Each each) {
    int begin = Values.begin(text, from, to);
    int end = Values.end(text, begin, to);
    boolean quoted = end - begin > 1 && text.at(begin) == '"' && text.at(end - 1) == '"';
    each.piece(number, quoted ? begin + 1 : begin, quoted ? end - 1 : end);
  }
}
