package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Format;
import picocli.CommandLine.Option;

/** How to print. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or csv (default: table).")
  Format format = Format.TABLE;
}
