package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.Literals.Stretch;
import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line of a table: what separates its cells stays when they are emptied. A line is one when the
 * line before it, or behind the first, has as many separators: two, or one that is a tab or stands
 * beside quotes. A cell in quotes may go over lines.
 */
final class Row {
  private static final byte[] SEPARATORS = {'|', '\t', ';', ','};

  /** Of a cell in quotes, to each side. */
  private static final int MOST_LINES = 32;

  private Row() {}

  /** The parts of a stretch that are no separators; the stretch where a line of it is no row. */
  static List<Span> cells(byte[] utf8, Stretch prose, int from, int to) {
    var cells = new ArrayList<Span>();
    int at = from;
    while (at < to) {
      int begin = at;
      while (begin > prose.start() && utf8[begin - 1] != '\n') {
        begin--;
      }
      Span line = new Span(begin, lineEnd(utf8, at, prose.end()));
      List<Span> row = row(utf8, prose, line, at, to);
      if (row == null) {
        line = whole(utf8, prose, line);
        row = row(utf8, prose, line, at, to);
      }
      if (row == null) {
        return List.of(new Span(from, to));
      }
      cells.addAll(row);
      at = line.end() + 1;
    }
    return cells;
  }

  /** The lines around one, up to those in which the quotes of a cell open and close. */
  private static Span whole(byte[] utf8, Stretch prose, Span line) {
    Span first = line;
    Span last = line;
    boolean odd = isOdd(utf8, line);
    if (!odd || !isCellBegun(utf8, line)) {
      for (int i = 0; i < MOST_LINES && first.start() > prose.start(); i++) {
        first = before(utf8, prose, first);
        if (isOdd(utf8, first)) {
          break;
        }
      }
    }
    if (!odd || first == line) {
      for (int i = 0; i < MOST_LINES && last.end() < prose.end(); i++) {
        last = behind(utf8, prose, last);
        if (isOdd(utf8, last)) {
          break;
        }
      }
    }
    return new Span(first.start(), last.end());
  }

  /** Whether quotes are left open in a line, or closed that another one opened. */
  private static boolean isOdd(byte[] utf8, Span line) {
    boolean odd = false;
    for (int i = line.start(); i < line.end(); i++) {
      odd ^= utf8[i] == '"';
    }
    return odd;
  }

  /** Whether the last quotes of a line stand where those of a cell open. */
  private static boolean isCellBegun(byte[] utf8, Span line) {
    int at = line.end() - 1;
    while (at > line.start() && utf8[at] != '"') {
      at--;
    }
    return at == line.start() || "|\t;,".indexOf(utf8[at - 1]) >= 0;
  }

  private static @Nullable List<Span> row(byte[] utf8, Stretch prose, Span line, int from, int to) {
    Span other =
        line.start() > prose.start() ? before(utf8, prose, line) : behind(utf8, prose, line);
    for (byte separator : SEPARATORS) {
      List<Integer> kept = kept(utf8, line, separator);
      int count = count(utf8, kept, separator);
      if (count >= (separator == '\t' || isBesideQuotes(utf8, line, kept, separator) ? 1 : 2)
          && count == count(utf8, kept(utf8, other, separator), separator)) {
        return between(utf8, kept, from, Math.min(to, line.end()));
      }
    }
    return null;
  }

  /** Whether quotes touch a separator: prose has a blank there, {@code 2,"text"} has none. */
  private static boolean isBesideQuotes(
      byte[] utf8, Span line, List<Integer> kept, byte separator) {
    for (int at : kept) {
      boolean touched =
          at > line.start() && utf8[at - 1] == '"' || at + 1 < line.end() && utf8[at + 1] == '"';
      if (utf8[at] == separator && touched) {
        return true;
      }
    }
    return false;
  }

  private static Span before(byte[] utf8, Stretch prose, Span line) {
    int end = line.start() - 1;
    int begin = end;
    while (begin > prose.start() && utf8[begin - 1] != '\n') {
      begin--;
    }
    return new Span(begin, end);
  }

  private static Span behind(byte[] utf8, Stretch prose, Span line) {
    int begin = Math.min(line.end() + 1, prose.end());
    return new Span(begin, lineEnd(utf8, begin, prose.end()));
  }

  private static int lineEnd(byte[] utf8, int at, int last) {
    int end = at;
    while (end < last && utf8[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Separators outside of quotes, and the quotes. */
  private static List<Integer> kept(byte[] utf8, Span line, byte separator) {
    var kept = new ArrayList<Integer>();
    boolean quoted = false;
    for (int i = line.start(); i < line.end(); i++) {
      if (utf8[i] == '"' && separator != '|') {
        quoted = !quoted;
        kept.add(i);
      } else if (utf8[i] == separator && !quoted && (i == line.start() || utf8[i - 1] != '\\')) {
        kept.add(i);
      }
    }
    return kept;
  }

  private static int count(byte[] utf8, List<Integer> kept, byte separator) {
    return (int) kept.stream().filter(at -> utf8[at] == separator).count();
  }

  private static List<Span> between(byte[] utf8, List<Integer> kept, int from, int to) {
    var cells = new ArrayList<Span>();
    int at = from;
    for (int separator : kept) {
      if (separator >= from && separator < to) {
        add(utf8, cells, at, separator);
        at = separator + 1;
      }
    }
    add(utf8, cells, at, to);
    return cells;
  }

  private static void add(byte[] utf8, List<Span> cells, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && utf8[begin] == ' ') {
      begin++;
    }
    while (end > begin && (utf8[end - 1] == ' ' || utf8[end - 1] == '\r')) {
      end--;
    }
    if (begin < end) {
      cells.add(new Span(begin, end));
    }
  }
}
