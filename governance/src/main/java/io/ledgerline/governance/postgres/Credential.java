package io.ledgerline.governance.postgres;

/**
 * A database role and its password.
 *
 * @param user the role's name
 * @param password never printed
 */
public record Credential(String user, String password) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "Credential[user=" + user + "]";
  }
}
