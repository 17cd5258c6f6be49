package io.ledgerline.cli.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The server said no, or can't be reached. Its message is one sentence for a person. */
public final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Nobody was asked: there is no key to ask with. What a server says to none. */
  static final int NO_KEY = 401;

  /** Nobody was asked: what was given is no URL. What a server says to a wrong value. */
  static final int NO_URL = 400;

  private final int status;
  private final transient @Nullable JsonNode problem;

  ApiException(int status, String sentence, @Nullable JsonNode problem) {
    super(sentence);
    this.status = status;
    this.problem = problem;
  }

  /** The HTTP status, or the one that says the same of what kept us from asking; 0: no answer. */
  public int status() {
    return status;
  }

  /** The whole problem document, or null. */
  public @Nullable JsonNode problem() {
    return problem;
  }
}
