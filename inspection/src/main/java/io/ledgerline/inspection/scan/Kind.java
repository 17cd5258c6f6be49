package io.ledgerline.inspection.scan;

import java.util.Locale;

/**
 * A type of value that a detector finds.
 *
 * @param type its stable upper-case name, as in findings: {@code US_SSN}
 * @param version of the rules that find it; grows with every change of what is found
 * @param rank who wins where findings overlap
 * @param category what kind of data it is
 * @param owner whose rules find it, as {@code threadco/own}; empty for those that come with us
 */
public record Kind(String type, int version, Rank rank, Category category, String owner) {
  public Kind {
    if (!type.equals(type.toUpperCase(Locale.ROOT)) || type.isBlank() || type.length() > 64) {
      throw new IllegalArgumentException(
          "type: " + type + " (expected: 1 to 64 upper-case characters)");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
    }
  }

  /** A kind that comes with us. */
  public Kind(String type, int version, Rank rank, Category category) {
    this(type, version, rank, category, "");
  }

  /** Version 1 of a kind. */
  public static Kind of(String type, Rank rank, Category category) {
    return new Kind(type, 1, rank, category);
  }

  /** The detector with its version: {@code us_ssn@1}, {@code threadco/own:loyalty_card@3}. */
  public String detector() {
    return (owner.isEmpty() ? "" : owner + ":") + type.toLowerCase(Locale.ROOT) + "@" + version;
  }
}
