package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that a statement of SQL names in brackets. Not thread-safe. */
final class NamedColumns {
  private static final int LONGEST_TABLE = 200;
  private static final int LONGEST_COLUMNS = 4096;
  private static final int LONGEST_NAME = 64;

  private final Columns columns = new Columns();

  /** Their names, empty where they say nothing of a value. */
  private final List<String> labels = new ArrayList<>();

  private final int end;

  private NamedColumns(int end) {
    this.end = end;
  }

  /**
   * Those of the statement that begins at an offset; null where it names none, or no word of some
   * follows.
   */
  static @Nullable NamedColumns read(Text text, int offset, List<String> words) {
    int open = Pieces.end(text, offset, Math.min(text.to(), offset + LONGEST_TABLE), '(');
    int close = close(text, open + 1);
    if (text.at(open) != '(' || text.at(close) != ')') {
      return null;
    }
    int at = Values.begin(text, close + 1, text.to());
    if (words.stream().noneMatch(word -> text.startsWith(at, word))) {
      return null;
    }
    var named = new NamedColumns(at);
    Pieces.of(text, open + 1, close, ',', (_, from, to) -> named.add(text, from, to));
    return named;
  }

  /** Where the word begins that follows. */
  int end() {
    return end;
  }

  int count() {
    return labels.size();
  }

  private void add(Text text, int from, int to) {
    int begin = unquoted(text, from, to, 1);
    int behind = unquoted(text, from, to, -1);
    columns.add(text, begin, behind);
    boolean told = behind - begin <= LONGEST_NAME && text.isAbout(begin, behind);
    labels.add(told ? new String(text.bytes(), begin, behind - begin, StandardCharsets.UTF_8) : "");
  }

  /**
   * Says what a value is.
   *
   * @param literal whether it is a string or a number, no word of the language
   */
  void value(Text text, int column, int from, int to, boolean literal, Sink sink) {
    columns.cell(text, column, from, to, sink);
    if (literal && column < labels.size() && !labels.get(column).isEmpty()) {
      text.part(from, to, labels.get(column), sink);
    }
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
}
