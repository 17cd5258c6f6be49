package io.ledgerline.inspection.scan;

import java.util.Locale;

/**
 * A type of value that a detector finds.
 *
 * @param type its stable upper-case name, as in findings: {@code US_SSN}
 * @param version of the rules that find it; grows with every change of what is found
 * @param rank who wins where findings overlap
 * @param category what kind of data it is
 */
public record Kind(String type, int version, Rank rank, Category category) {
  public Kind {
    if (!type.equals(type.toUpperCase(Locale.ROOT)) || type.isBlank() || type.length() > 64) {
      throw new IllegalArgumentException(
          "type: " + type + " (expected: 1 to 64 upper-case characters)");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
    }
  }

  /** Version 1 of a kind. */
  public static Kind of(String type, Rank rank, Category category) {
    return new Kind(type, 1, rank, category);
  }

  /** The detector with its version: {@code us_ssn@1}. */
  public String detector() {
    return type.toLowerCase(Locale.ROOT) + "@" + version;
  }
}
