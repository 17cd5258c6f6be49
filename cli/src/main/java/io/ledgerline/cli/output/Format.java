package io.ledgerline.cli.output;

/** How results are printed. */
public enum Format {
  /** For people: aligned columns that fit the terminal. */
  TABLE,
  /** For programs: the API's JSON. */
  JSON,
  /** For spreadsheets: RFC 4180, header first, numbers without separators. */
  CSV
}
