package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * Rows of SQL that name their columns: {@code INSERT INTO t (last_name, ssn) VALUES ('Doe', …)}.
 * Each value is looked at under the name of its column.
 */
final class InsertForm implements RecordForm {
  private static final List<String> VALUES = List.of("VALUES", "values", "Values");

  @Override
  public List<String> beginnings() {
    return List.of(
        "INSERT INTO ",
        "insert into ",
        "Insert Into ",
        "INSERT IGNORE INTO ",
        "INSERT OR REPLACE INTO ",
        "REPLACE INTO ");
  }

  @Override
  public String behind() {
    return " ";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    var columns = NamedColumns.read(text, offset, VALUES);
    if (columns == null) {
      return offset;
    }
    int at = Values.begin(text, columns.end() + "VALUES".length(), text.to());
    while (text.at(at) == '(') {
      at = row(text, at + 1, columns, sink);
      int next = Values.begin(text, at, text.to());
      at = text.at(next) == ',' ? Values.begin(text, next + 1, text.to()) : next;
    }
    return at;
  }

  /** Reads a row; the offset behind it. */
  private static int row(Text text, int from, NamedColumns columns, Sink sink) {
    int column = 0;
    int at = from;
    while (at < text.to()) {
      int begin = Values.begin(text, at, text.to());
      int quote = quote(text, begin);
      int end = quote < 0 ? plainEnd(text, begin) : quotedEnd(text, quote);
      int first = quote < 0 ? begin : quote + 1;
      int last = quote < 0 ? Values.end(text, begin, end) : end;
      boolean literal = quote >= 0 || text.at(first) >= '0' && text.at(first) <= '9';
      columns.value(text, column, first, last, literal, sink);
      at = Values.begin(text, quote < 0 ? end : end + 1, text.to());
      while (at < text.to() && text.at(at) != ',' && text.at(at) != ')') {
        at++;
      }
      if (text.at(at) == ')') {
        return at + 1;
      }
      at++;
      column++;
    }
    return text.to();
  }

  /** Where a string begins, maybe behind one letter: {@code N'…'}; -1 where none does. */
  private static int quote(Text text, int at) {
    if (text.at(at) == '\'' || text.at(at) == '"') {
      return at;
    }
    return text.wordAt(at) && text.at(at + 1) == '\'' ? at + 1 : -1;
  }

  /** The sign that ends a string; two in a row, or one behind a backslash, don't. */
  private static int quotedEnd(Text text, int quote) {
    int sign = text.at(quote);
    int at = quote + 1;
    while (at < text.to()) {
      if (text.at(at) == '\\') {
        at++;
      } else if (text.at(at) == sign) {
        if (text.at(at + 1) != sign) {
          return at;
        }
        at++;
      }
      at++;
    }
    return text.to();
  }

  /** Where a value without quotation marks ends, calls with their brackets. */
  private static int plainEnd(Text text, int from) {
    int depth = 0;
    int at = from;
    while (at < text.to()) {
      int b = text.at(at);
      if (depth == 0 && (b == ',' || b == ')')) {
        return at;
      }
      depth += b == '(' ? 1 : b == ')' ? -1 : 0;
      at++;
    }
    return at;
  }
}
