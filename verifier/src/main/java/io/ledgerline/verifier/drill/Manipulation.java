package io.ledgerline.verifier.drill;

import java.io.IOException;
import java.security.GeneralSecurityException;

/**
 * One way to tamper.
 *
 * @param way what it belongs to
 * @param done what is done, in words that follow a bullet
 * @param caughtWith the least that a checker must have to see it
 * @param change does it
 */
record Manipulation(Way way, String done, Knowledge caughtWith, Change change) {
  /** Changes the exhibit's files. */
  @FunctionalInterface
  interface Change {
    /**
     * Does it, and says what must be found.
     *
     * @throws NotHereException if the exhibit holds nothing that it could be done to
     */
    Expected apply(Exhibit exhibit) throws IOException, NotHereException, GeneralSecurityException;
  }

  /** The exhibit has nothing that this could be done to. */
  static final class NotHereException extends Exception {
    private static final long serialVersionUID = 1L;

    NotHereException(String why) {
      super(why);
    }
  }
}
