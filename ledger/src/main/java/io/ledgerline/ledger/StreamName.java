package io.ledgerline.ledger;

/**
 * The names that streams may have: a tenant's, {@code [a-z0-9][a-z0-9-]{0,62}}, or {@code _system}.
 */
public final class StreamName {
  /** The organization's own stream. */
  public static final String SYSTEM = "_system";

  private static final int MAX_LENGTH = 63;

  private StreamName() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException if it is not a stream's name
   */
  public static String require(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException(
          "stream: " + name + " (expected: [a-z0-9][a-z0-9-]{0,62} or _system)");
    }
    return name;
  }

  /** Whether a stream may be called that. */
  public static boolean isValid(String name) {
    if (name.equals(SYSTEM)) {
      return true;
    }
    boolean valid = !name.isEmpty() && name.length() <= MAX_LENGTH && name.charAt(0) != '-';
    for (int i = 0; valid && i < name.length(); i++) {
      char c = name.charAt(i);
      valid = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    return valid;
  }
}
