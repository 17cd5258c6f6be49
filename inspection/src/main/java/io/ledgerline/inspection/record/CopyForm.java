package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * Rows in dumps of PostgreSQL (documentation of {@code COPY}, "Text Format"): {@code COPY t
 * (last_name, ssn) FROM stdin;}, then lines of values between tabs, up to {@code \\.}.
 */
final class CopyForm implements RecordForm {
  private static final int MOST_HEADING = 200;
  private static final List<String> FROM = List.of("FROM stdin");

  @Override
  public List<String> beginnings() {
    return List.of("COPY ");
  }

  @Override
  public String behind() {
    return " ";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    var columns = NamedColumns.read(text, offset, FROM);
    if (columns == null) {
      return offset;
    }
    int end = Pieces.lineEnd(text, columns.end(), MOST_HEADING);
    while (end < text.to()) {
      int begin = Pieces.nextLine(text, end);
      int next = Pieces.lineEnd(text, begin, text.to() - begin);
      int[] count = {0};
      Pieces.of(text, begin, next, '\t', (number, _, _) -> count[0] = number + 1);
      if (count[0] != columns.count() || next == begin || text.startsWith(begin, "\\.")) {
        return end;
      }
      Pieces.of(
          text,
          begin,
          next,
          '\t',
          (column, one, behind) -> {
            int first = Values.begin(text, one, behind);
            int last = Values.end(text, first, behind);
            columns.value(text, column, first, last, text.at(first) != '\\', sink);
          });
      end = next;
    }
    return end;
  }
}
