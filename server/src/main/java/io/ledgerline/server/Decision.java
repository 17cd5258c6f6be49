package io.ledgerline.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which node something is decided that can't be taken back, who decided it, and why. */
final class Decision {
  private static final String WORD = "[A-Za-z0-9._:/-]{1,128}";

  @Option(
      names = "--config",
      defaultValue = "ledgerline.yaml",
      description = "The node's configuration (${DEFAULT-VALUE}).")
  Path config = Path.of("ledgerline.yaml");

  @Option(
      names = "--confirm",
      paramLabel = "INSTALLATION",
      description = "The installation's id, as shown without this option: do it.")
  @Nullable String installation;

  @Option(
      names = "--by",
      description = "Who decided it: a role or account, no person's name; stands in the entry.")
  private @Nullable String by;

  @Option(
      names = "--reason",
      description = "Why: a case or ticket, no free text; stands in the entry.")
  private @Nullable String reason;

  /**
   * Who.
   *
   * @throws IllegalArgumentException if that is not said in a word
   */
  String by() {
    return word("--by", by);
  }

  /**
   * Why.
   *
   * @throws IllegalArgumentException if that is not said in a word
   */
  String reason() {
    return word("--reason", reason);
  }

  private static String word(String option, @Nullable String value) {
    if (value == null || !value.matches(WORD)) {
      throw new IllegalArgumentException(option + ": " + value + " (expected: " + WORD + ")");
    }
    return value;
  }
}
