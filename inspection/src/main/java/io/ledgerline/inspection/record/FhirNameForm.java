package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * The names of people in FHIR resources (HL7 FHIR R4, HumanName): {@code
 * "family":"Chalmers","given":["Peter","James"]}. Only an array of given names tells; families are
 * of fonts, too.
 */
final class FhirNameForm implements RecordForm {
  private static final String GIVEN = "given\"";
  private static final String FAMILY = "\"family\"";
  private static final int REACH = 200;

  @Override
  public List<String> beginnings() {
    return List.of(GIVEN);
  }

  @Override
  public String behind() {
    return "\"";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    int at = behind(text, offset + GIVEN.length(), ':');
    at = at < 0 ? at : behind(text, at, '[');
    if (at < 0 || text.at(offset - 1) != '"') {
      return offset;
    }
    int stop = Math.min(text.to(), at + REACH);
    int end = Pieces.end(text, at, stop, ']');
    Pieces.of(text, at, end, ',', (_, from, to) -> string(text, from, to, sink));
    family(text, Math.max(text.from(), offset - REACH), Math.min(text.to(), end + REACH), sink);
    return end;
  }

  /** Behind a sign and the blanks before it; -1 where another stands. */
  private static int behind(Text text, int from, int sign) {
    int at = Values.begin(text, from, text.to());
    return text.at(at) == sign ? at + 1 : -1;
  }

  private static void string(Text text, int from, int to, Sink sink) {
    int begin = Values.begin(text, from, to);
    int end = Values.end(text, begin, to);
    if (end - begin > 2 && text.at(begin) == '"' && text.at(end - 1) == '"') {
      Values.name(text, begin + 1, end - 1, sink);
    }
  }

  private static void family(Text text, int from, int to, Sink sink) {
    for (int at = from; at < to; at++) {
      if (text.startsWith(at, FAMILY)) {
        int value = behind(text, at + FAMILY.length(), ':');
        int begin = value < 0 ? to : Values.begin(text, value, to);
        if (begin < to && text.at(begin) == '"') {
          string(text, begin, Pieces.end(text, begin + 1, to, '"') + 1, sink);
        }
      }
    }
  }
}
