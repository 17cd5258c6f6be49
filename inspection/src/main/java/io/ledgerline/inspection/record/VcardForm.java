package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * vCards (RFC 6350), of any version: {@code N:Doe;John;;;}, {@code ADR;TYPE=home:;;12 High St;…}.
 */
final class VcardForm implements RecordForm {
  private static final int MOST_BYTES = 16_384;
  private static final int LONGEST_LINE = 1024;
  private static final int NAMES = 3;

  @Override
  public List<String> beginnings() {
    return List.of("BEGIN:VCARD");
  }

  @Override
  public String behind() {
    return ":";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    int stop = Math.min(text.to(), offset + MOST_BYTES);
    int at = offset;
    while (at < stop) {
      int end = Pieces.lineEnd(text, at, LONGEST_LINE);
      line(text, Values.begin(text, at, end), end, sink);
      if (text.startsWith(Values.begin(text, at, end), "END:VCARD")) {
        return end;
      }
      at = end + 1;
    }
    return at;
  }

  private static void line(Text text, int from, int to, Sink sink) {
    int colon = Pieces.end(text, from, to, ':');
    int name = Pieces.end(text, from, colon, ';');
    if (colon == to) {
      return;
    }
    int begin = colon + 1;
    switch (name(text, from, name)) {
      case "N" -> names(text, begin, to, sink);
      case "FN" -> Values.name(text, begin, to, sink);
      case "ORG" -> Values.company(text, begin, Pieces.end(text, begin, to, ';'), sink);
      case "BDAY" -> birth(text, begin, to, sink);
      case "ADR" -> address(text, begin, to, sink);
      case "TEL" -> Values.phone(text, begin, to, sink);
      default -> {}
    }
  }

  /** The property of a line, without its group: {@code item1.TEL}. */
  private static String name(Text text, int from, int to) {
    String name = Pieces.string(text, from, to);
    return name.substring(name.indexOf('.') + 1);
  }

  private static void names(Text text, int from, int to, Sink sink) {
    Pieces.of(
        text,
        from,
        to,
        ';',
        (number, one, behind) -> {
          if (number < NAMES) {
            Values.name(text, one, behind, sink);
          }
        });
  }

  private static void birth(Text text, int from, int to, Sink sink) {
    Values.birth(text, from, to, sink);
    text.part(from, to, "date of birth", sink);
  }

  private static void address(Text text, int from, int to, Sink sink) {
    Pieces.of(
        text,
        from,
        to,
        ';',
        (number, one, behind) -> {
          if (number == 2 || number == 5) {
            Values.address(text, one, behind, sink);
          } else if (number == 3) {
            Values.town(text, one, behind, sink);
          }
        });
  }
}
