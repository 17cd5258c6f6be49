package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * Segments of X12 transactions that name people, as claims and enrolments have them (ASC X12 270,
 * 834, 837): {@code NM1*IL*1*DOE*JOHN****MI*12345~}. A segment ends with a tilde or its line.
 */
final class X12Form implements RecordForm {
  private static final int MOST_BYTES = 400;
  private static final int FEWEST_ELEMENTS = 2;

  @Override
  public List<String> beginnings() {
    return List.of("NM1*", "N3*", "N4*", "DMG*", "REF*", "PER*");
  }

  @Override
  public String behind() {
    return "*";
  }

  @Override
  public int read(Text text, int offset, Sink sink) {
    int before = text.at(offset - 1);
    if (before >= 0 && before != '~' && before != '\n' && before != '\r' && before != ' ') {
      return offset;
    }
    int line = Pieces.lineEnd(text, offset, MOST_BYTES);
    int end = Pieces.end(text, offset, line, '~');
    int[] starts = new int[12];
    int[] ends = new int[12];
    int[] count = {0};
    Pieces.of(
        text,
        offset,
        end,
        '*',
        (number, from, to) -> {
          if (number < starts.length) {
            starts[number] = from;
            ends[number] = to;
            count[0]++;
          }
        });
    if (count[0] < FEWEST_ELEMENTS) {
      return offset;
    }
    segment(text, starts, ends, sink);
    return end;
  }

  private static void segment(Text text, int[] starts, int[] ends, Sink sink) {
    switch (text.at(starts[0]) << 16 | text.at(starts[0] + 1) << 8 | text.at(ends[0] - 1)) {
      case 'N' << 16 | 'M' << 8 | '1' -> entity(text, starts, ends, sink);
      case 'N' << 16 | '3' << 8 | '3' -> {
        Values.address(text, starts[1], ends[1], sink);
        Values.address(text, starts[2], ends[2], sink);
      }
      case 'N' << 16 | '4' << 8 | '4' -> {
        Values.town(text, starts[1], ends[1], sink);
        Values.address(text, starts[3], ends[3], sink);
      }
      case 'D' << 16 | 'M' << 8 | 'G' -> Values.birth(text, starts[2], ends[2], sink);
      case 'R' << 16 | 'E' << 8 | 'F' -> reference(text, starts, ends, sink);
      default -> contact(text, starts, ends, sink);
    }
  }

  private static void entity(Text text, int[] starts, int[] ends, Sink sink) {
    if (text.startsWith(starts[2], "2")) {
      Values.company(text, starts[3], ends[3], sink);
    } else {
      for (int i = 3; i <= 5; i++) {
        Values.name(text, starts[i], ends[i], sink);
      }
    }
    number(text, starts, ends, 8, sink);
  }

  /** An element that says what number the next is. */
  private static void number(Text text, int[] starts, int[] ends, int sort, Sink sink) {
    String label =
        switch (sort(text, starts[sort], ends[sort])) {
          case "MI", "1W" -> "member id";
          case "34", "SY" -> "ssn";
          case "XX" -> "npi";
          case "EA" -> "medical record number";
          default -> "";
        };
    if (!label.isEmpty()) {
      text.part(starts[sort + 1], ends[sort + 1], label, sink);
    }
  }

  private static String sort(Text text, int from, int to) {
    return to - from == 2 ? Pieces.string(text, from, to) : "";
  }

  private static void reference(Text text, int[] starts, int[] ends, Sink sink) {
    number(text, starts, ends, 1, sink);
  }

  /** Who may be called, and how. */
  private static void contact(Text text, int[] starts, int[] ends, Sink sink) {
    Values.name(text, starts[2], ends[2], sink);
    for (int i = 3; i < 9; i += 2) {
      if ("TE".equals(sort(text, starts[i], ends[i]))) {
        Values.phone(text, starts[i + 1], ends[i + 1], sink);
      }
    }
  }
}
