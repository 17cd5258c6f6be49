package io.ledgerline.cli.output;

/**
 * One column.
 *
 * @param title its heading
 * @param kind how its values are aligned and shown
 */
public record Column(String title, Kind kind) {
  /** What a column holds. */
  public enum Kind {
    /** Left, cut short where the line is too long. */
    TEXT,
    /** Left, never cut. */
    ID,
    /** Right, with thousands separators for people. */
    COUNT,
    /** Sentences: for people on lines of their own below the row, never cut. */
    BELOW,
    /** US dollars: right, all with the same number of decimals, at least six. */
    USD
  }

  public static Column text(String title) {
    return new Column(title, Kind.TEXT);
  }

  public static Column id(String title) {
    return new Column(title, Kind.ID);
  }

  public static Column count(String title) {
    return new Column(title, Kind.COUNT);
  }

  public static Column usd(String title) {
    return new Column(title, Kind.USD);
  }

  public static Column below(String title) {
    return new Column(title, Kind.BELOW);
  }

  boolean isBelow() {
    return kind == Kind.BELOW;
  }

  boolean right() {
    return kind == Kind.COUNT || kind == Kind.USD;
  }
}
