package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Segments of HL7 version 2 messages that are about people (HL7 v2.5.1, chapters 3 and 6): {@code
 * PID|1||12345^^^HOSP^MR||DOE^JOHN}. Fields are parted by bars, their repetitions by tildes, their
 * components by carets.
 */
final class Hl7Form implements RecordForm {
  private static final int MOST_BYTES = 8192;
  private static final int TAG = 4;

  /** A number of fewer digits is nobody's. */
  private static final int SHORTEST = 4;

  private enum Field {
    NAME,
    /** A number, then a name. */
    STAFF,
    ADDRESS,
    PHONE,
    BIRTH,
    ID,
    SSN,
    LICENCE,
    POLICY
  }

  /** By segment: which field is what. */
  private static final Map<String, Map<Integer, Field>> SEGMENTS =
      Map.of(
          "PID|",
          fields(
              "2 ID 3 ID 4 ID 5 NAME 6 NAME 7 BIRTH 9 NAME 11 ADDRESS 13 PHONE 14 PHONE 18 ID"
                  + " 19 SSN 20 LICENCE 21 ID"),
          "NK1|",
          fields("2 NAME 4 ADDRESS 5 PHONE 6 PHONE 16 BIRTH 30 NAME 31 PHONE 32 ADDRESS 37 SSN"),
          "GT1|",
          fields("2 ID 3 NAME 4 NAME 5 ADDRESS 6 PHONE 7 PHONE 8 BIRTH 12 SSN"),
          "IN1|",
          fields("16 NAME 18 BIRTH 19 ADDRESS 36 POLICY 49 POLICY"),
          "PV1|",
          fields("7 STAFF 8 STAFF 9 STAFF 17 STAFF 19 ID 52 STAFF"),
          "OBR|",
          fields("10 STAFF 16 STAFF 28 STAFF"),
          "ORC|",
          fields("10 STAFF 11 STAFF 12 STAFF"),
          "MRG|",
          fields("1 ID 2 ID 3 ID 4 ID 7 NAME"));

  private static Map<Integer, Field> fields(String list) {
    String[] words = list.split(" ");
    var fields = new HashMap<Integer, Field>();
    for (int i = 0; i < words.length; i += 2) {
      fields.put(Integer.valueOf(words[i]), Field.valueOf(words[i + 1]));
    }
    return fields;
  }

  @Override
  public List<String> beginnings() {
    return SEGMENTS.keySet().stream().sorted().toList();
  }

  @Override
  public String behind() {
    return "|";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    var fields = SEGMENTS.get(Pieces.string(text, offset, offset + TAG));
    if (fields == null || text.wordBefore(offset)) {
      return offset;
    }
    int end = Pieces.lineEnd(text, offset, MOST_BYTES);
    Pieces.of(
        text,
        offset + TAG,
        end,
        '|',
        (before, from, to) -> {
          Field field = fields.get(before + 1);
          if (field != null && from < to) {
            Pieces.of(
                text, from, to, '~', (_, one, behind) -> value(text, field, one, behind, sink));
          }
        });
    return end;
  }

  private static void value(Text text, Field field, int from, int to, Sink sink) {
    switch (field) {
      case NAME -> names(text, from, to, 0, sink);
      case STAFF -> names(text, from, to, 1, sink);
      case ADDRESS -> address(text, from, to, sink);
      case PHONE -> phone(text, from, to, sink);
      case BIRTH -> Values.birth(text, from, to, sink);
      case ID -> id(text, from, to, sink);
      case SSN -> part(text, from, to, "ssn", sink);
      case LICENCE -> part(text, from, to, "driver license number", sink);
      case POLICY -> part(text, from, to, "member id", sink);
    }
  }

  /** Family name, given name, other given names. */
  private static void names(Text text, int from, int to, int first, Sink sink) {
    Pieces.of(
        text,
        from,
        to,
        '^',
        (number, one, behind) -> {
          if (number >= first && number < first + 3) {
            Values.name(text, one, Pieces.end(text, one, behind, '&'), sink);
          }
        });
  }

  /** Street, its second line, town, state, postcode. */
  private static void address(Text text, int from, int to, Sink sink) {
    Pieces.of(
        text,
        from,
        to,
        '^',
        (number, one, behind) -> {
          if (number == 0 || number == 1 || number == 4) {
            Values.address(text, one, Pieces.end(text, one, behind, '&'), sink);
          } else if (number == 2) {
            Values.town(text, one, behind, sink);
          }
        });
  }

  /** As people write it, or in the sixth and seventh component. */
  private static void phone(Text text, int from, int to, Sink sink) {
    int end = Pieces.end(text, from, to, '^');
    if (end > from) {
      Values.phone(text, from, end, sink);
      return;
    }
    int area = Pieces.start(text, from, to, '^', 5);
    int local = Pieces.start(text, from, to, '^', 6);
    Values.phone(text, area, Pieces.end(text, local, to, '^'), sink);
  }

  /** A number whose sort its fifth component tells. */
  private static void id(Text text, int from, int to, Sink sink) {
    int sort = Pieces.start(text, from, to, '^', 4);
    String label =
        text.startsWith(sort, "SS")
            ? "ssn"
            : text.startsWith(sort, "DL")
                ? "driver license number"
                : text.startsWith(sort, "PPN") ? "passport number" : "medical record number";
    part(text, from, Pieces.end(text, from, to, '^'), label, sink);
  }

  private static void part(Text text, int from, int to, String label, Sink sink) {
    int end = Pieces.end(text, from, to, '^');
    if (end - from >= SHORTEST) {
      text.part(from, end, label, sink);
    }
  }
}
