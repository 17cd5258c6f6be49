package io.ledgerline.governance.postgres;

import org.jspecify.annotations.Nullable;

/** The database can't be used; the message is one sentence with what to do. */
public final class DatabaseStartException extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseStartException(String sentence) {
    this(sentence, null);
  }

  DatabaseStartException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
