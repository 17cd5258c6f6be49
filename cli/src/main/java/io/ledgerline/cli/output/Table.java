package io.ledgerline.cli.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows under headings, as text for people or as CSV. Values are {@link String}, {@link Long},
 * {@link BigDecimal} or null.
 */
public final class Table {
  private static final int LEAST_TEXT = 6;
  private static final int GAP = 2;
  private static final int INDENT = 4;
  private static final int USUAL_DECIMALS = 6;

  private final List<Column> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private @Nullable List<@Nullable Object> total;

  public Table(Column... columns) {
    this(List.of(columns));
  }

  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds a row. */
  public Table row(@Nullable Object... values) {
    rows.add(checked(values));
    return this;
  }

  /** Sets the line below all rows; people see it under a rule, CSV as the last line. */
  public Table total(@Nullable Object... values) {
    total = checked(values);
    return this;
  }

  private List<@Nullable Object> checked(@Nullable Object[] values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "row: " + values.length + " values (expected: " + columns.size() + ")");
    }
    var row = new ArrayList<@Nullable Object>(values.length);
    for (var value : values) {
      row.add(value);
    }
    return row;
  }

  /** The table for people, no line longer than the width where that is possible. */
  public String text(int width) {
    var cells = new ArrayList<List<String>>();
    for (List<@Nullable Object> row : rows) {
      cells.add(shown(row));
    }
    var last = total == null ? null : shown(total);
    var widths = widths(cells, last, width);
    var out = new StringBuilder();
    line(out, columns.stream().map(Column::title).toList(), widths);
    for (List<String> row : cells) {
      line(out, row, widths);
      below(out, row, width);
    }
    if (last != null) {
      int rule = Arrays.stream(widths).sum() + gaps();
      out.append("-".repeat(rule)).append('\n');
      line(out, last, widths);
    }
    return out.toString();
  }

  /** The table as CSV (RFC 4180) with line feeds. */
  public String csv() {
    var out = new StringBuilder();
    out.append(
        columns.stream().map(column -> quoted(column.title())).collect(Collectors.joining(",")));
    out.append('\n');
    var all = new ArrayList<>(rows);
    if (total != null) {
      all.add(total);
    }
    for (var row : all) {
      out.append(
          row.stream().map(Table::plain).map(Table::quoted).collect(Collectors.joining(",")));
      out.append('\n');
    }
    return out.toString();
  }

  private List<String> shown(List<@Nullable Object> row) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      cells.add(
          switch (row.get(i)) {
            case null -> "";
            case Long count -> String.format(Locale.ROOT, "%,d", count);
            case BigDecimal usd -> usd.setScale(decimals(column)).toPlainString();
            case Object text -> printable(text.toString());
          });
    }
    return cells;
  }

  /** The most decimals that any value of a money column has. */
  private int decimals(int column) {
    var all = new ArrayList<>(rows);
    if (total != null) {
      all.add(total);
    }
    return all.stream()
        .map(row -> row.get(column))
        .filter(BigDecimal.class::isInstance)
        .mapToInt(usd -> ((BigDecimal) usd).stripTrailingZeros().scale())
        .reduce(USUAL_DECIMALS, Math::max);
  }

  /**
   * A value as it may be shown: it comes from callers, and nothing in it may steer the terminal.
   */
  public static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private int[] widths(List<List<String>> cells, @Nullable List<String> last, int width) {
    var widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).isBelow()) {
        continue;
      }
      int at = i;
      int widest = cells.stream().mapToInt(row -> length(row.get(at))).max().orElse(0);
      widths[i] = Math.max(columns.get(i).title().length(), widest);
      if (last != null) {
        widths[i] = Math.max(widths[i], length(last.get(i)));
      }
    }
    shrink(widths, width - gaps());
    return widths;
  }

  private int gaps() {
    return GAP * (int) (columns.stream().filter(column -> !column.isBelow()).count() - 1);
  }

  /** Takes from the widest text column until all fit, or none can give more. */
  private void shrink(int[] widths, int room) {
    while (Arrays.stream(widths).sum() > room) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean canGive = columns.get(i).kind() == Column.Kind.TEXT && widths[i] > LEAST_TEXT;
        if (canGive && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private void line(StringBuilder out, List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (columns.get(i).isBelow()) {
        continue;
      }
      var cell = cut(cells.get(i), widths[i]);
      var pad = " ".repeat(widths[i] - length(cell));
      line.append(line.isEmpty() ? "" : " ".repeat(GAP));
      line.append(columns.get(i).right() ? pad + cell : cell + pad);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** Sentences of a row, broken between words. */
  private void below(StringBuilder out, List<String> cells, int width) {
    for (int i = 0; i < cells.size(); i++) {
      if (!columns.get(i).isBelow() || cells.get(i).isBlank()) {
        continue;
      }
      int used = width;
      for (String word : cells.get(i).strip().split(" +")) {
        if (used > INDENT && used + 1 + length(word) <= width) {
          out.append(' ').append(word);
          used += 1 + length(word);
        } else {
          out.append(out.charAt(out.length() - 1) == '\n' ? "" : "\n");
          out.append(" ".repeat(INDENT)).append(word);
          used = INDENT + length(word);
        }
      }
      out.append('\n');
    }
  }

  private static String cut(String cell, int width) {
    if (length(cell) <= width) {
      return cell;
    }
    return cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static String plain(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal usd -> usd.toPlainString();
      default -> value.toString();
    };
  }

  private static String quoted(String cell) {
    boolean needs = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return needs ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
