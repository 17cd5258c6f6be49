package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of SQL that name their columns: {@code INSERT INTO t (last_name, ssn) VALUES ('Doe', …)}.
 * Each value is looked at under the name of its column.
 */
final class InsertForm implements RecordForm {
  private static final int LONGEST_TABLE = 200;
  private static final int LONGEST_COLUMNS = 4096;
  private static final int LONGEST_NAME = 64;

  @Override
  public List<String> beginnings() {
    return List.of("INSERT INTO ", "insert into ", "Insert Into ", "INSERT into ", "insert INTO ");
  }

  @Override
  public String behind() {
    return " ";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    int open = Pieces.end(text, offset, Math.min(text.to(), offset + LONGEST_TABLE), '(');
    int close = close(text, open + 1);
    if (text.at(open) != '(' || text.at(close) != ')') {
      return offset;
    }
    int at = Values.begin(text, close + 1, text.to());
    if (!isValues(text, at)) {
      return offset;
    }
    var columns = new Columns();
    var labels = new ArrayList<String>();
    Pieces.of(
        text,
        open + 1,
        close,
        ',',
        (_, from, to) -> {
          int begin = unquoted(text, from, to, 1);
          int end = unquoted(text, from, to, -1);
          columns.add(text, begin, end);
          boolean told = end - begin <= LONGEST_NAME && text.isAbout(begin, end);
          labels.add(
              told ? new String(text.bytes(), begin, end - begin, StandardCharsets.UTF_8) : "");
        });
    at = Values.begin(text, at + "VALUES".length(), text.to());
    while (text.at(at) == '(') {
      at = row(text, at + 1, columns, labels, sink);
      int next = Values.begin(text, at, text.to());
      at = text.at(next) == ',' ? Values.begin(text, next + 1, text.to()) : next;
    }
    return at;
  }

  /** The bracket behind a list of names, in which no other stands. */
  private static int close(Text text, int from) {
    int most = Math.min(text.to(), from + LONGEST_COLUMNS);
    int at = from;
    while (at < most && text.at(at) != ')' && text.at(at) != '(' && text.at(at) != ';') {
      at++;
    }
    return at;
  }

  private static boolean isValues(Text text, int at) {
    return text.startsWith(at, "VALUES")
        || text.startsWith(at, "values")
        || text.startsWith(at, "Values");
  }

  /** The first place, or behind the last, of the name of a column. */
  private static int unquoted(Text text, int from, int to, int side) {
    int begin = from;
    int end = to;
    while (begin < end && !isName(text, begin)) {
      begin++;
    }
    while (end > begin && !isName(text, end - 1)) {
      end--;
    }
    return side > 0 ? begin : end;
  }

  private static boolean isName(Text text, int at) {
    return (text.at(at) & 0x80) != 0 || text.wordAt(at) || text.at(at) == '_';
  }

  /** Reads a row; the offset behind it. */
  private static int row(Text text, int from, Columns columns, List<String> labels, Sink sink) {
    int column = 0;
    int at = from;
    while (at < text.to()) {
      int begin = Values.begin(text, at, text.to());
      int quote = quote(text, begin);
      int end = quote < 0 ? plainEnd(text, begin) : quotedEnd(text, quote);
      int first = quote < 0 ? begin : quote + 1;
      int last = quote < 0 ? Values.end(text, begin, end) : end;
      columns.cell(text, column, first, last, sink);
      boolean literal = quote >= 0 || text.at(first) >= '0' && text.at(first) <= '9';
      if (literal && column < labels.size() && !labels.get(column).isEmpty()) {
        text.part(first, last, labels.get(column), sink);
      }
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
