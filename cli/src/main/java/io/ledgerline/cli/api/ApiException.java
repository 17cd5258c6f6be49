package io.ledgerline.cli.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The server said no, or can't be reached. Its message is one sentence for a person. */
public final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable JsonNode problem;

  ApiException(int status, String sentence, @Nullable JsonNode problem) {
    super(sentence);
    this.status = status;
    this.problem = problem;
  }

  /** The HTTP status; 0 when no server answered. */
  public int status() {
    return status;
  }

  /** The whole problem document, or null. */
  public @Nullable JsonNode problem() {
    return problem;
  }
}
